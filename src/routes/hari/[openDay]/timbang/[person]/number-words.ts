/** The numbers of the keypad, and their values, in words. A child's length and height are one number with two names. */
import type { Posture } from '../../../../../domain/growth/z-scores.ts'
import { LIMITS, type MeasureField } from '../../../../../domain/measure/limits.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import { formatDecimal } from '../../../../../ui/numbers.ts'
import { t } from '../../../../../ui/words/words.svelte.ts'

/** What the keypad says of each number, by the name of its field. */
export interface NumberWords {
  /** "BB", "TB": as on the cards. */
  readonly short: (field: string) => string
  /** "tinggi badan (TB)" */
  readonly long: (field: string) => string
  /** On the button that leads to it, where the name is too long. */
  readonly next?: (field: string) => string | undefined
  readonly unit: (field: string) => string
  /** What is recorded today. */
  readonly digits: (field: string) => string | undefined
  readonly withUnit: (field: string, value: unknown) => string
  /** The number before this one. */
  readonly last: (field: string) => string
  /** Stands before the number being typed: "120/". */
  readonly before?: (field: string) => string
  /** The fields that share a tab. */
  readonly tabs: (fields: readonly string[]) => readonly (readonly [string, ...string[]])[]
}

export function childNumberWords(
  posture: Posture,
  shown: VisitFields,
  last: (field: MeasureField) => string,
): NumberWords {
  const known = (field: string): MeasureField => field as MeasureField
  return {
    short: (field) => shortName(known(field), posture),
    long: (field) => longName(known(field), posture),
    unit: (field) => t().weigh.field[known(field)].unit,
    digits: (field) => inDigits(known(field), shown[known(field)]),
    withUnit: (field, value) => withUnit(known(field), value),
    last: (field) => last(known(field)),
    tabs: (fields) => fields.map((field) => [field]),
  }
}

/** "BB", "TB": as on the cards. */
function shortName(field: MeasureField, posture: Posture): string {
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

function inDigits(field: MeasureField, value: unknown): string | undefined {
  return typeof value === 'number' ? formatDecimal(value, LIMITS[field].decimals) : undefined
}

function withUnit(field: MeasureField, value: unknown): string {
  return `${inDigits(field, value) ?? t().weigh.none} ${t().weigh.field[field].unit}`
}

function namesOf(field: MeasureField, posture: Posture): { readonly short: string; readonly long: string } {
  if (field !== 'heightCm') return t().weigh.field[field]
  return posture === 'terlentang' ? t().weigh.length : t().weigh.height
}
