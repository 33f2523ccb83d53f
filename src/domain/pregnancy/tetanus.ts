/** T0 to T5 from every dose with tetanus in it: Td, DT at school, DPT as a baby (domain spec §6.6). Pure. */
import { addDays, completedMonths, daysBetween, type CalendarDate } from '../calendar.ts'

export type TetanusStatus = 0 | 1 | 2 | 3 | 4 | 5

/** Products of which each dose counts; `dpt` is in pentavalen and hexavalen. */
export const WITH_TETANUS = ['td', 'tt', 'dt', 'dpt'] as const
export type WithTetanus = (typeof WITH_TETANUS)[number]

export function isWithTetanus(code: string): code is WithTetanus {
  return (WITH_TETANUS as readonly string[]).includes(code)
}

export interface TetanusDose {
  /** Undefined when nobody knows it: then no interval can be judged. */
  readonly on: CalendarDate | undefined
  readonly of: WithTetanus
}

export interface Tetanus {
  readonly status: TetanusStatus
  /** The doses that made it, oldest first: T1, T2, … */
  readonly counted: readonly (TetanusDose & { readonly on: CalendarDate })[]
  /** Given too early after the one before. */
  readonly early: readonly TetanusDose[]
  /** Without a date: the bidan judges them. */
  readonly undated: readonly TetanusDose[]
  /** The first day of the next dose; undefined after T5, and where none has been given (then any day). */
  readonly next: CalendarDate | undefined
}

/** Protection after each status, in years (25 or more for T5) [background, verify]. */
export const PROTECTS_YEARS: Readonly<Record<TetanusStatus, number>> = { 0: 0, 1: 0, 2: 3, 3: 5, 4: 10, 5: 25 }

/** T2 four weeks after T1, T3 six months after T2, T4 and T5 a year after the one before (§6.6). */
const AFTER = {
  1: { days: 28, months: 0 },
  2: { days: 0, months: 6 },
  3: { days: 0, months: 12 },
  4: { days: 0, months: 12 },
} as const

/** On that day, from all that is recorded, in any order. A dose of one day in two places is one. */
export function tetanusOn(doses: readonly TetanusDose[], on: CalendarDate): Tetanus {
  const counted: (TetanusDose & { readonly on: CalendarDate })[] = []
  const early: TetanusDose[] = []
  const dated = doses.flatMap((dose) => (dose.on === undefined || dose.on > on ? [] : [{ ...dose, on: dose.on }]))
  for (const dose of dated.sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const last = counted.at(-1)
    if (counted.length === 5 || last?.on === dose.on) continue
    if (last === undefined || isFarEnough(counted.length as 1 | 2 | 3 | 4, last.on, dose.on)) counted.push(dose)
    else early.push(dose)
  }
  const status = counted.length as TetanusStatus
  return { status, counted, early, undated: doses.filter((dose) => dose.on === undefined), next: nextOf(counted) }
}

function isFarEnough(status: 1 | 2 | 3 | 4, last: CalendarDate, on: CalendarDate): boolean {
  const { days, months } = AFTER[status]
  return daysBetween(last, on) >= days && completedMonths(last, on) >= months
}

function nextOf(counted: readonly { readonly on: CalendarDate }[]): CalendarDate | undefined {
  const last = counted.at(-1)
  if (last === undefined || counted.length === 5) return undefined
  const status = counted.length as 1 | 2 | 3 | 4
  const { days, months } = AFTER[status]
  // No month is shorter than 28 days: from there the first day that is far enough is near.
  let day = addDays(last.on, Math.max(days, months * 28))
  while (!isFarEnough(status, last.on, day)) day = addDays(day, 1)
  return day
}
