/** Who is waiting at the scale, who has been there: an open day's visits, sorted. Pure. */
import { completedMonths, type CalendarDate } from '../../../domain/calendar.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { shownHead } from '../../../log/fold.ts'
import type { VisitFields } from '../../../log/records/visit.ts'
import type { VisitRow } from '../../../replica/database.ts'
import { fieldStates } from '../../../replica/field-states.ts'
import type { KnownPerson } from '../../../replica/queries/people.ts'
import type { StepMark } from '../../../ui/step-mark.ts'

export interface Queued {
  readonly person: KnownPerson
  readonly shown: VisitFields
  /** Two phones wrote different values. */
  readonly hasTwoValues: boolean
  readonly marks: readonly StepMark[]
  /** Whole minutes since they were checked in, by the phone that did it; undefined when that cannot be today. */
  readonly minutes: number | undefined
}

export interface Queue {
  /** Longest here first. */
  readonly waiting: readonly Queued[]
  /** Last weighed first. */
  readonly done: readonly Queued[]
}

/** Children of the KMS and after: 0 to 71 completed months. */
const LAST_MONTH = 71
/** Nobody waits longer: the phone that checked them in had another clock, or it is another day. */
const LONGEST_WAIT_MINUTES = 360

export function queueOf(
  visits: readonly VisitRow[],
  find: (record: string) => KnownPerson | undefined,
  on: CalendarDate,
  /** Milliseconds, as `Date.now()` says. */
  now: number,
): Queue {
  const came = visits.flatMap((row) => {
    const person = find(row.person)
    return person && row.shown.came === true && isChild(person, on) ? [{ person, row, fields: fieldStates(row) }] : []
  })
  const byPerson = [...groupBy(came, ({ person }) => person.record).values()].map((group) => {
    const shown = Object.assign({}, ...group.map(({ row }) => row.shown)) as VisitFields
    const cameIn = group.flatMap(({ fields }) => shownHead(fields.came) ?? []).sort(byId)[0]
    const newest = group
      .flatMap(({ fields }) => Object.values(fields).flatMap(({ heads }) => heads))
      .sort(byId)
      .at(-1)
    const queued: Queued = {
      person: group[0].person,
      shown,
      hasTwoValues: group.some(({ row }) => row.conflicts.length > 0) || disagrees(group.map(({ row }) => row.shown)),
      marks: marksOf(shown),
      minutes: cameIn && minutesBetween(cameIn.at, now),
    }
    return { queued, cameId: cameIn?.id ?? '', newestId: newest?.id ?? '' }
  })
  const isDone = ({ queued }: { queued: Queued }) => wasAtScale(queued.shown)
  return {
    waiting: byPerson
      .filter((each) => !isDone(each))
      .sort((a, b) => (a.cameId < b.cameId ? -1 : 1))
      .map(({ queued }) => queued),
    done: byPerson
      .filter(isDone)
      .sort((a, b) => (a.newestId < b.newestId ? 1 : -1))
      .map(({ queued }) => queued),
  }
}

/** Somebody whose birth date nobody knows is shown too: better one too many than a child forgotten. */
export function isChild({ birthDate }: { readonly birthDate: string | undefined }, on: CalendarDate): boolean {
  if (birthDate === undefined) return true
  return birthDate <= on && completedMonths(birthDate, on) <= LAST_MONTH
}

/** Results are read and services given without an entry of their own yet, so they are never called missed. */
export function marksOf(shown: VisitFields): readonly StepMark[] {
  const done = [shown.came === true, wasAtScale(shown), false, false, shown.vitaminA !== undefined]
  const last = done.lastIndexOf(true)
  const next = done.indexOf(false)
  return done.map((isDone, index) => {
    if (isDone) return 'done'
    if (index === 1 && index < last) return 'missed'
    return index === next ? 'now' : 'todo'
  })
}

function wasAtScale({ weightKg, notWeighed }: VisitFields): boolean {
  return typeof weightKg === 'number' || typeof notWeighed === 'string'
}

function disagrees(visits: readonly VisitFields[]): boolean {
  const names = ['weightKg', 'heightCm', 'headCm', 'armCm'] as const
  return names.some((name) => new Set(visits.flatMap((shown) => shown[name] ?? [])).size > 1)
}

function minutesBetween(at: string, now: number): number | undefined {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000)
  return minutes >= 0 && minutes <= LONGEST_WAIT_MINUTES ? minutes : undefined
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
