/** The people behind a number: those in it, all of whom it was taken, and those who are still missing. Pure. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import { countIn, type Column, type ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { cellOf, nameOf, type Cell } from '../month/tally.ts'

export interface Number {
  /** `form.column`, added up. */
  readonly part: readonly string[]
  readonly whole: readonly string[]
}

export type Which = 'part' | 'whole' | 'missing'

/** Somebody, in the newest month in which they count. */
export interface Behind {
  readonly at: PersonMonth
  readonly month: CalendarMonth
}

/**
 * `months`: everybody of each, oldest first. Who counts in the part in any month is not missing; somebody who counts in
 * several months stands once.
 */
export function peopleBehind(
  number: Number,
  which: Which,
  months: readonly (readonly PersonMonth[])[],
  forms: readonly ReportForm[],
  fits: (cell: Omit<Cell, 'counts'>) => boolean,
): readonly Behind[] {
  const inPart = countsIn(columnsOf(number.part, forms))
  const inWhole = countsIn(columnsOf(number.whole, forms))
  const part = new Map<string, Behind>()
  const whole = new Map<string, Behind>()
  for (const people of months) {
    for (const at of people) {
      if (!fits(cellOf(at))) continue
      const behind = { at, month: at.month.month }
      if (inPart(at)) part.set(at.person.record, behind)
      if (which !== 'part' && inWhole(at)) whole.set(at.person.record, behind)
    }
  }
  if (which === 'part') return [...part.values()]
  return [...whole.values()].filter(({ at }) => which === 'whole' || !part.has(at.person.record))
}

type FormColumn = readonly [ReportForm, Column]

function columnsOf(names: readonly string[], forms: readonly ReportForm[]): readonly FormColumn[] {
  return forms.flatMap((form) =>
    form.columns.flatMap((column): FormColumn[] => (names.includes(nameOf(form, column)) ? [[form, column]] : [])),
  )
}

function countsIn(columns: readonly FormColumn[]): (at: PersonMonth) => boolean {
  return (at) => columns.some(([form, column]) => form.concerns(at) && countIn(column, at) > 0)
}
