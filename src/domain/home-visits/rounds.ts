/** Which houses somebody goes to, and why: from what is to be done, and from when each was last visited (§9.1). Pure. */
import { addDays, type CalendarDate } from '../calendar.ts'
import { groupBy } from '../group-by.ts'
import { PRIORITIES, type Cause, type Priority, type Task, type TaskKind } from '../tasks/task.ts'
import { AGAIN_WITHIN_DAYS, ROUTINE_DAYS } from './outcomes.ts'

/** One household; somebody of no known family is a house of their own. */
export interface Home {
  /** The family's record, or the person's. */
  readonly key: string
  readonly rt: string | undefined
  /** Canonical records of those who live there. */
  readonly people: readonly string[]
}

export interface PastVisit {
  /** A person's canonical record, or a family's. */
  readonly about: string
  readonly on: CalendarDate
  readonly notHome: boolean
}

/** §9.1: for something that is open, for what was missed, or because a year is over. */
export type VisitReason = 'khusus' | 'sweeping' | 'rutin'

export interface House extends Home {
  readonly why: VisitReason
  /** Of the most urgent of what is to be done there; absent on a routine visit. */
  readonly priority: Priority | undefined
  readonly because: readonly { readonly person: string; readonly cause: Cause }[]
  /** The last time anybody was at home. */
  readonly visitedOn: CalendarDate | undefined
  /** Somebody came since, and nobody was there. */
  readonly missedOn: CalendarDate | undefined
  /** Visited for this already: not again before a month is over. */
  readonly isWaiting: boolean
}

/** What is missing in the record alone brings nobody to the door. */
const ON_PAPER: readonly TaskKind[] = ['nik', 'ragu']
/** §9.1, DOFU: who did not come, and what they would have been given. */
const MISSED: readonly TaskKind[] = ['tidak-datang', 'imunisasi']

/** Whatever was done there already. */
const AT_ONCE: readonly Priority[] = ['segera', '24-jam']

/** Those to go to first; within one urgency by RT, as the way leads. */
export function housesToVisit(
  homes: readonly Home[],
  tasks: readonly Task[],
  visits: readonly PastVisit[],
  today: CalendarDate,
): readonly House[] {
  const tasksOf = groupBy(
    tasks.filter(({ kind }) => !ON_PAPER.includes(kind)),
    ({ person }) => person,
  )
  const visitsOf = groupBy(visits, ({ about }) => about)
  return homes
    .flatMap((home) => {
      const own = home.people.flatMap((person) => tasksOf.get(person) ?? [])
      const past = [home.key, ...home.people].flatMap((about) => visitsOf.get(about) ?? [])
      return houseOf(home, own, past, today) ?? []
    })
    .sort(inOrder)
}

function houseOf(
  home: Home,
  tasks: readonly Task[],
  past: readonly PastVisit[],
  today: CalendarDate,
): House | undefined {
  const visitedOn = newest(past.filter(({ notHome }) => !notHome))
  const missedOn = newest(past.filter(({ on, notHome }) => notHome && on > (visitedOn ?? '')))
  const shared = { ...home, visitedOn, missedOn }
  const [first] = [...tasks].sort((a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority))
  if (!first) {
    if (visitedOn !== undefined && addDays(visitedOn, ROUTINE_DAYS) > today) return undefined
    return { ...shared, why: 'rutin', priority: undefined, because: [], isWaiting: false }
  }
  return {
    ...shared,
    why: tasks.every(({ kind }) => MISSED.includes(kind)) ? 'sweeping' : 'khusus',
    priority: first.priority,
    because: tasks.flatMap(({ person, because }) => because.map((cause) => ({ person, cause }))),
    isWaiting:
      !AT_ONCE.includes(first.priority) &&
      visitedOn !== undefined &&
      isSeen(tasks, visitedOn) &&
      addDays(visitedOn, AGAIN_WITHIN_DAYS) > today,
  }
}

/** Nothing was found after the visit. */
function isSeen(tasks: readonly Task[], visitedOn: CalendarDate): boolean {
  return tasks.every(({ because }) => because.every(({ on }) => on === undefined || on <= visitedOn))
}

function newest(visits: readonly PastVisit[]): CalendarDate | undefined {
  return visits
    .map(({ on }) => on)
    .sort()
    .at(-1)
}

function inOrder(a: House, b: House): number {
  return (
    Number(a.isWaiting) - Number(b.isWaiting) || urgency(a) - urgency(b) || byRt(a.rt, b.rt) || (a.key < b.key ? -1 : 1)
  )
}

function urgency({ priority }: House): number {
  return priority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(priority)
}

/** "2" before "10", and who has none after everybody else. */
function byRt(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return Number(a) - Number(b) || (a < b ? -1 : 1)
}
