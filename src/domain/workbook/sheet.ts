import type { CalendarDate } from '../calendar.ts'

/** A cell as the file holds it: text exactly as written, a number as a number, a date only when formatted as one. */
export type Cell = string | number | boolean | { readonly date: CalendarDate } | null

export interface SheetRow {
  /** As the spreadsheet program shows it: 1 is the first. */
  readonly number: number
  readonly cells: readonly Cell[]
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

const NOTHING_WRITTEN = /^[\s'’`"*.–—_-]*$/

/** An error value; a formula whose result the file does not hold (read-rows). */
const BROKEN = /^(=|#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)|Err:\d+)/i

/** What a person sees in the cell, for showing it back to them. */
export function writtenIn(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.date
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return String(cell)
}

/** The cell as trimmed text with inner spaces folded; a number without a decimal comma. */
export function textIn(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.date
  return String(cell).replace(/\s+/g, ' ').trim()
}

/** True for an empty cell and for one that holds only a dash, a quote mark or spaces. */
export function isBlank(cell: Cell | undefined): boolean {
  return NOTHING_WRITTEN.test(textIn(cell))
}

/** True for what a broken formula left in the cell: it says nothing, and it is not empty either. */
export function isBroken(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && BROKEN.test(cell.trim())
}
