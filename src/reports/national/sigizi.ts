/**
 * Lembar salin SIGIZI (domain rule K19): one child after another, in the order of SIGIZI's own measurement form. Numbers
 * are copied; what the form has as a list is read and chosen. Nothing here reaches the site: a person types.
 */
import type { CalendarDate } from '../../domain/calendar.ts'
import { MEASUREMENT_COLUMNS, type Column } from '../e-ppgbm-columns.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedVisit } from '../month/served.ts'
import { eppgbmCell } from './e-ppgbm.ts'
import { enteredIn, isBalita, measuredOf, type Entered } from './measured.ts'
import type { XlsxCell } from './xlsx.ts'

export interface CopyField {
  /** The header of the column it is. */
  readonly code: string
  /** As the form writes it; empty: nothing was recorded, and the form's field stays as it is. */
  readonly text: string
  /** Typed into the form; the others are chosen from a list or a calendar. */
  readonly isTyped: boolean
}

export interface CopySheet {
  readonly at: PersonMonth
  readonly visit: ServedVisit
  readonly fields: readonly CopyField[]
  /** Undefined: nobody has typed it yet. */
  readonly entered: Entered | undefined
}

/** How the form wants numbers and dates: districts' forms differ. */
export interface FormStyle {
  readonly decimal: ',' | '.'
  readonly date: 'yyyy-mm-dd' | 'dd-mm-yyyy'
}

export const USUAL_STYLE: FormStyle = { decimal: '.', date: 'dd-mm-yyyy' }

/**
 * Lists, ticks and a calendar in the form. The date is the same for most children of a day, and the name only tells
 * whether the child that was found is the right one.
 */
const TYPED: ReadonlySet<string> = new Set(['NIK', 'BERAT', 'TINGGI', 'LILA', 'lingkar_kepala'])
const NOT_COPIED: ReadonlySet<string> = new Set(['No'])

/** Everybody who was measured this month, by date and name: as the day's paper has them. */
export function copySheets(people: readonly PersonMonth[], style: FormStyle = USUAL_STYLE): readonly CopySheet[] {
  return people
    .flatMap((at): readonly CopySheet[] => {
      const visit = isBalita(at) ? measuredOf(at) : undefined
      return visit ? [{ at, visit, fields: fieldsOf(at, style), entered: enteredIn(visit, 'sigizi') }] : []
    })
    .sort((a, b) => compare(a.visit.on, b.visit.on) || compare(a.at.person.name, b.at.person.name))
}

/** What is still to be typed: never typed, or changed since. */
export function isToType({ entered }: Pick<CopySheet, 'entered'>): boolean {
  return entered === undefined || entered.isOld
}

/** The next that is still to be typed after this child, from the top again after the last; undefined when all are done. */
export function nextToType(sheets: readonly CopySheet[], after: string | undefined): CopySheet | undefined {
  const at = sheets.findIndex(({ at }) => at.person.record === after)
  return [...sheets.slice(at + 1), ...sheets.slice(0, at + 1)].find(
    (sheet) => isToType(sheet) && sheet.at.person.record !== after,
  )
}

/** Key presses for one child: one for each typed field with something in it, and one to say that it is done. */
export function pressesFor({ fields }: Pick<CopySheet, 'fields'>): number {
  return typedFields(fields).length + 1
}

export function typedFields(fields: readonly CopyField[]): readonly CopyField[] {
  return fields.filter(({ isTyped, text }) => isTyped && text !== '')
}

function fieldsOf(at: PersonMonth, style: FormStyle): readonly CopyField[] {
  return MEASUREMENT_COLUMNS.filter(({ header }) => !NOT_COPIED.has(header)).map((column) => ({
    code: column.header,
    text: inForm(column, eppgbmCell(column, at, 0), style),
    isTyped: TYPED.has(column.header),
  }))
}

function inForm({ from }: Column, cell: XlsxCell, { decimal, date }: FormStyle): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', decimal)
  return from.is === 'field' && from.kind === 'open-day' && date === 'dd-mm-yyyy' ? dayFirst(cell) : cell
}

function dayFirst(date: CalendarDate): string {
  return date.split('-').reverse().join('-')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
