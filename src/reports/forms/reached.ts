import { addDays, monthOf, type CalendarDate } from '../../domain/calendar.ts'
import type { PersonMonth } from '../month/person-month.ts'

/**
 * Whether it came to hold in this month: it does on its last day, and did not on the day before its first. Counted so,
 * nobody counts twice, and the months of a year add up to what the year reached.
 */
export function isReached({ month }: PersonMonth, holdsOn: (on: CalendarDate) => boolean): boolean {
  return holdsOn(month.last) && !holdsOn(addDays(month.first, -1))
}

/** On a day of this month that has come. */
export function isInMonth({ month }: PersonMonth, on: CalendarDate | undefined | null): boolean {
  return typeof on === 'string' && monthOf(on) === month.month && on <= month.last
}
