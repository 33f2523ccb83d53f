/** What is to be done about a child from its weights and its doses. */
import { completedMonths, monthOf, previousMonth, type CalendarDate } from '../calendar.ts'
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
type WeightCode = (typeof OF_WEIGHT)[number]

/** T, 2T and BGM of this calendar month, or of the last while this one has no weight (§9.3). */
export function weightTasks(person: TaskPerson, today: CalendarDate, settings: TaskSettings): readonly Task[] {
  const { birthDate: birth, sex, rt, record } = person
  if (birth === undefined || sex === undefined || completedMonths(birth, today) > LAST_KMS_MONTH + 1) return []
  const weighings = person.visits.flatMap(weighingOf)
  const month = [monthOf(today), previousMonth(monthOf(today))].find((each) =>
    reportingWeighing({ sex, birth, weighings }, each),
  )
  const last = month && reportingWeighing({ sex, birth, weighings }, month)
  if (!month || !last || last.copied) return []
  const found = weightFindings({ sex, birth, weighings }, last, settings)
  const { routes } = settings.followUp
  const months = completedMonths(birth, last.on)
  const urgencies = found.flatMap(({ code, urgency }) =>
    urgency === 'none'
      ? []
      : (urgencyOf(routes[tierKey(code, months)] ?? urgency, last.on, seenTo(person, code, [code], last.on)) ?? []),
  )
  const [first, ...others] = found.map(({ code }): Cause => ({ code, on: last.on }))
  const urgency = mostUrgentOf(urgencies, PRIORITIES)
  return first && urgency ? [{ kind: 'berat', person: record, rt, ...urgency, because: [first, ...others] }] : []
}

function weightFindings(
  child: { readonly sex: Sex; readonly birth: CalendarDate; readonly weighings: readonly Weighing[] },
  { on, weightKg }: Weighing,
  { tables, kms }: TaskSettings,
): readonly (Finding & { readonly code: WeightCode })[] {
  const months = completedMonths(child.birth, on)
  const scores = childScores(tables, { ...child, on, weightKg })
  const found = verdict({
    completedMonths: months,
    scores,
    status: childStatus(scores, { completedMonths: months, oedema: false }, kms),
    weighing: weighingStatus(child, monthOf(on)),
    oedema: false,
  })
  return found.filter((each): each is Finding & { readonly code: WeightCode } =>
    (OF_WEIGHT as readonly string[]).includes(each.code),
  )
}

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
