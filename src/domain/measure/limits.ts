export type MeasureField = 'weightKg' | 'heightCm' | 'headCm' | 'armCm'

export type Limits = { readonly min: number; readonly max: number; readonly decimals: number }

/**
 * What can be saved for a child under 72 months. Not from a regulation: the ranges in use in earlier posyandu software,
 * widened until every living child fits. Scales read 0.01 kg, boards and tapes 0.1 cm.
 */
export const LIMITS: Readonly<Record<MeasureField, Limits>> = {
  weightKg: { min: 0.5, max: 40, decimals: 2 },
  heightCm: { min: 30, max: 130, decimals: 1 },
  headCm: { min: 20, max: 65, decimals: 1 },
  armCm: { min: 5, max: 30, decimals: 1 },
}

export function isWithin({ min, max }: Limits, value: number): boolean {
  return value >= min && value <= max
}

/** The value in the field's precision: 2 decimals for kg, 1 for cm. */
export function rounded({ decimals }: Limits, value: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}
