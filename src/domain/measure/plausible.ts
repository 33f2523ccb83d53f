import { scoresAtAge } from '../growth/child-scores.ts'
import type { GrowthIndex, ZScore } from '../growth/lms.ts'
import type { GrowthTables } from '../growth/tables.ts'
import type { MeasureContext, Suggestion } from './context.ts'
import { isWithin, LIMITS, rounded, type MeasureField } from './limits.ts'

export type TypedScore = {
  readonly index: GrowthIndex
  /** The field's own index for age; undefined where WHO has none at this age. */
  readonly own: ZScore | undefined
  /** Weight against height, or BMI where WHO has no weight for height; undefined until both are typed. */
  readonly weightForHeight: ZScore | undefined
  readonly standingUnder9Months: boolean
}

export function scoreTyped(
  tables: GrowthTables,
  field: MeasureField,
  value: number,
  { sex, ageDays, posture, oedema, typed }: MeasureContext,
): TypedScore {
  const index = INDEX_OF[field]
  const scores = scoresAtAge(tables, { sex, ageDays, posture, oedema, ...typed, [field]: value })
  const isPair = field === 'weightKg' || field === 'heightCm'
  return {
    index,
    own: scores[index],
    standingUnder9Months: scores.standingUnder9Months,
    weightForHeight: isPair ? (scores.weightForHeight ?? scores.bmiForAge) : undefined,
  }
}

/** Within the limits and not flagged for age; where WHO has no table at this age, within the limits. */
export function isPlausible(
  tables: GrowthTables,
  field: MeasureField,
  value: number,
  context: MeasureContext,
): boolean {
  if (!isWithin(LIMITS[field], value)) return false
  return scoreTyped(tables, field, value, context).own?.flagged !== true
}

/** A decimal point lost or misplaced: of the plausible readings, the one nearest to the median child. */
export function suggestDecimalPoint(
  tables: GrowthTables,
  field: MeasureField,
  value: number,
  context: MeasureContext,
): Suggestion | undefined {
  const candidates = [value / 10, value / 100, value * 10]
    .map((candidate) => rounded(LIMITS[field], candidate))
    .filter((candidate) => isPlausible(tables, field, candidate, context))
    .map((candidate) => ({ candidate, z: scoreTyped(tables, field, candidate, context).own?.z ?? 0 }))
    .sort((a, b) => Math.abs(a.z) - Math.abs(b.z))
  const [best] = candidates
  return best && { kind: 'decimal-point', value: best.candidate }
}

/** Weight typed as height and height as weight: plausible only the other way round. */
export function suggestSwap(
  tables: GrowthTables,
  field: MeasureField,
  value: number,
  context: MeasureContext,
): Suggestion | undefined {
  const weightKg = field === 'heightCm' ? value : field === 'weightKg' ? context.typed.heightCm : undefined
  const heightCm = field === 'weightKg' ? value : field === 'heightCm' ? context.typed.weightKg : undefined
  if (weightKg === undefined || heightCm === undefined) return undefined
  const swapped: MeasureContext = { ...context, typed: { ...context.typed, weightKg, heightCm } }
  const fits = isPlausible(tables, 'weightKg', weightKg, swapped) && isPlausible(tables, 'heightCm', heightCm, swapped)
  return fits ? { kind: 'swapped', weightKg, heightCm } : undefined
}

const INDEX_OF = {
  weightKg: 'weightForAge',
  heightCm: 'heightForAge',
  headCm: 'headForAge',
  armCm: 'armForAge',
} as const satisfies Readonly<Record<MeasureField, GrowthIndex>>
