/** Calendar dates, ages and clock times in words. */
import { completedMonths, daysBetween, weekday, type CalendarDate } from '../domain/calendar.ts'
import { t } from './words/words.svelte.ts'

/** "10 November 2026" */
export function dateInWords(date: CalendarDate): string {
  const { year, month, day } = parts(date)
  return `${day} ${t().dates.months[month - 1] ?? ''} ${year}`
}

/** "Selasa, 10 November 2026" */
export function dayInWords(date: CalendarDate): string {
  return `${t().dates.weekdays[weekday(date)] ?? ''}, ${dateInWords(date)}`
}

/** "Selasa, 10 November": the year is said only when it is another one. */
export function dayThisYear(date: CalendarDate, today: CalendarDate): string {
  const { year, month, day } = parts(date)
  if (year !== parts(today).year) return dayInWords(date)
  return `${t().dates.weekdays[weekday(date)] ?? ''}, ${day} ${t().dates.months[month - 1] ?? ''}`
}

/** "10 Nov 2026" */
export function shortDate(date: CalendarDate): string {
  const { year, month, day } = parts(date)
  return `${day} ${t().dates.monthsShort[month - 1] ?? ''} ${year}`
}

/** "05/09/2024", as it is written on the cards. */
export function typedDate(date: CalendarDate): string {
  return date.split('-').reverse().join('/')
}

/** "9 hari", "14 bulan", "3 tahun 1 bulan", "34 tahun": completed units on that date; empty before the birth. */
export function ageInWords(birth: CalendarDate, on: CalendarDate): string {
  const days = daysBetween(birth, on)
  if (days < 0) return ''
  const months = completedMonths(birth, on)
  const { day, month, year } = t().dates.units
  if (months < 1) return day(days)
  if (months < 24) return month(months)
  const years = Math.floor(months / 12)
  return months < 72 && months % 12 > 0 ? `${year(years)} ${month(months % 12)}` : year(years)
}

/** "09.12" on this phone's clock. */
export function clockTime(at: Date): string {
  return `${pad(at.getHours())}.${pad(at.getMinutes())}`
}

function parts(date: CalendarDate): { year: number; month: number; day: number } {
  const [year, month, day] = date.split('-').map(Number)
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 }
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
