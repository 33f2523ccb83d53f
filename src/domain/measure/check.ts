import type { GrowthIndex } from '../growth/lms.ts'
import type { GrowthTables } from '../growth/tables.ts'
import { changeQuestions, type ChangeQuestion } from './change.ts'
import type { MeasureContext, Suggestion } from './context.ts'
import { isWithin, LIMITS, rounded, type MeasureField } from './limits.ts'
import { isPlausible, scoreTyped, suggestDecimalPoint, suggestSwap } from './plausible.ts'

export type { MeasureContext, Suggestion }

export type Refusal = 'not-a-number' | 'too-low' | 'too-high' | 'too-many-decimals'

export type Question =
  | { readonly code: 'implausible-z'; readonly index: GrowthIndex; readonly z: number }
  | { readonly code: 'weight-height-mismatch'; readonly z: number }
  | { readonly code: 'standing-under-9-months'; readonly ageDays: number }
  | ChangeQuestion

export type MeasurementCheck =
  | { readonly outcome: 'ok' }
  | {
      readonly outcome: 'refuse'
      readonly code: Refusal
      readonly min: number
      readonly max: number
      readonly suggestion: Suggestion | undefined
    }
  | {
      readonly outcome: 'ask'
      readonly questions: readonly [Question, ...Question[]]
      readonly suggestion: Suggestion | undefined
    }

/**
 * Whether a typed value can be saved. Outside the limits it is refused; inside but unlikely it is asked about, and the
 * answer "yes, measured again" saves it. `weightKg` in kg, the others in cm, for a child under 72 months.
 */
export function checkMeasurement(
  tables: GrowthTables,
  field: MeasureField,
  value: number,
  context: MeasureContext,
): MeasurementCheck {
  const limits = LIMITS[field]
  const { min, max } = limits
  if (!Number.isFinite(value)) return { outcome: 'refuse', code: 'not-a-number', min, max, suggestion: undefined }
  const suggestOther = (): Suggestion | undefined =>
    suggestSwap(tables, field, value, context) ?? suggestDecimalPoint(tables, field, value, context)
  if (!isWithin(limits, value))
    return { outcome: 'refuse', code: value < min ? 'too-low' : 'too-high', min, max, suggestion: suggestOther() }
  if (rounded(limits, value) !== value)
    return {
      outcome: 'refuse',
      code: 'too-many-decimals',
      min,
      max,
      suggestion: { kind: 'rounded', value: rounded(limits, value) },
    }

  const [first, ...rest] = [
    ...scoreQuestions(tables, field, value, context),
    ...changeQuestions(tables, field, value, context),
  ]
  if (!first) return { outcome: 'ok' }
  const suggestion = isPlausible(tables, field, value, context) ? undefined : suggestOther()
  return { outcome: 'ask', questions: [first, ...rest], suggestion }
}

/** WHO's limits of plausibility (flags); where the value alone is implausible, its mismatch with others is no news. */
function scoreQuestions(
  tables: GrowthTables,
  field: MeasureField,
  value: number,
  context: MeasureContext,
): readonly Question[] {
  const { index, own, weightForHeight, standingUnder9Months } = scoreTyped(tables, field, value, context)
  const questions: Question[] = []
  if (own?.flagged) questions.push({ code: 'implausible-z', index, z: own.z })
  else if (weightForHeight?.flagged) questions.push({ code: 'weight-height-mismatch', z: weightForHeight.z })
  if (field === 'heightCm' && standingUnder9Months)
    questions.push({ code: 'standing-under-9-months', ageDays: context.ageDays })
  return questions
}
