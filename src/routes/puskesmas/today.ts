import { calendarDateOf, type CalendarDate } from '../../domain/calendar.ts'

/** By this computer's clock. */
export function today(): CalendarDate {
  return calendarDateOf(new Date())
}
