/** Who waits where, who was served, whose step is missing: an open day's visits, sorted. Pure. */
import type { CalendarDate } from '../../../domain/calendar.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { isServed, maternalStateOn, type Resident } from '../../../domain/open-day.ts'
import type { VisitFields } from '../../../log/records/visit.ts'
import type { VisitRow } from '../../../replica/database.ts'
import type { KnownPerson } from '../../../replica/queries/people.ts'
import { QUIET } from '../../../replica/queries/tasks.ts'
import type { StepMark } from '../../../ui/step-mark.ts'
import { isStepDone, isStepSkipped, steps, type Step } from '../../steps.ts'
import { momentsOf, type Moments } from './moments.ts'

export interface Queued {
  readonly person: KnownPerson
  readonly shown: VisitFields
  /** The records their visits of this day are written in; the canonical one when there is only that. */
  readonly records: readonly string[]
  /** Given at check-in; two phones that work apart may give one number twice. */
  readonly number: number | undefined
  /** Two phones wrote different values. */
  readonly hasTwoValues: boolean
  readonly marks: readonly StepMark[]
  /** Whole minutes since their last step, by the phone that wrote it; undefined when that cannot be today. */
  readonly minutes: number | undefined
  /** The steps worked in the app today that are neither done nor skipped. */
  readonly missing: readonly Step[]
}

/** Everybody who came, by number, and then in the order of check-in. */
export interface Board {
  readonly people: readonly Queued[]
  /** When they did each step, for sorting. */
  readonly moments: ReadonlyMap<Queued, Moments>
  readonly worked: ReadonlySet<Step>
}

export interface Queue {
  /** Their turn: every earlier step is done or skipped. By number. */
  readonly waiting: readonly Queued[]
  /** Here, but an earlier step is missing. */
  readonly early: readonly Queued[]
  /** They skipped this step, for now. */
  readonly skipped: readonly Queued[]
  /** Last served first. */
  readonly done: readonly Queued[]
}

/** Nobody waits longer: the phone that wrote it had another clock, or it is another day. */
const LONGEST_WAIT_MINUTES = 360
/** Every open day has them; the others may be on paper still (field practice 2). */
const ALWAYS_WORKED: readonly Step[] = [1, 2]

export interface ServedDay {
  readonly date: CalendarDate
  /** Whom it is for; nobody named: everybody. */
  readonly groups: readonly string[]
}

/**
 * Everybody who came, also whom the day is not meant for: they hold a number.
 * `now` in milliseconds, as `Date.now()` says. `momentsOfRow` may remember: a row that did not change says the same.
 */
export function boardOf(
  visits: readonly VisitRow[],
  find: (record: string) => KnownPerson | undefined,
  now: number,
  momentsOfRow: (row: VisitRow) => Moments = momentsOf,
): Board {
  const known = visits.flatMap((row) => {
    const person = find(row.person)
    return person ? [{ person, row }] : []
  })
  const groups = [...groupBy(known, ({ person }) => person.record).values()]
  const here = groups.map((group) => ({ person: group[0].person, rows: group.map(({ row }) => row) })).filter(hasCome)
  const worked = workedSteps(here.flatMap(({ rows }) => rows.map(({ shown }) => shown)))
  const moments = new Map<Queued, Moments>()
  for (const { person, rows } of here) {
    const shown = mergeShown(rows.map((row) => row.shown))
    const when = earliestCame(rows.map(momentsOfRow))
    const queued: Queued = {
      person,
      shown,
      records: rows.map((row) => row.person),
      number: shown.number ?? undefined,
      hasTwoValues: rows.some(hasConflict) || disagree(rows),
      marks: marksOf(shown, worked),
      minutes: when.last && minutesBetween(when.last.at, now),
      missing: missingSteps(shown, worked),
    }
    moments.set(queued, when)
  }
  const byNumber = (a: Queued, b: Queued): number =>
    (a.number ?? Infinity) - (b.number ?? Infinity) || compare(moments.get(a)?.came?.id, moments.get(b)?.came?.id)
  return { people: [...moments.keys()].sort(byNumber), moments, worked }
}

