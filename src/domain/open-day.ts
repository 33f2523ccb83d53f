/** Open days: whether a date can be right, who is expected, and how far the day has come. */
import { completedMonths, daysBetween, type CalendarDate } from './calendar.ts'
import { groupBy } from './group-by.ts'
import { ageGroupOn, type AgeGroup } from './life-stage.ts'

/** The groups an open day can serve (domain spec §2), in the order of life. `balita` is 0 to 71 months here. */
export const openDayGroups = ['bumil', 'balita', 'remaja', 'dewasa', 'lansia'] as const
export type OpenDayGroup = (typeof openDayGroups)[number]

/** Posyandu open at least monthly: a date further than this from the newest open day is asked about. */
const FAR_DAYS = 45

export type DateQuestion =
  | { readonly ask: 'before-app'; readonly built: CalendarDate }
  | { readonly ask: 'in-future'; readonly days: number }
  | { readonly ask: 'far-from-newest'; readonly newest: CalendarDate }
  | { readonly ask: 'same-day' }

/** What to ask before a day is opened on this date. The phone's clock may be wrong, so nothing is refused. */
export function questionsAboutDate(
  date: CalendarDate,
  known: {
    readonly today: CalendarDate
    /** When this app was built: no open day recorded in it can be much older than its own clock says. */
    readonly built: CalendarDate | undefined
    readonly others: readonly CalendarDate[]
  },
): readonly DateQuestion[] {
  const newest = [...known.others].sort().at(-1)
  const ahead = daysBetween(known.today, date)
  return [
    ...(known.built !== undefined && date < known.built ? [{ ask: 'before-app', built: known.built } as const] : []),
    ...(ahead > 0 ? [{ ask: 'in-future', days: ahead } as const] : []),
    ...(newest !== undefined && Math.abs(daysBetween(newest, date)) > FAR_DAYS
      ? [{ ask: 'far-from-newest', newest } as const]
      : []),
    ...(known.others.includes(date) ? [{ ask: 'same-day' } as const] : []),
  ]
}

/** Bayi, balita and anak prasekolah: 0 to 71 completed months (conflict register C5). */
export function isExpectedChild(birthDate: CalendarDate | undefined, on: CalendarDate): boolean {
  if (birthDate === undefined || on === '' || birthDate > on) return false
  return completedMonths(birthDate, on) <= 71
}

export interface Resident {
  readonly record: string
  readonly birthDate: CalendarDate | undefined
  /** The posyandu a guest belongs to: they are expected there (domain rule K3). */
  readonly guestFrom?: string | undefined
  readonly hasMoved?: boolean
}

/** The children expected on that day: of this posyandu, and not moved away. */
export function expectedChildren<Person extends Resident>(
  date: CalendarDate,
  people: readonly Person[],
): readonly Person[] {
  return people.filter(
    ({ birthDate, guestFrom, hasMoved }) =>
      isExpectedChild(birthDate, date) && guestFrom === undefined && hasMoved !== true,
  )
}

export interface DayVisit {
  readonly person: string
  readonly came: boolean
  /** Weighed, or came and could not be. */
  readonly done: boolean
}

export interface DayProgress {
  readonly expected: number
  /** Of those expected. */
  readonly came: number
  /** Adults and older children who came too. */
  readonly others: number
  readonly toWeigh: number
  readonly weighed: number
}

export function progressOf(visits: readonly DayVisit[], expected: ReadonlySet<string>): DayProgress {
  const came = visits.filter((visit) => visit.came)
  const children = came.filter(({ person }) => expected.has(person)).length
  const weighed = came.filter(({ done }) => done).length
  return {
    expected: expected.size,
    came: children,
    others: came.length - children,
    toWeigh: came.length - weighed,
    weighed,
  }
}

/** Whether somebody of this age is served on a day for these groups; a day without groups serves everybody. */
export function isServed(birthDate: CalendarDate | undefined, on: CalendarDate, groups: readonly string[]): boolean {
  if (groups.length === 0) return true
  const group = groupOn(birthDate, on)
  // Who is pregnant is not in the registry yet: a day for them serves the women of the family too.
  return group !== undefined && (groups.includes(group) || (groups.includes('bumil') && group === 'dewasa'))
}

/** The group somebody is counted in; undefined while the birth date is not known. Pregnancy is not known here. */
export function groupOn(birthDate: CalendarDate | undefined, on: CalendarDate): OpenDayGroup | undefined {
  const group = ageGroupOn(birthDate, on)
  return group && GROUP_OF[group]
}

const GROUP_OF: Readonly<Record<AgeGroup, OpenDayGroup>> = {
  bayi: 'balita',
  balita: 'balita',
  apras: 'balita',
  'usia-sekolah': 'remaja',
  remaja: 'remaja',
  dewasa: 'dewasa',
  lansia: 'lansia',
}

export interface GroupProgress {
  readonly group: OpenDayGroup
  /** Its sasaran: of this posyandu, and not moved away. */
  readonly expected: ReadonlySet<string>
  readonly came: number
}

/**
 * Each group's own sasaran, in the order of life. A day without groups serves everybody, but only children are expected
 * at it; the others are named once some of them came.
 */
export function groupsProgress(
  date: CalendarDate,
  groups: readonly string[],
  people: readonly Resident[],
  came: ReadonlySet<string>,
): readonly GroupProgress[] {
  const byGroup = groupBy(
    people.filter(({ guestFrom, hasMoved }) => guestFrom === undefined && hasMoved !== true),
    ({ birthDate }) => groupOn(birthDate, date),
  )
  return openDayGroups.flatMap((group): GroupProgress[] => {
    const expected = new Set((byGroup.get(group) ?? []).map(({ record }) => record))
    const here = [...expected].filter((record) => came.has(record)).length
    const isMeant = groups.length === 0 ? group === 'balita' || here > 0 : groups.includes(group)
    return isMeant && group !== 'bumil' ? [{ group, expected, came: here }] : []
  })
}
