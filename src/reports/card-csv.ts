/** A sheet as a file for a spreadsheet of this country: semicolons, commas in numbers, dates as they are written. */
import { yearsOn } from '../domain/life-stage.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import type { CardSheet, SheetCell, SheetColumn } from './card-sheet.ts'

export interface CsvOptions {
  readonly on: CalendarDate
  readonly nik: boolean
  /** Who made it, when, and its number: the last line. */
  readonly mark: string
}

/** Spreadsheets here read UTF-8 only with this in front. */
const BOM = '\uFEFF'

export function cardCsv({ columns, rows }: CardSheet, { on, nik, mark }: CsvOptions): string {
  const heads = ['No', 'Nama', ...(nik ? ['NIK'] : []), 'L/P', 'Tanggal lahir', 'Umur (tahun)', 'RT']
  const lines = rows.map(({ person, cells }, i) => [
    String(i + 1),
    person.name,
    ...(nik ? [inFours(person.nik ?? '')] : []),
    person.sex ?? '',
    (person.birth ?? '').split('-').reverse().join('/'),
    person.birth ? String(yearsOn(person.birth, on)) : '',
    person.rt ?? '',
    ...columns.flatMap((column, at) => cellsOf(column, cells[at])),
  ])
  const all = [[...heads, ...columns.flatMap(headsOf)], ...lines, [mark]]
  return BOM + all.map((line) => line.map(quoted).join(';')).join('\r\n') + '\r\n'
}

function headsOf({ label, unit, hasMeaning }: SheetColumn): readonly string[] {
  const head = unit ? `${label} (${unit})` : label
  return hasMeaning ? [head, `${label}: arti`] : [head]
}

function cellsOf({ hasMeaning }: SheetColumn, cell: SheetCell | undefined): readonly string[] {
  const { text = '', formal, mark } = cell ?? {}
  return hasMeaning ? [text, formal ?? mark ?? ''] : [text]
}

/** With spaces a spreadsheet keeps all sixteen digits. */
function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** What begins like a formula and is no number is text, whoever typed it. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t]/.test(cell) && !/^[+-]\d[\d.,]*$/.test(cell) ? `'${cell}` : cell
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
