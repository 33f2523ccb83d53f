/** When a month's work is due, and how far it has come. What one district does; every figure is a setting. */
import { addDays, daysBetween, type CalendarDate, type CalendarMonth } from './calendar.ts'

export interface ClosingSettings {
  /** Days after an open day until everything of it is typed in. */
  readonly entryDays: number
  /** Days after an open day until TPG and bidan have looked at it. */
  readonly verifyDays: number
  /** Day of the next month by which every posyandu is in. */
  readonly completeDay: number
  /** Day of the next month by which the report goes out. */
  readonly reportDay: number
}

/** An example district: entry H+3, verification H+5, 100 % by the 2nd, report by the 5th (field practice 3). */
export const USUAL_CLOSING: ClosingSettings = { entryDays: 3, verifyDays: 5, completeDay: 2, reportDay: 5 }

export interface Deadlines {
  /** Undefined while no open day was held. */
  readonly entry: CalendarDate | undefined
  readonly verify: CalendarDate | undefined
  readonly complete: CalendarDate
  readonly report: CalendarDate
}

/** `lastDay`: the newest open day of that month. */
export function deadlines(
  month: CalendarMonth,
  lastDay: CalendarDate | undefined,
  { entryDays, verifyDays, completeDay, reportDay }: ClosingSettings,
): Deadlines {
  const next = addDays(`${month}-28`, 4).slice(0, 7)
  const first: CalendarDate = `${next}-01`
  return {
    entry: lastDay && addDays(lastDay, entryDays),
    verify: lastDay && addDays(lastDay, verifyDays),
    complete: addDays(first, completeDay - 1),
    report: addDays(first, reportDay - 1),
  }
}

/** Days past a deadline; 0 until it has passed. */
export function daysLate(deadline: CalendarDate | undefined, today: CalendarDate): number {
  return deadline === undefined ? 0 : Math.max(0, daysBetween(deadline, today))
}
