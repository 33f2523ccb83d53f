import type { CalendarMonth } from '../../domain/calendar.ts'
import type { AreaPosyandu, MergedPosyandu } from '../../replica/area/area.ts'
import { isMonth } from './months.ts'
import { posyanduAt } from './posyandu-at.ts'

export interface WhichMonth {
  readonly month: CalendarMonth
  readonly posyandu: string | undefined
  readonly place: AreaPosyandu | undefined
}

/** What the address says; else this month, and the first posyandu there is: an old address may name one that is gone. */
export function whichMonth(params: URLSearchParams, now: CalendarMonth, all: readonly MergedPosyandu[]): WhichMonth {
  const month = params.get('bulan')
  const place = posyanduAt(all, params.get('posyandu')) ?? all[0]
  return { month: isMonth(month) ? month : now, posyandu: place?.posyandu, place }
}
