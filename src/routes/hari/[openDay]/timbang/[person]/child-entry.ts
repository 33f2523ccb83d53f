/** A child's four numbers. */
import { isWithin, LIMITS, type MeasureField } from '../../../../../domain/measure/limits.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import { open, type Model, type NumberCheck, type Typed } from './entry.ts'
import type { NumberLimits } from './typed-number.ts'

const ALL_FIELDS: readonly MeasureField[] = ['weightKg', 'heightCm', 'headCm', 'armCm']

export interface Start {
  readonly completedMonths: number
  readonly recorded: VisitFields
  readonly typed: Typed
  /** LiLA is measured from this month (`ARM`). */
  readonly armFromMonth: number
}

export function start({ completedMonths, recorded, typed, armFromMonth }: Start): Model {
  const fields = ALL_FIELDS.filter((field) => field !== 'armCm' || completedMonths >= armFromMonth)
  const usualPosture = completedMonths < 24 ? 'terlentang' : 'berdiri'
  const limits = (field: string): NumberLimits => LIMITS[field as MeasureField]
  return open({ fieldsFor: () => fields, limits, usualPosture, recorded, typed })
}

/** While the growth tables are not there yet: what can be said without them. */
export function withinLimits(field: MeasureField, value: number): NumberCheck {
  const { min, max } = LIMITS[field]
  if (isWithin(LIMITS[field], value)) return { outcome: 'ok' }
  return { outcome: 'refuse', code: value < min ? 'too-low' : 'too-high', min, max, suggestion: undefined }
}
