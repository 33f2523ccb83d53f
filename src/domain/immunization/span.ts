import { addDays, calendarDate, type CalendarDate } from '../calendar.ts'

/** A stretch of time as a schedule says it: "2 bulan" is counted by the calendar, "8 minggu" in days. */
export type Span = { readonly months: number } | { readonly days: number }

/** The first day on which this much time has passed since `from`. A month without that day number passes it to the 1st. */
export function after(from: CalendarDate, span: Span): CalendarDate {
  if ('days' in span) return addDays(from, span.days)
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + span.months
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  return (
    calendarDate(year, month, Number(from.slice(8, 10))) ??
    calendarDate(month === 12 ? year + 1 : year, (month % 12) + 1, 1) ??
    from
  )
}

export function latest(first: CalendarDate, ...others: readonly (CalendarDate | undefined)[]): CalendarDate {
  return others.reduce<CalendarDate>((last, date) => (date !== undefined && date > last ? date : last), first)
}
