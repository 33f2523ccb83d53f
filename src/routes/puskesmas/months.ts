/** Calendar months one after the other, and in words. */
import { previousMonth, type CalendarMonth } from '../../domain/calendar.ts'
import { t } from '../../ui/words/words.svelte.ts'

/** Oldest first, the last one among them. */
export function monthsUntil(last: CalendarMonth, count: number): readonly CalendarMonth[] {
  const months = [last]
  while (months.length < count) months.unshift(previousMonth(months[0]!))
  return months
}

/** From January. */
export function monthsOfYear(last: CalendarMonth): readonly CalendarMonth[] {
  return monthsUntil(last, Number(last.slice(5)))
}

export function nextMonth(month: CalendarMonth): CalendarMonth {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** "November 2026" */
export function monthInWords(month: CalendarMonth): string {
  return `${t().dates.months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
}

/** "Nov" */
export function monthShort(month: CalendarMonth): string {
  return t().dates.monthsShort[Number(month.slice(5)) - 1] ?? ''
}

export function isMonth(text: string | null): text is CalendarMonth {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}
