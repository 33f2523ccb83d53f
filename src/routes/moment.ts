import { calendarDateOf } from '../domain/calendar.ts'
import { clockTime, shortDate } from '../ui/dates.ts'

/** When something was written, as its phone's clock claims: the hour today, and the date before that otherwise. */
export function momentInWords(iso: string, now = new Date()): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  const date = calendarDateOf(at)
  return date === calendarDateOf(now) ? clockTime(at) : `${shortDate(date)} ${clockTime(at)}`
}
