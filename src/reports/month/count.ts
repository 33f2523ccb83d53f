/** A posyandu's month from its records: everybody in it, and the counts of every form. */
import { monthOf, type CalendarDate, type CalendarMonth } from '../../domain/calendar.ts'
import type { GrowthTables } from '../../domain/growth/tables.ts'
import type { ReportForm } from './form.ts'
import { PersonMonth } from './person-month.ts'
import { reportMonth } from './report-month.ts'
import type { ServedPosyandu } from './served.ts'
import { tallyOf, type Tally } from './tally.ts'

export interface Counting {
  readonly tables: GrowthTables
  readonly today: CalendarDate
  readonly forms: readonly ReportForm[]
}

/** Everybody of the posyandu in that month, guests and who left among them. */
export function peopleOfMonth(
  served: ServedPosyandu,
  month: CalendarMonth,
  { tables, today }: Pick<Counting, 'tables' | 'today'>,
): readonly PersonMonth[] {
  const about = reportMonth(served, month, tables, today)
  return served.people.map((person) => new PersonMonth(person, about))
}

export function countMonth(served: ServedPosyandu, month: CalendarMonth, counting: Counting): Tally {
  return tallyOf(peopleOfMonth(served, month, counting), counting.forms)
}

/** Months in which anybody was seen, at the posyandu or at home. */
export function seenMonths({ people }: ServedPosyandu): ReadonlySet<CalendarMonth> {
  return new Set(
    people.flatMap(({ visits, homeVisits }) => [
      ...visits.flatMap(({ on, elsewhere }) => (elsewhere === undefined ? [monthOf(on)] : [])),
      ...homeVisits.map(({ on }) => monthOf(on)),
    ]),
  )
}

export function openDaysIn({ days }: Pick<ServedPosyandu, 'days'>, month: CalendarMonth): number {
  return days.filter(({ date }) => monthOf(date) === month).length
}
