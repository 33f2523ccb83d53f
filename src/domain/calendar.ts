/**
 * Calendar dates are not instants: a birthday or an open day has no hour and no zone. They are text, `yyyy-mm-dd`,
 * so that they sort, compare and travel as they are. No `Date` object leaves this file.
 */
export type CalendarDate = string
/** `yyyy-mm` */
export type CalendarMonth = string

const MS_PER_DAY = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The calendar date of these numbers (month 1 to 12), or undefined when no such day exists (31 February). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return isCalendarDate(text) ? text : undefined
}

export function isCalendarDate(text: string): boolean {
  const parts = SHAPE.exec(text)
  if (!parts) return false
  const made = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return made.toISOString().slice(0, 10) === text
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (dayNumber(to) - dayNumber(from)) / MS_PER_DAY
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(dayNumber(date) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Completed months ("bulan penuh", Permenkes 2/2020): the month difference, less one while the day is not reached. */
export function completedMonths(birth: CalendarDate, on: CalendarDate): number {
  const [fromYear, fromMonth, fromDay] = numbers(birth)
  const [toYear, toMonth, toDay] = numbers(on)
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0)
}

export function monthOf(date: CalendarDate): CalendarMonth {
  return date.slice(0, 7)
}

export function previousMonth(month: CalendarMonth): CalendarMonth {
  return monthOf(addDays(`${month}-01`, -1))
}

/** 0 is Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(dayNumber(date)).getUTCDay()
}

/** The calendar date on this clock, in this clock's zone. */
export function calendarDateOf(clock: Date): CalendarDate {
  return `${pad(clock.getFullYear(), 4)}-${pad(clock.getMonth() + 1, 2)}-${pad(clock.getDate(), 2)}`
}

function numbers(date: CalendarDate): [year: number, month: number, day: number] {
  const parts = SHAPE.exec(date)
  if (!parts) throw new Error(`expected a date as yyyy-mm-dd, found "${date}"`)
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])]
}

function dayNumber(date: CalendarDate): number {
  const [year, month, day] = numbers(date)
  return Date.UTC(year, month - 1, day)
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
