/** What a card found at somebody's newest visits, as tasks. */
import { completedMonths, daysBetween } from '../calendar.ts'
import type { Meaning, Visitor } from '../cards/field.ts'
import { numberOf } from '../cards/values.ts'
import { ageGroupOn, cardOf } from '../life-stage.ts'
import { maternalOn } from '../pregnancy/pregnancy.ts'
import { mostUrgentOf, seenTo, urgencyOf, type Urgency } from './finding.ts'
import {
  PRIORITIES,
  type Cause,
  type CauseCode,
  type Task,
  type TaskPerson,
  type TaskSettings,
  type TaskVisit,
} from './task.ts'

export interface Found {
  readonly cause: Cause
  /** Undefined where nobody has to do anything about it. */
  readonly urgency: Urgency | undefined
}

/** `reasons`: a referral for one of these answers it. */
export function found(
  person: TaskPerson,
  { followUp }: TaskSettings,
  { on }: TaskVisit,
  code: CauseCode,
  reasons: readonly string[],
  meaning: Meaning | undefined,
): Found | undefined {
  if (!meaning) return undefined
  const { follow, number } = meaning
  const urgency =
    follow && urgencyOf(followUp.routes[follow.reason] ?? follow.route, on, seenTo(person, follow.reason, reasons, on))
  return { cause: { code, number, on }, urgency }
}

/** Of the newest visit with this field that says anything; empty where none does. */
export function newest(
  person: TaskPerson,
  settings: TaskSettings,
  field: string,
  look: (visitor: Visitor, visit: TaskVisit) => Found | undefined,
): readonly Found[] {
  for (const visit of person.visits) {
    if (visit.values[field] === undefined) continue
    const visitor = visitorAt(person, visit, settings)
    const result = visitor && look(visitor, visit)
    if (result) return [result]
  }
  return []
}

/** Measured at home with the instruments of the open day, and named as the cards name it. */
const AT_HOME = {
  'measure.sistole': 'measure.sistole',
  'measure.diastole': 'measure.diastole',
  'measure.sistole-2': 'measure.sistole-2',
  'measure.diastole-2': 'measure.diastole-2',
  'measure.lila': 'armCm',
} as const

/** With what was measured at home among the visits, newest first. Being visited is not coming: nothing else counts. */
export function withHome(person: TaskPerson): TaskPerson {
  const home = (person.homeVisits ?? []).flatMap(({ on, notHome, values = {} }): readonly TaskVisit[] => {
    const measured = Object.entries(AT_HOME).flatMap(([name, card]) => {
      const value = numberOf(values[name])
      return value === undefined ? [] : [[card, value] as const]
    })
    const visit = { openDay: `rumah-${on}`, on, values: Object.fromEntries(measured), isWeightSure: true }
    return notHome || measured.length === 0 ? [] : [visit]
  })
  if (home.length === 0) return person
  return { ...person, visits: [...person.visits, ...home].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)) }
}

/** Undefined for a child under six years on that day. */
export function visitorAt(
  { birthDate, sex, pregnancies = [], visits }: TaskPerson,
  { on, values }: TaskVisit,
  { cards }: TaskSettings,
): Visitor | undefined {
  const group = ageGroupOn(birthDate, on)
  const maternal = maternalOn(pregnancies, on)
  const card = group && cardOf(group, maternal?.state)
  if (birthDate === undefined || card === undefined || card === 'anak') return undefined
  const months = completedMonths(birthDate, on)
  if (!maternal) return { card, months, sex, today: values, earlier: [], settings: cards }
  // Her weight is read with those before it.
  const earlier = visits.flatMap((visit) =>
    visit.on < on ? [{ daysAgo: daysBetween(visit.on, on), values: visit.values }] : [],
  )
  return { card, months, sex, maternal, today: values, earlier, settings: cards }
}

/** One task a person and kind, as soon as the soonest of its causes. */
export function together(kind: Task['kind'], { record, rt }: TaskPerson, all: readonly Found[]): readonly Task[] {
  const open = all.flatMap(({ cause, urgency }) => (urgency ? [{ cause, urgency }] : []))
  const [first, ...others] = open.map(({ cause }) => cause)
  const urgency = mostUrgentOf(
    open.map((each) => each.urgency),
    PRIORITIES,
  )
  return first && urgency ? [{ kind, person: record, rt, ...urgency, because: [first, ...others] }] : []
}
