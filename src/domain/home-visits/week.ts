/** The week that is told to the Pustu (domain spec §9.1: results weekly): Monday to Sunday. Pure. */
import { addDays, weekday, type CalendarDate } from '../calendar.ts'

export interface Week {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

const DAYS = 7

export function weekOf(on: CalendarDate): Week {
  // Sunday is 0, and the last.
  const from = addDays(on, -((weekday(on) + DAYS - 1) % DAYS))
  return { from, until: addDays(from, DAYS - 1) }
}
