import { LAST_WHO_2006_DAY } from '../growth/child-scores.ts'
import type { GrowthTables } from '../growth/tables.ts'
import { DAYS_PER_MONTH, LENGTH_MINUS_HEIGHT_CM } from '../growth/z-scores.ts'
import { gramsOf } from '../weighing/status.ts'
import type { MeasureContext } from './context.ts'
import type { MeasureField } from './limits.ts'

export type ChangeQuestion =
  /** More than 0.2 kg lost: weigh again before this becomes a T. */
  | { readonly code: 'weight-fell'; readonly byGrams: number; readonly lastKg: number }
  | { readonly code: 'weight-changed'; readonly percent: number; readonly lastKg: number; readonly daysAgo: number }
  | { readonly code: 'height-fell'; readonly byCm: number; readonly lastCm: number }
  | { readonly code: 'height-rose'; readonly byCm: number; readonly lastCm: number; readonly daysAgo: number }
  | { readonly code: 'head-fell'; readonly byCm: number; readonly lastCm: number }

/** Field background, not a regulation: ask about what a healthy child seldom does in a month. */
export const USUAL_CHANGE = { lossGrams: 200, weightPercent: 15, heightFallMm: 5, heightRiseMmPerMonth: 50 } as const

export function changeQuestions(
  tables: GrowthTables,
  field: MeasureField,
  value: number,
  context: MeasureContext,
): readonly ChangeQuestion[] {
  switch (field) {
    case 'weightKg':
      return weightQuestions(tables, value, context)
    case 'heightCm':
      return heightQuestions(value, context)
    case 'headCm':
      return headQuestions(value, context)
    case 'armCm':
      return []
  }
}

function weightQuestions(tables: GrowthTables, weightKg: number, context: MeasureContext): readonly ChangeQuestion[] {
  const last = context.last.weightKg
  if (!last) return []
  const lastGrams = gramsOf(last.value)
  const rise = gramsOf(weightKg) - lastGrams
  const share = USUAL_CHANGE.weightPercent / 100
  const mostGrams = lastGrams * (1 + share) * expectedGrowth(tables, last.daysAgo, context)
  const questions: ChangeQuestion[] = []
  if (-rise > USUAL_CHANGE.lossGrams) questions.push({ code: 'weight-fell', byGrams: -rise, lastKg: last.value })
  // Half a gram, so that a boundary does not hang on the last bit of a double.
  if (-rise > lastGrams * share + 0.5 || lastGrams + rise > mostGrams + 0.5) {
    const percent = Math.round((rise / lastGrams) * 100)
    questions.push({ code: 'weight-changed', percent, lastKg: last.value, daysAgo: last.daysAgo })
  }
  return questions
}

/**
 * 15 % is meant for one month of a child past 6 months. A younger one gains more than that in health (800 g on 3.3 kg),
 * and so does anyone in many months: there the median child's growth is allowed on top.
 */
function expectedGrowth(tables: GrowthTables, daysAgo: number, { sex, ageDays }: MeasureContext): number {
  if (ageDays >= 6 * DAYS_PER_MONTH && daysAgo <= LONGEST_MONTH_GAP_DAYS) return 1
  const now = tables.who2006.weightForAge.row(sex, Math.min(ageDays, LAST_WHO_2006_DAY))
  const then = tables.who2006.weightForAge.row(sex, Math.min(Math.max(ageDays - daysAgo, 0), LAST_WHO_2006_DAY))
  return now && then ? Math.max(1, now.m / then.m) : 1
}

const LONGEST_MONTH_GAP_DAYS = 45

function heightQuestions(heightCm: number, { last, posture }: MeasureContext): readonly ChangeQuestion[] {
  if (!last.heightCm) return []
  const { value: lastCm, daysAgo, posture: lastPosture } = last.heightCm
  // A child that stands for the first time reads 0.7 cm less without having shrunk.
  const postureCm =
    posture === undefined || lastPosture === undefined || posture === lastPosture
      ? 0
      : posture === 'berdiri'
        ? LENGTH_MINUS_HEIGHT_CM
        : -LENGTH_MINUS_HEIGHT_CM
  const riseMm = Math.round((heightCm + postureCm - lastCm) * 10)
  const mostMm = USUAL_CHANGE.heightRiseMmPerMonth * Math.max(1, daysAgo / DAYS_PER_MONTH)
  if (-riseMm > USUAL_CHANGE.heightFallMm) return [{ code: 'height-fell', byCm: -riseMm / 10, lastCm }]
  if (riseMm > mostMm) return [{ code: 'height-rose', byCm: riseMm / 10, lastCm, daysAgo }]
  return []
}

function headQuestions(headCm: number, { last }: MeasureContext): readonly ChangeQuestion[] {
  if (!last.headCm) return []
  const fallMm = Math.round((last.headCm.value - headCm) * 10)
  return fallMm > 0 ? [{ code: 'head-fell', byCm: fallMm / 10, lastCm: last.headCm.value }] : []
}
