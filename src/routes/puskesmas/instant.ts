import { calendarDateOf } from '../../domain/calendar.ts'
import { clockTime, shortDate } from '../../ui/dates.ts'

/** "10 Nov 2026, 12.04" */
export function instantInWords(iso: string): string {
  const at = new Date(iso)
  return `${shortDate(calendarDateOf(at))}, ${clockTime(at)}`
}
