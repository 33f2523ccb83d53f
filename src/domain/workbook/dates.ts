import { addDays, calendarDate, isCalendarDate, type CalendarDate } from '../calendar.ts'
import { exchanged, type DateOrder } from './date-order.ts'
import { isBlank, textIn, type Cell } from './sheet.ts'

export type DateReading =
  | { readonly is: 'certain'; readonly value: CalendarDate }
  | { readonly is: 'absent' }
  /** Day, month and year are there, but the calendar has no such day. */
  | { readonly is: 'impossible'; readonly suggestion?: CalendarDate }
  | { readonly is: 'unreadable'; readonly suggestion?: CalendarDate }
  /** Day and month may stand in each other's place, by what the rest of the sheet shows. */
  | { readonly is: 'exchanged'; readonly suggestion: CalendarDate }

const MONTHS: readonly RegExp[] = [
  /^jan(uari|uary)?$/,
  /^(f|p)eb(ruari|ruary|uari)?$/,
  /^mar(et|ch|t)?$/,
  /^apr(il)?$/,
  /^(mei|may)$/,
  /^jun(i|e)?$/,
  /^jul(i|y)?$/,
  /^a(gustus|gust|ugust|gs|gt|gu|ug)$/,
  /^sept?(ember)?$/,
  /^(okt|oct)(ober)?$/,
  /^(nov|nop)(ember)?$/,
  /^(des|dec)(ember)?$/,
]
const DAY_FIRST = /^(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})$/
/** Two short numbers in front: either may be the day. */
const NUMBERS = /^'?\d{1,2}[/.-]\d{1,2}[/.-]/
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/
const IN_WORDS = /^(\d{1,2})[\s./-]*([a-z]+)[\s./,-]*(\d{4}|\d{2})$/
const WEEKDAY = /^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)[\s,]+/
const BEFORE_THE_DATE = /^[a-z]{3,}[\s,]+(?=\d)/

/** A date in any of the ways people write one. The day comes first; where the sheet shows otherwise, it is asked. */
export function readDate(cell: Cell | undefined, today: CalendarDate, order: DateOrder = 'day-first'): DateReading {
  const reading = readDayFirst(cell, today)
  if (order === 'day-first' || reading.is !== 'certain') return reading
  const isDoubted = order === 'month-first' ? NUMBERS.test(textIn(cell)) : typeof cell === 'object'
  const suggestion = isDoubted ? exchanged(reading.value) : undefined
  return suggestion === undefined ? reading : { is: 'exchanged', suggestion }
}

function readDayFirst(cell: Cell | undefined, today: CalendarDate): DateReading {
  if (typeof cell === 'object' && cell !== null) return { is: 'certain', value: cell.date }
  if (typeof cell === 'number') return fromNumber(cell)
  const text = textIn(cell).toLowerCase().replace(/^'+/, '').replace(WEEKDAY, '').trim()
  if (isBlank(cell) || /^(belum|tidak|tdk|\?+$)/.test(text)) return { is: 'absent' }
  const withoutTime = text.replace(/[\st]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$/, '')
  const yearFirst = YEAR_FIRST.exec(withoutTime)
  if (yearFirst) return ofNumbers(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))
  const dayFirst = DAY_FIRST.exec(withoutTime)
  if (dayFirst) return withYear(dayFirst[4] ?? '', Number(dayFirst[3]), Number(dayFirst[1]), today)
  const words = IN_WORDS.exec(withoutTime)
  const month = words ? MONTHS.findIndex((name) => name.test(words[2] ?? '')) + 1 : 0
  if (words && month > 0) return withYear(words[3] ?? '', month, Number(words[1]), today)
  // "Bengkulu, 3 Maret 2024": the place of birth stands before the date.
  const rest = withoutTime.replace(BEFORE_THE_DATE, '')
  if (rest !== withoutTime) return readDayFirst(rest, today)
  return { is: 'unreadable' }
}

/** 2 for 'feb' and 'Februari'; undefined for what is no month. */
export function monthNamed(word: string): number | undefined {
  const at = MONTHS.findIndex((name) => name.test(word.toLowerCase()))
  return at < 0 ? undefined : at + 1
}

/** Two digits of a year are certain only when one of the two centuries is still to come. */
function withYear(written: string, month: number, day: number, today: CalendarDate): DateReading {
  if (written.length === 4) return ofNumbers(Number(written), month, day)
  const inThisCentury = ofNumbers(2000 + Number(written), month, day)
  if (inThisCentury.is !== 'certain') return inThisCentury
  return inThisCentury.value > today
    ? ofNumbers(1900 + Number(written), month, day)
    : { is: 'unreadable', suggestion: inThisCentury.value }
}

function ofNumbers(year: number, month: number, day: number): DateReading {
  const date = calendarDate(year, month, day)
  if (date !== undefined) return { is: 'certain', value: date }
  const monthFirst = month > 12 ? calendarDate(year, day, month) : undefined
  return monthFirst === undefined ? { is: 'impossible' } : { is: 'impossible', suggestion: monthFirst }
}

/** A date that lost its format is a count of days, but of which of two date systems the number does not say. */
function fromNumber(value: number): DateReading {
  const isDayCount = Number.isInteger(value) && value > 3_000 && value < 80_000
  if (!isDayCount) return { is: 'unreadable' }
  const date = addDays('1899-12-30', value)
  return isCalendarDate(date) ? { is: 'unreadable', suggestion: date } : { is: 'unreadable' }
}
