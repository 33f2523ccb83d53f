/** When a birth is expected, and how far a pregnancy is (domain spec §8.1). Pure. */
import { addDays, calendarDate, daysBetween, type CalendarDate } from '../calendar.ts'
import { lmpOf, type Dates } from './pregnancy.ts'

/**
 * HPL (taksiran persalinan) from HPHT: seven days first, then three months back and a year on (Naegele). A day that the
 * month does not have becomes its last. Up to three days beside HPHT + 280.
 */
export function naegele(lmp: CalendarDate): CalendarDate {
  const [year = 0, month = 0, day = 0] = addDays(lmp, 7).split('-').map(Number)
  const months = year * 12 + (month - 1) - 3 + 12
  const lastOf = (last: number): CalendarDate | undefined =>
    calendarDate(Math.floor(months / 12), (months % 12) + 1, last)
  return lastOf(day) ?? lastOf(30) ?? lastOf(29) ?? lastOf(28)!
}

/** As the midwife says it; else by HPHT. Undefined while neither is known. */
export function dueDateOf({ dueDate, lmp }: Dates): CalendarDate | undefined {
  return dueDate ?? (lmp === undefined ? undefined : naegele(lmp))
}

/** HPHT for somebody who only says "about so many weeks": it is kept as `perkiraan`. */
export function lmpFromWeeks(weeks: number, on: CalendarDate): CalendarDate {
  return addDays(on, -weeks * 7)
}

export interface Gestation {
  /** Completed. */
  readonly weeks: number
  /** 0 to 6, beyond the weeks. */
  readonly days: number
}

/** Usia kehamilan, "24 mgg 3 hr"; undefined while the dates are not known, and before HPHT. */
export function gestationOn(pregnancy: Dates, on: CalendarDate): Gestation | undefined {
  const lmp = lmpOf(pregnancy)
  if (lmp === undefined || lmp > on) return undefined
  const all = daysBetween(lmp, on)
  return { weeks: Math.floor(all / 7), days: all % 7 }
}

export type Trimester = 1 | 2 | 3

/** First and last completed week of each: 0–12, >12–24, >24 to the birth (Kepmenkes' wording, not 13/27). */
export const TRIMESTER_WEEKS: Readonly<Record<Trimester, readonly [from: number, to: number]>> = {
  1: [0, 12],
  2: [13, 24],
  // Beyond 42 weeks a birth has not been told of (R8, "belum ada kabar persalinan").
  3: [25, 42],
}

export function trimesterOf(weeks: number): Trimester {
  if (weeks <= TRIMESTER_WEEKS[1][1]) return 1
  return weeks <= TRIMESTER_WEEKS[2][1] ? 2 : 3
}

/** Term is 37 to before 42 weeks. */
export function termOf(weeks: number): 'kurang-bulan' | 'cukup-bulan' | 'lewat-bulan' {
  if (weeks < 37) return 'kurang-bulan'
  return weeks < 42 ? 'cukup-bulan' : 'lewat-bulan'
}

/** The first day of a completed week. */
export function dayOfWeek(lmp: CalendarDate, week: number): CalendarDate {
  return addDays(lmp, week * 7)
}

/** More than 42 weeks and 14 days since HPHT, and nobody has told of a birth. */
export function isWithoutNews(days: number): boolean {
  return days > 42 * 7 + 14
}

/** The birth is expected within so many days. */
export const SOON_DAYS = 30
