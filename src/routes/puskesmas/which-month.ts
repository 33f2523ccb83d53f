import type { CalendarMonth } from '../../domain/calendar.ts'
import { isMonth } from './months.ts'

export interface WhichMonth {
  readonly month: CalendarMonth
  readonly posyandu: string | undefined
}

/** What the address says; else this month, and the first posyandu there is. */
export function whichMonth(params: URLSearchParams, now: CalendarMonth, first: string | undefined): WhichMonth {
  const month = params.get('bulan')
  return { month: isMonth(month) ? month : now, posyandu: params.get('posyandu') ?? first }
}