export function queueAt({ people, moments, worked }: Board, step: Step): Queue {
  const isHere = ({ shown }: Queued): boolean => shown.left !== true && !isStepDone(step, shown)
  const here = people.filter(isHere)
  const skipped = here.filter(({ shown }) => isStepSkipped(step, shown))
  const isDue = ({ shown }: Queued): boolean => !missingSteps(shown, worked).some((missing) => missing < step)
  const open = here.filter(({ shown }) => !isStepSkipped(step, shown))
  const doneId = (queued: Queued): string | undefined => moments.get(queued)?.byStep[step]?.id
  return {
    waiting: open.filter(isDue),
    early: open.filter((queued) => !isDue(queued)),
    skipped,
    done: people.filter(({ shown }) => isStepDone(step, shown)).sort((a, b) => compare(doneId(b), doneId(a))),
  }
}

export function queueOf(
  visits: readonly VisitRow[],
  find: (record: string) => KnownPerson | undefined,
  now: number,
  step: Step = 2,
): Queue {
  return queueAt(boardOf(visits, find, now), step)
}

/** Somebody whose birth date nobody knows is shown too: better one too many than a child forgotten. */
export function isServedOn(person: Pick<Resident, 'birthDate' | 'pregnancies'>, { date, groups }: ServedDay): boolean {
  const { birthDate } = person
  return birthDate === undefined || isServed(birthDate, date, groups, maternalStateOn(person, date))
}

/** A step that nobody does in the app today is done on paper, and never called missed. */
export function marksOf(shown: VisitFields, worked: ReadonlySet<Step> = new Set(ALWAYS_WORKED)): readonly StepMark[] {
  const done = steps.map((step) => isStepDone(step, shown))
  const last = done.lastIndexOf(true)
  const next = steps.find((step) => !done[step - 1] && !isStepSkipped(step, shown))
  return steps.map((step, index) => {
    if (done[index]) return 'done'
    if (isStepSkipped(step, shown)) return 'skipped'
    if (index < last && worked.has(step)) return 'missed'
    return step === next ? 'now' : 'todo'
  })
}

export function missingSteps(shown: VisitFields, worked: ReadonlySet<Step>): readonly Step[] {
  return steps.filter((step) => worked.has(step) && !isStepDone(step, shown) && !isStepSkipped(step, shown))
}

/** The steps that somebody does in the app today. */
export function workedSteps(visits: readonly VisitFields[]): ReadonlySet<Step> {
  return new Set(
    steps.filter((step) => ALWAYS_WORKED.includes(step) || visits.some((shown) => isStepDone(step, shown))),
  )
}

/** Two records of one child: what one lacks comes from the other, and what either did is done. */
export function mergeShown(all: readonly VisitFields[]): VisitFields {
  if (all.length === 1) return all[0]!
  const isTrue = (name: 'came' | 'left'): boolean => all.some((shown) => shown[name] === true)
  return { ...(Object.assign({}, ...all) as VisitFields), came: isTrue('came'), left: isTrue('left') }
}

function hasCome({ rows }: { readonly rows: readonly VisitRow[] }): boolean {
  return rows.some(({ shown }) => shown.came === true)
}

function earliestCame(all: readonly Moments[]): Moments {
  const [came] = all.flatMap(({ came }) => came ?? []).sort((a, b) => compare(a.id, b.id))
  const last = all.flatMap(({ last }) => last ?? []).sort((a, b) => compare(b.id, a.id))[0]
  return { came, last, byStep: Object.assign({}, ...all.map(({ byStep }) => byStep)) as Moments['byStep'] }
}

function hasConflict({ conflicts }: VisitRow): boolean {
  return conflicts.some((field) => !QUIET.includes(field))
}

function disagree(rows: readonly VisitRow[]): boolean {
  const names = ['weightKg', 'heightCm', 'headCm', 'armCm'] as const
  return rows.length > 1 && names.some((name) => new Set(rows.flatMap(({ shown }) => shown[name] ?? [])).size > 1)
}

function minutesBetween(at: string, now: number): number | undefined {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000)
  return minutes >= 0 && minutes <= LONGEST_WAIT_MINUTES ? minutes : undefined
}

function compare(a: string | undefined = '', b: string | undefined = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
