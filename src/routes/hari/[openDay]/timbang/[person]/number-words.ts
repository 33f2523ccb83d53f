/** The four numbers, and their values, in words. Length and height are one number with two names. */
import type { Posture } from '../../../../../domain/growth/z-scores.ts'
import { LIMITS, type MeasureField } from '../../../../../domain/measure/limits.ts'
import { formatDecimal } from '../../../../../ui/numbers.ts'
import { t } from '../../../../../ui/words/words.svelte.ts'

/** "BB", "TB": as on the cards. */
export function shortName(field: MeasureField, posture: Posture): string {
  return namesOf(field, posture).short
}

/** "tinggi badan (TB)" */
export function longName(field: MeasureField, posture: Posture): string {
  return namesOf(field, posture).long
}

/** How to measure it well, in a few short steps. */
export function cuesOf(field: MeasureField, posture: Posture): readonly string[] {
  return field === 'heightCm' ? t().weigh.cues[posture] : t().weigh.cues[field]
}

export function inDigits(field: MeasureField, value: unknown): string | undefined {
  return typeof value === 'number' ? formatDecimal(value, LIMITS[field].decimals) : undefined
}

export function withUnit(field: MeasureField, value: unknown): string {
  return `${inDigits(field, value) ?? t().weigh.none} ${t().weigh.field[field].unit}`
}

function namesOf(field: MeasureField, posture: Posture): { readonly short: string; readonly long: string } {
  if (field !== 'heightCm') return t().weigh.field[field]
  return posture === 'terlentang' ? t().weigh.length : t().weigh.height
}
