/** What is to be done about a child from its weights and its doses. */
import { completedMonths, monthOf, previousMonth, type CalendarDate, type CalendarMonth } from '../calendar.ts'
import { numberOf } from '../cards/values.ts'
import { tierKey } from '../follow-up/follow-up.ts'
import { childScores } from '../growth/child-scores.ts'
import { childStatus } from '../growth/status.ts'
import type { Sex } from '../growth/tables.ts'
import { isDue } from '../immunization/dose-status.ts'
import { immunizationStatus, needsPlan } from '../immunization/status.ts'
import { isExpectedChild } from '../open-day.ts'
import { LAST_KMS_MONTH } from '../weighing/kbm.ts'
import { reportingWeighing, weighingStatus, type Weighing } from '../weighing/status.ts'
import { verdict, type Finding } from '../weighing/verdict.ts'
import { mostUrgentOf, seenTo, urgencyOf, within } from './finding.ts'
import { PRIORITIES, type Cause, type Task, type TaskPerson, type TaskSettings, type TaskVisit } from './task.ts'

const OF_WEIGHT = ['t-under-6-months', '2t', '1t', 'bgm'] as const
/** Red: referred at once (K6); each with what it is read from. */
const RED = [
  ['oedema', ['oedema']],
  ['lila-merah', ['armCm']],
  ['bb-tb-buruk', ['weightKg', 'heightCm']],
] as const
const RED_CODES = RED.map(([code]) => code)
type GrowthCode = (typeof OF_WEIGHT)[number] | (typeof RED_CODES)[number]

interface Child {
  readonly sex: Sex
  readonly birth: CalendarDate
  readonly weighings: readonly Weighing[]
}

interface Found {
  readonly code: GrowthCode
  readonly on: CalendarDate
  readonly urgency: Finding['urgency']
  /** Who was referred for one of these was referred for this. */
  readonly reasons: readonly string[]
}

/**
 * T, 2T and BGM of this calendar month, or of the last while this one has no weight (§9.3); and what is red, as it was
 * last measured in these months.
 */
export function growthTasks(person: TaskPerson, today: CalendarDate, settings: TaskSettings): readonly Task[] {
  const { birthDate: birth, sex, rt, record } = person
  if (birth === undefined || sex === undefined || completedMonths(birth, today) > LAST_KMS_MONTH + 1) return []
  const months = [monthOf(today), previousMonth(monthOf(today))]
  const child = { sex, birth, weighings: person.visits.flatMap(weighingOf) }
  const found = [...redFindings(child, person.visits, months, settings), ...weightFindings(child, months, settings)]
  const { routes } = settings.followUp
  const urgencies = found.flatMap(({ code, on, urgency, reasons }) => {
    const route = routes[tierKey(code, completedMonths(birth, on))] ?? urgency
    return route === 'none' ? [] : (urgencyOf(route, on, seenTo(person, code, reasons, on)) ?? [])
  })
  const [first, ...others] = found.map(({ code, on }): Cause => ({ code, on }))
  const urgency = mostUrgentOf(urgencies, PRIORITIES)
  return first && urgency ? [{ kind: 'berat', person: record, rt, ...urgency, because: [first, ...others] }] : []
}

function weightFindings(child: Child, months: readonly CalendarMonth[], { tables, kms }: TaskSettings): Found[] {
  const month = months.find((each) => reportingWeighing(child, each))
  const last = month && reportingWeighing(child, month)
  if (!month || !last || last.copied) return []
  const { on, weightKg } = last
  const age = completedMonths(child.birth, on)
  const scores = childScores(tables, { ...child, on, weightKg })
  const found = verdict({
    completedMonths: age,
    scores,
    status: childStatus(scores, { completedMonths: age, oedema: false }, kms),
    weighing: weighingStatus(child, monthOf(on)),
    oedema: false,
  })
  return OF_WEIGHT.flatMap((code) => {
    const urgency = found.find((each) => each.code === code)?.urgency
    return urgency === undefined ? [] : [{ code, on, urgency, reasons: [code] }]
  })
}

function redFindings(
  { sex, birth }: Child,
  visits: readonly TaskVisit[],
  months: readonly CalendarMonth[],
  { tables }: TaskSettings,
): Found[] {
  const latestFirst = visits.filter(({ on }) => months.includes(monthOf(on))).sort((a, b) => (a.on < b.on ? 1 : -1))
  return RED.flatMap(([code, fields]) => {
    const last = latestFirst.find(({ values }) => fields.every((name) => (values[name] ?? null) !== null))
    const found = last && findingsOf(last).find((each) => each.code === code)
    return found ? [{ code, on: last.on, urgency: found.urgency, reasons: RED_CODES }] : []
  })

  function findingsOf(visit: TaskVisit): readonly Finding[] {
    const { on, values } = visit
    const oedema = values.oedema === true
    const armCm = numberOf(values.armCm)
    const weighing = weighingOf(visit).find(({ copied }) => !copied)
    const scores = childScores(tables, {
      sex,
      birth,
      on,
      weightKg: weighing?.weightKg,
      heightCm: numberOf(values.heightCm),
      posture: POSTURES.find((posture) => posture === values.posture),
      oedema,
    })
    return verdict({ completedMonths: completedMonths(birth, on), scores, weighing: undefined, armCm, oedema })
  }
}

const POSTURES = ['terlentang', 'berdiri'] as const

function weighingOf({ openDay, on, values, isWeightSure }: TaskVisit): readonly Weighing[] {
  const weightKg = numberOf(values.weightKg)
  return weightKg === undefined || !isWeightSure
    ? []
    : [{ id: openDay, on, weightKg, copied: typeof values.copiedFrom === 'string' }]
}

/** Doses that are late: one task a child, however many doses (§9.3). Those not late yet are the preparation's. */
export function doseTasks(person: TaskPerson, today: CalendarDate, { immunization }: TaskSettings): readonly Task[] {
  const { birthDate: birth, doses, rt, record } = person
  if (birth === undefined || doses === undefined || !isExpectedChild(birth, today)) return []
  const statuses = immunizationStatus(birth, doses, today, immunization)
  const late = statuses.filter((status) => isDue(status) && status.state !== 'tepat')
  const since = late
    .flatMap(({ lateFrom }) => lateFrom ?? [])
    .sort()
    .at(0)
  if (since === undefined) return []
  const hasNone = !doses.some(({ outcome }) => outcome === 'given')
  const code = hasNone ? 'belum-imunisasi' : needsPlan(statuses, today) ? 'imunisasi-bidan' : 'imunisasi-terlambat'
  const { priority } = within('bulan-ini', today)
  return [
    { kind: 'imunisasi', person: record, rt, priority, due: since, because: [{ code, number: String(late.length) }] },
  ]
}
