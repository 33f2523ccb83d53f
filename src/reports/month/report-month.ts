/** The month that a posyandu's reports are of. */
import { addDays, calendarDate, monthOf, type CalendarDate, type CalendarMonth } from '../../domain/calendar.ts'
import type { GrowthTables } from '../../domain/growth/tables.ts'
import type { ReportSettings, ServedDay, ServedPosyandu } from './served.ts'

/** A posyandu's month. */
export interface ReportMonth {
  readonly month: CalendarMonth
  readonly first: CalendarDate
  /** Of the month; today while it is not over, so that nobody is late for what is still to come. */
  readonly last: CalendarDate
  /** Its open days of that month, oldest first. */
  readonly days: readonly ServedDay[]
  readonly settings: ReportSettings
  readonly tables: GrowthTables
}

export function reportMonth(
  { days, settings }: Pick<ServedPosyandu, 'days' | 'settings'>,
  month: CalendarMonth,
  tables: GrowthTables,
  today: CalendarDate,
): ReportMonth {
  const end = lastDayOf(month)
  const last = today >= `${month}-01` && today < end ? today : end
  return {
    month,
    first: `${month}-01`,
    last,
    days: days.filter(({ date }) => monthOf(date) === month),
    settings,
    tables,
  }
}

export function lastDayOf(month: CalendarMonth): CalendarDate {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const next = number === 12 ? calendarDate(year + 1, 1, 1) : calendarDate(year, number + 1, 1)
  if (next === undefined) throw new Error(`expected a month as yyyy-mm, found "${month}"`)
  return addDays(next, -1)
}
