import type { Lms } from './tables.ts'

/** `z` is rounded to 2 decimals: what WHO's software prints, flags and classifies by. */
export type ZScore = { readonly z: number; readonly exact: number; readonly flagged: boolean }

/** How an index is scored. `restricted`: beyond 3 SD, z counts in steps of the outermost SD. */
export type IndexRule = { readonly restricted: boolean; readonly lowestZ: number; readonly highestZ: number }

export type GrowthIndex = 'weightForAge' | 'heightForAge' | 'weightForHeight' | 'bmiForAge' | 'headForAge' | 'armForAge'

/** WHO anthro 1.1.0 and anthroplus 1.0.0: a z beyond these is flagged as implausible, and kept. */
export const INDEX_RULES: Readonly<Record<GrowthIndex, IndexRule>> = {
  weightForAge: { restricted: true, lowestZ: -6, highestZ: 5 },
  heightForAge: { restricted: false, lowestZ: -6, highestZ: 6 },
  weightForHeight: { restricted: true, lowestZ: -5, highestZ: 5 },
  bmiForAge: { restricted: true, lowestZ: -5, highestZ: 5 },
  headForAge: { restricted: false, lowestZ: -5, highestZ: 5 },
  armForAge: { restricted: true, lowestZ: -5, highestZ: 5 },
}

export function scoreOf(index: GrowthIndex, value: number, lms: Lms): ZScore | undefined {
  const rule = INDEX_RULES[index]
  const exact = rule.restricted ? restrictedZ(value, lms) : plainZ(value, lms)
  if (!Number.isFinite(exact)) return undefined
  const z = Number(exact.toFixed(2)) + 0 // never -0
  return { z, exact, flagged: z < rule.lowestZ || z > rule.highestZ }
}

/** The value that lies `z` standard deviations from the median. */
export function valueAtZ(z: number, { l, m, s }: Lms): number {
  return m * (1 + l * s * z) ** (1 / l)
}

export function interpolate(low: Lms, high: Lms, share: number): Lms {
  return {
    l: low.l + share * (high.l - low.l),
    m: low.m + share * (high.m - low.m),
    s: low.s + share * (high.s - low.s),
  }
}

/** The number, or undefined where nothing can have been measured: missing, zero, negative, not finite. */
export function measured(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined
}

function plainZ(value: number, { l, m, s }: Lms): number {
  return ((value / m) ** l - 1) / (s * l)
}

function restrictedZ(value: number, lms: Lms): number {
  const z = plainZ(value, lms)
  if (z > 3) return 3 + (value - valueAtZ(3, lms)) / (valueAtZ(3, lms) - valueAtZ(2, lms))
  if (z < -3) return -3 + (value - valueAtZ(-3, lms)) / (valueAtZ(-2, lms) - valueAtZ(-3, lms))
  return z
}
