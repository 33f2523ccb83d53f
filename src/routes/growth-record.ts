/** A child's visits, read through the health rules: the rows of the KMS and its table. Pure. */
import { completedMonths, daysBetween, monthOf, type CalendarDate } from '../domain/calendar.ts'
import { childScores } from '../domain/growth/child-scores.ts'
import type { KmsLines } from '../domain/growth/cut-offs.ts'
import { childStatus, type ChildStatus } from '../domain/growth/status.ts'
import type { GrowthTables, Sex } from '../domain/growth/tables.ts'
import { DAYS_PER_MONTH, type GrowthScores } from '../domain/growth/z-scores.ts'
import type { LastMeasurements } from '../domain/measure/context.ts'
import { reportingWeighing, weighingStatus, type Weighing, type WeighingStatus } from '../domain/weighing/status.ts'
import { verdict, type Finding } from '../domain/weighing/verdict.ts'
import { shownHead } from '../log/fold.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { DayVisit } from '../replica/queries/child.ts'

export interface Born {
  readonly sex: Sex
  readonly birth: CalendarDate
}

export interface GrowthRow {
  readonly openDay: string
  readonly on: CalendarDate
  readonly completedMonths: number
  readonly ageDays: number
  /** Decimal, for the chart. */
  readonly ageMonths: number
  readonly shown: VisitFields
  /** Undefined where this weight is not the one its calendar month reports. */
  readonly weighing: WeighingStatus | undefined
  readonly scores: GrowthScores
  readonly status: ChildStatus
}

/** Every dated visit since the birth, oldest first. `kms`: where this puskesmas draws the lines of the KMS. */
export function growthRows(
  tables: GrowthTables,
  born: Born,
  visits: readonly DayVisit[],
  kms?: KmsLines,
): readonly GrowthRow[] {
  const weighings = weighingsOf(visits)
  return visits.flatMap((visit) => rowOf(tables, born, visit, weighings, kms) ?? [])
}

/** The row of one open day alone: a list of everybody who came needs no other. Without the tables it has no scores. */
export function growthRowOn(
  tables: GrowthTables | undefined,
  born: Born,
  visits: readonly DayVisit[],
  openDay: string,
  kms?: KmsLines,
): GrowthRow | undefined {
  const visit = visits.find((each) => each.openDay === openDay)
  return visit && rowOf(tables, born, visit, weighingsOf(visits), kms)
}

function rowOf(
  tables: GrowthTables | undefined,
  born: Born,
  visit: DayVisit,
  weighings: readonly Weighing[],
  kms: KmsLines | undefined,
): GrowthRow | undefined {
  const { date: on, shown, openDay } = visit
  if (on === undefined || on < born.birth) return undefined
  const months = completedMonths(born.birth, on)
  const ageDays = daysBetween(born.birth, on)
  const scores = tables ? childScores(tables, { ...born, on, ...measuredIn(shown) }) : NO_SCORES
  return {
    openDay,
    on,
    completedMonths: months,
    ageDays,
    ageMonths: ageDays / DAYS_PER_MONTH,
    shown,
    weighing: statusOn(born, weighings, on, weightId(visit)),
    scores,
    status: childStatus(
      scores,
      { completedMonths: months, armCm: shown.armCm ?? undefined, oedema: shown.oedema === true },
      kms,
    ),
  }
}

export function findingsOf(row: GrowthRow): readonly [Finding, ...Finding[]] {
  return verdict({
    completedMonths: row.completedMonths,
    scores: row.scores,
    status: row.status,
    weighing: row.weighing,
    armCm: row.shown.armCm ?? undefined,
    oedema: row.shown.oedema === true,
  })
}

/** What N/T would be, were this weight the one of that open day. */
export function statusIf(
  born: Born,
  visits: readonly DayVisit[],
  openDay: string,
  weightKg: number,
): WeighingStatus | undefined {
  const on = visits.find((visit) => visit.openDay === openDay)?.date
  if (on === undefined) return undefined
  const others = weighingsOf(visits.filter((visit) => visit.openDay !== openDay))
  return statusOn(born, [...others, { id: CANDIDATE, on, weightKg }], on, CANDIDATE)
}

/** The newest value of each field before this open day. */
export function lastMeasurements(visits: readonly DayVisit[], openDay: string, on: CalendarDate): LastMeasurements {
  const earlier = visits.filter((visit) => visit.openDay !== openDay && visit.date !== undefined && visit.date < on)
  const newest = (field: 'weightKg' | 'heightCm' | 'headCm') => {
    const visit = earlier.filter(({ shown }) => typeof shown[field] === 'number').at(-1)
    const value = visit?.shown[field]
    if (!visit?.date || typeof value !== 'number') return undefined
    return { value, daysAgo: daysBetween(visit.date, on), posture: visit.shown.posture ?? undefined }
  }
  return { weightKg: newest('weightKg'), heightCm: newest('heightCm'), headCm: newest('headCm') }
}

/** Greater than any entry id of the same day. */
const CANDIDATE = '~'

function statusOn(
  born: Born,
  weighings: readonly Weighing[],
  on: CalendarDate,
  id: string | undefined,
): WeighingStatus | undefined {
  const child = { ...born, weighings }
  if (id === undefined || reportingWeighing(child, monthOf(on))?.id !== id) return undefined
  return weighingStatus(child, monthOf(on))
}

/** Every weight with a date, for the rules of weighing. */
export function weighingsOf(visits: readonly DayVisit[]): readonly Weighing[] {
  return visits.flatMap((visit) => {
    const id = weightId(visit)
    const { weightKg, copiedFrom } = visit.shown
    return id !== undefined && visit.date !== undefined && typeof weightKg === 'number'
      ? [{ id, on: visit.date, weightKg, copied: typeof copiedFrom === 'string' }]
      : []
  })
}

function weightId({ fields }: DayVisit): string | undefined {
  return shownHead(fields.weightKg)?.id
}

function measuredIn({ weightKg, heightCm, posture, headCm, armCm, oedema }: VisitFields) {
  return {
    weightKg: weightKg ?? undefined,
    heightCm: heightCm ?? undefined,
    posture: posture ?? undefined,
    headCm: headCm ?? undefined,
    armCm: armCm ?? undefined,
    oedema: oedema ?? undefined,
  }
}

/** While WHO's tables are not here. */
const NO_SCORES: GrowthScores = {
  weightForAge: undefined,
  heightForAge: undefined,
  weightForHeight: undefined,
  bmiForAge: undefined,
  headForAge: undefined,
  armForAge: undefined,
  reference: 'who-2006',
  adjustedHeightCm: undefined,
  bmi: undefined,
  standingUnder9Months: false,
}
