/**
 * A whole session shifted: when nearly every child of an open day is lighter (or longer) than a month of growth says, the
 * scale (or the stick) is the likelier cause. Pure.
 */
import { daysBetween, type CalendarDate } from '../../domain/calendar.ts'
import type { GrowthTables } from '../../domain/growth/tables.ts'
import type { ServedPerson, ServedVisit } from '../month/served.ts'

export interface Shift {
  /** Children under five who were measured this time and at most `SINCE_DAYS` before. */
  readonly children: number
  /** Half of them are further from what was expected than this, kg or cm; undefined below `ENOUGH`. */
  readonly median: number | undefined
  /** How many stand on the median's side. */
  readonly sameSide: number
  readonly isShifted: boolean
}

export interface SessionShift {
  readonly openDay: string
  readonly on: CalendarDate
  readonly weight: Shift
  readonly height: Shift
}

const SINCE_DAYS = 62
/** Ours: with fewer, a few ill children look like a scale. */
const ENOUGH = 8
/** Ours: single children waver by about 0.25 kg and 0.7 cm a month; the middle of eight does so far less. */
const LIMIT = { weightKg: 0.3, heightCm: 1 } as const
const SAME_SIDE = 0.75
const LAST_WHO_DAY = 1826

export function sessionShift(
  people: readonly ServedPerson[],
  openDay: string,
  on: CalendarDate,
  tables: GrowthTables,
): SessionShift {
  return {
    openDay,
    on,
    weight: shiftOf(people, openDay, 'weightKg', tables),
    height: shiftOf(people, openDay, 'heightCm', tables),
  }
}

function shiftOf(
  people: readonly ServedPerson[],
  openDay: string,
  what: keyof typeof LIMIT,
  tables: GrowthTables,
): Shift {
  const apart = people.flatMap((person) => apartFromExpected(person, openDay, what, tables) ?? []).sort((a, b) => a - b)
  const children = apart.length
  if (children < ENOUGH) return { children, median: undefined, sameSide: 0, isShifted: false }
  const median = (apart[Math.floor((children - 1) / 2)]! + apart[Math.ceil((children - 1) / 2)]!) / 2
  const sameSide = apart.filter((each) => Math.sign(each) === Math.sign(median)).length
  return {
    children,
    median,
    sameSide,
    isShifted: Math.abs(median) >= LIMIT[what] - 1e-9 && sameSide >= children * SAME_SIDE,
  }
}

/** What was read, less the last reading grown as WHO's median of that age grew meanwhile. */
function apartFromExpected(
  { sex, birth, visits }: ServedPerson,
  openDay: string,
  what: keyof typeof LIMIT,
  tables: GrowthTables,
): number | undefined {
  const own = visits.filter((each) => each.elsewhere === undefined && !each.shown.copiedFrom)
  const now = own.find((each) => each.openDay === openDay)
  const before = now && own.findLast((each) => each.on < now.on && typeof each.shown[what] === 'number')
  if (!now || !before || sex === undefined || birth === undefined) return undefined
  if (daysBetween(before.on, now.on) > SINCE_DAYS || before.shown.posture !== now.shown.posture) return undefined
  const table = what === 'weightKg' ? tables.who2006.weightForAge : tables.who2006.heightForAge
  const median = ({ on }: ServedVisit): number | undefined => {
    const days = daysBetween(birth, on)
    return days < 0 || days > LAST_WHO_DAY ? undefined : table.row(sex, days)?.m
  }
  const [value, was, then, today] = [now.shown[what], before.shown[what], median(before), median(now)]
  if (typeof value !== 'number' || typeof was !== 'number' || then === undefined || today === undefined)
    return undefined
  return value - (was * today) / then
}
