import type { Sex } from '../growth/tables.ts'
import type { Posture } from '../growth/z-scores.ts'
import type { MeasureField } from './limits.ts'

export type MeasureContext = {
  readonly sex: Sex
  readonly ageDays: number
  readonly posture: Posture | undefined
  readonly oedema?: boolean
  /** The other values typed in this visit. */
  readonly typed: Partial<Readonly<Record<MeasureField, number | undefined>>>
  readonly last: LastMeasurements
}

/** The newest earlier value of each field, where there is one. */
export type LastMeasurements = {
  readonly weightKg?: Last | undefined
  readonly heightCm?: (Last & { readonly posture: Posture | undefined }) | undefined
  readonly headCm?: Last | undefined
}
type Last = { readonly value: number; readonly daysAgo: number }

export type Suggestion =
  | { readonly kind: 'decimal-point' | 'rounded'; readonly value: number }
  | { readonly kind: 'swapped'; readonly weightKg: number; readonly heightCm: number }
