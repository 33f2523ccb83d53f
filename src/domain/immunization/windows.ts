import { addDays, type CalendarDate } from '../calendar.ts'
import type { ScheduleRow } from './schedule.ts'
import { after } from './span.ts'

export type Window = 'terlalu-awal' | 'tepat' | 'terlambat' | 'kejar' | 'lewat-umur'

/** In which window of its row a date falls, by age alone. */
export function windowOf(row: ScheduleRow, birthDate: CalendarDate, on: CalendarDate): Window {
  if (on < after(birthDate, row.from)) return 'terlalu-awal'
  if (on < after(birthDate, row.onTime)) return 'tepat'
  if (on < after(birthDate, row.late)) return 'terlambat'
  return on < after(birthDate, row.catchUp) ? 'kejar' : 'lewat-umur'
}

/** The last day on which the programme gives this dose. */
export function lastDay(row: ScheduleRow, birthDate: CalendarDate): CalendarDate {
  return addDays(after(birthDate, row.catchUp), -1)
}

/** HB0 is reported in two columns (K13). The hour of birth is not recorded: the day of birth is "< 24 jam". */
export function hb0Column(birthDate: CalendarDate, on: CalendarDate): '<24-jam' | '1-7-hari' | undefined {
  if (on === birthDate) return '<24-jam'
  return on > birthDate && on <= addDays(birthDate, 7) ? '1-7-hari' : undefined
}
