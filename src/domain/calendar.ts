/**
 * Calendar dates are not instants: a birthday or an open day has no hour and no zone. They are text, `yyyy-mm-dd`,
 * so that they sort, compare and travel as they are. No `Date` object leaves this file.
 */
export type CalendarDate = string
/** `yyyy-mm` */
export type CalendarMonth = string

const MS_PER_DAY = 86_400_000

/** The calendar date of these numbers (month 1 to 12), or undefined when no such day exists (31 February). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return isCalendarDate(text) ? text : undefined
}

export function isCalendarDate(text: string): boolean {
  const [year, month, day] = numbersIn(text)
  // No programme, and no `Date`, means a year before 100.
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
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

function numbers(date: CalendarDate): YearMonthDay {
  const parts = numbersIn(date)
  if (Number.isNaN(parts[0])) throw new Error(`expected a date as yyyy-mm-dd, found "${date}"`)
  return parts
}

type YearMonthDay = [year: number, month: number, day: number]

/** Digit by digit: an area's month reads millions of dates. Not a number where the text has another shape. */
function numbersIn(text: string): YearMonthDay {
  const [year, month, day] = [digitsIn(text, 0, 4), digitsIn(text, 5, 7), digitsIn(text, 8, 10)]
  const isDate = text.length === 10 && text[4] === '-' && text[7] === '-' && !Number.isNaN(year + month + day)
  return isDate ? [year, month, day] : [NaN, NaN, NaN]
}

function digitsIn(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - DIGIT_0
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

const DIGIT_0 = 48

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function dayNumber(date: CalendarDate): number {
  const [year, month, day] = numbers(date)
  return Date.UTC(year, month - 1, day)
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
