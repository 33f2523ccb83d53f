import type { BodyRow } from './body-rows.ts'
import type { Doubt } from './doubt.ts'
import type { Header } from './header.ts'
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

/** The letters of columns without a word above them, but for the one that numbers the rows. */
function untitled({ titled }: Header, rows: readonly BodyRow[]): readonly string[] {
  const filled = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]))))
  const first = Math.min(...titled)
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
