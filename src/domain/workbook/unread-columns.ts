import type { BodyRow } from './body-rows.ts'
import type { Doubt } from './doubt.ts'
import type { Header } from './header.ts'
import type { Column } from './header-words.ts'
import { isBlank, textIn, type Sheet } from './sheet.ts'

/** Columns that hold something and are not read: each is said to have been left out, once, by its words or its letter. */
export function unreadColumns(sheet: Sheet, header: Header, rows: readonly BodyRow[]): readonly Doubt[] {
  const isFilled = (at: number): boolean =>
    sheet.rows.some((row) => row.number > header.lastRow && !isBlank(row.cells[at]))
  const named = header.others.filter(({ at }) => isFilled(at)).map(({ words }) => words)
  return [...named, ...untitled(header, rows)].map((written) => ({
    sheet: sheet.name,
    row: header.lastRow,
    kind: 'column-unknown',
    written,
  }))
}

/** What is asked of a person and not of a day; of the columns of one group, any says it. */
const OF_PEOPLE: readonly (readonly Column[])[] = [
  ['kk'],
  ['sex'],
  ['birthDate'],
  ['dusun'],
  ['rt', 'rtRw'],
  ['rw', 'rtRw'],
  ['address'],
  ['phone'],
  ['mother', 'motherThenFather', 'fatherThenMother', 'parents'],
  ['father', 'motherThenFather', 'fatherThenMother', 'parents'],
  ['birthWeight'],
  ['birthLength'],
  ['birthHead'],
  ['birthOrder'],
  ['gestation'],
  ['imd'],
]

interface ReadRows {
  readonly sheet: Sheet
  readonly header: Header
  readonly rows: readonly BodyRow[]
}

/**
 * Where a sheet lists the people, nothing is read about them from the others: a column that only those have is said to
 * have been left out. `isListed`: whether a row's person is in the list.
 */
export function columnsOfPeople(sheets: readonly ReadRows[], isListed: (row: BodyRow) => boolean): readonly Doubt[] {
  const lists = sheets.filter(({ header }) => header.kind === 'people')
  if (lists.length === 0) return []
  const isKnown = (group: readonly Column[]): boolean =>
    lists.some(({ header }) => group.some((column) => header.columns.has(column)))
  const missing = OF_PEOPLE.filter((group) => !isKnown(group))
  return sheets
    .filter(({ header }) => header.kind === 'weighings' || header.kind === 'immunizations')
    .flatMap(({ sheet, header, rows }) => {
      const columns = new Set(missing.flat().filter((column) => header.columns.has(column)))
      const lost = [...columns].filter((column) => rows.some((row) => !isBlank(row.cell(column)) && isListed(row)))
      return lost.map((column) => ({
        sheet: sheet.name,
        row: header.lastRow,
        kind: 'column-of-people' as const,
        written: header.titled.get(header.columns.get(column)!) ?? '',
      }))
    })
}

/** The letters of columns without a word above them, but for the one that numbers the rows. */
function untitled({ titled }: Header, rows: readonly BodyRow[]): readonly string[] {
  const filled = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]))))
  const first = Math.min(...titled.keys())
  const isCount = (at: number): boolean =>
    at < first && rows.every(({ cells }) => /^(\d{1,5}\.?)?$/.test(textIn(cells[at])))
  return [...filled]
    .filter((at) => !titled.has(at) && !isCount(at))
    .sort((a, b) => a - b)
    .map(letterOf)
}

/** 'AB' for 27, as the spreadsheet program calls it. */
function letterOf(at: number): string {
  const before = Math.floor(at / 26) - 1
  return (before < 0 ? '' : letterOf(before)) + String.fromCharCode(65 + (at % 26))
}
