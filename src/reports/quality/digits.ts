/**
 * Digit preference: whoever reads a scale or a stick honestly writes each last digit about as often. Pure.
 *
 * Score 100 · √(χ² / (9 · n)) over the ten last digits; the classes of the SMART plausibility check: 0–7 excellent,
 * 8–12 good, 13–20 acceptable, more is a problem.
 */

export type DigitClass = 'few' | 'good' | 'acceptable' | 'problem'

export interface Digits {
  readonly count: number
  /** How often each tenth was written, .0 first. */
  readonly tenths: readonly number[]
  /** Undefined below `ENOUGH`. */
  readonly score: number | undefined
  readonly is: DigitClass
}

/** χ² over ten digits wants five of each expected. */
export const ENOUGH = 50
const GOOD_TO = 12
const ACCEPTABLE_TO = 20

/** Numbers that were read to a tenth: kg or cm. */
export function digitsOf(values: readonly number[]): Digits {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const value of values) tenths[lastTenth(value)]! += 1
  if (values.length < ENOUGH) return { count: values.length, tenths, score: undefined, is: 'few' }
  const expected = values.length / 10
  const chiSquare = tenths.reduce((sum, found) => sum + (found - expected) ** 2 / expected, 0)
  const score = 100 * Math.sqrt(chiSquare / (9 * values.length))
  return { count: values.length, tenths, score, is: classOf(score) }
}

/** Classes hold for whole scores. */
function classOf(score: number): DigitClass {
  const whole = Math.round(score)
  if (whole <= GOOD_TO) return 'good'
  return whole <= ACCEPTABLE_TO ? 'acceptable' : 'problem'
}

/** 7.45 kg on a scale of 0.01 was read as 7.4…: the tenth counts, not what it would round to. */
function lastTenth(value: number): number {
  return Math.floor(Math.round(value * 100) / 10) % 10
}
