/** Open days: whether a date can be right, who is expected, and how far the day has come. */
import { completedMonths, daysBetween, type CalendarDate } from './calendar.ts'
import { groupBy } from './group-by.ts'
import { ageGroupOn, type AgeGroup } from './life-stage.ts'
import { maternalOn, type MaternalState, type Pregnancy } from './pregnancy/pregnancy.ts'

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
  readonly hasDied?: boolean
  /** Since when they live, or no longer live, as they do. */
  readonly livingSince?: CalendarDate | undefined
  readonly pregnancies?: readonly Pregnancy[]
}

/** The children expected on that day. */
export function expectedChildren<Person extends Resident>(
  date: CalendarDate,
  people: readonly Person[],
): readonly Person[] {
  return people.filter((person) => isExpectedChild(person.birthDate, date) && livesHere(person, date))
}

/** Of this posyandu, alive, and not moved away on that day: in its sasaran. Without a date they were never there. */
function livesHere({ guestFrom, hasMoved, hasDied, livingSince }: Resident, on: CalendarDate): boolean {
  const isGone = hasMoved === true || hasDied === true
  return guestFrom === undefined && (!isGone || (livingSince !== undefined && livingSince > on))
}

/** Pregnant, in the nifas or breastfeeding on that day. */
export function maternalStateOn({ pregnancies = [] }: Pick<Resident, 'pregnancies'>, on: CalendarDate) {
  return on === '' ? undefined : maternalOn(pregnancies, on)?.state
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

/**
 * Whether somebody of this age, and in this state, is served on a day for these groups; a day without groups serves
 * everybody. A day for pregnant women serves mothers after the birth too, and any grown-up: who has come to say that she
 * is pregnant is not registered yet.
 */
export function isServed(
  birthDate: CalendarDate | undefined,
  on: CalendarDate,
  groups: readonly string[],
  state?: MaternalState,
): boolean {
  if (groups.length === 0) return true
  const group = groupOn(birthDate, on)
  const isForMothers = groups.includes('bumil') && (state !== undefined || group === 'dewasa')
  return isForMothers || (group !== undefined && groups.includes(group))
}

/** The group of somebody's age; undefined while the birth date is not known. */
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
 * at it; the others are named once some of them came. A pregnant woman is counted in the group of her age too (R2.1).
 */
export function groupsProgress(
  date: CalendarDate,
  groups: readonly string[],
  people: readonly Resident[],
  came: ReadonlySet<string>,
): readonly GroupProgress[] {
  const residents = people.filter((person) => livesHere(person, date))
  const byGroup = groupBy(residents, ({ birthDate }) => groupOn(birthDate, date))
  const pregnant = residents.filter((person) => maternalStateOn(person, date) === 'hamil')
  return openDayGroups.flatMap((group): GroupProgress[] => {
    const members = group === 'bumil' ? pregnant : (byGroup.get(group) ?? [])
    const expected = new Set(members.map(({ record }) => record))
    const here = [...expected].filter((record) => came.has(record)).length
    const isMeant = groups.length === 0 ? group === 'balita' || here > 0 : groups.includes(group)
    return isMeant ? [{ group, expected, came: here }] : []
  })
}
