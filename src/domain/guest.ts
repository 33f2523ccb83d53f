/** What was measured of a guest (tamu) counts at their own posyandu, once the midwife has said who they are (domain rule K3). */
import { daysBetween, monthOf, type CalendarDate } from './calendar.ts'

export interface Day {
  readonly record: string
  readonly date: CalendarDate
}

/** The open day at home that it counts on: of that calendar month (K1), the nearest; undefined while there is none. */
export function homeDayOf<Home extends Day>(on: CalendarDate, days: readonly Home[]): Home | undefined {
  const distance = ({ date }: Day): number => Math.abs(daysBetween(date, on))
  return days
    .filter(({ date }) => monthOf(date) === monthOf(on))
    .sort((a, b) => distance(a) - distance(b) || (a.date < b.date ? -1 : 1))
    .at(0)
}
