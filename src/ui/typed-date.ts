/** A date as it is typed on a phone: digits only, the slashes come by themselves. */
import { calendarDate, type CalendarDate } from '../domain/calendar.ts'

const WIDTHS = [2, 2, 4] as const

/** "05092024" → "05/09/2024"; "5.9.24" → "5/9/24". A full day or month gets its slash at once, unless deleting. */
export function withSlashes(text: string, wasDeleting: boolean): string {
  if (wasDeleting) return text
  const parts = ['', '', '']
  let at = 0
  for (const sign of text) {
    if (!/\d/.test(sign)) {
      if (parts[at] !== '' && at < 2) at++
      continue
    }
    if (parts[at]!.length === WIDTHS[at] && at < 2) at++
    if (parts[at]!.length < WIDTHS[at]!) parts[at] += sign
  }
  if (at < 2 && parts[at]!.length === WIDTHS[at]) at++
  return parts.slice(0, at + 1).join('/')
}

/**
 * Undefined while it is incomplete or no such day exists. A two-digit year is read in the century that has not yet to
 * come on `today`.
 */
export function readTypedDate(text: string, today: CalendarDate): CalendarDate | undefined {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text.trim())
  if (!parts) return undefined
  const [, day, month, year = ''] = parts
  const century = Number(year) <= Number(today.slice(2, 4)) ? 2000 : 1900
  return calendarDate(year.length === 2 ? century + Number(year) : Number(year), Number(month), Number(day))
}
