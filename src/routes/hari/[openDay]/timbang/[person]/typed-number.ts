/** One number as it is typed, key by key. */
import type { Limits } from '../../../../../domain/measure/limits.ts'
import { parseDecimal } from '../../../../../domain/measure/parse-decimal.ts'

export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
export type Key = Digit | ',' | 'erase'

const LONGEST = 6

export interface NumberLimits extends Limits {
  /** The comma comes by itself where the number would else be too large: 624 is 62,4. */
  readonly comma?: true
  /** A digit too many is the first of the next number: of a blood pressure's two. */
  readonly first?: true
}

/** A key that cannot belong to a number is not taken: a second comma, a third decimal, a leading 0 of a height. */
export function withKey(limits: NumberLimits, text: string, key: Key): string {
  const { min, max, decimals } = limits
  if (key === 'erase') return text.slice(0, -1)
  if (text.length >= LONGEST) return text
  if (key === ',') return text === '' || text.includes(',') || decimals === 0 ? text : `${text},`
  const [whole = '', after] = text.split(',')
  if (after !== undefined) return after.length < decimals ? text + key : text
  if (whole === '0' || (text === '' && key === '0' && min >= 1)) return text
  if (Number(text + key) <= max) return text + key
  if (decimals === 0) return text
  return limits.comma ? `${text},${key}` : text + key
}

/** It has all the digits its scale, tape or cuff can show. */
export function isComplete({ max, decimals }: NumberLimits, text: string): boolean {
  return decimals === 0 ? text !== '' && Number(text) * 10 > max : text.split(',')[1]?.length === decimals
}

/** Whether a key that this number did not take is the next one's; the last digit once more was a finger that slipped. */
export function begins(limits: NumberLimits, text: string, key: Key): boolean {
  return limits.first === true && isComplete(limits, text) && key !== 'erase' && key !== ',' && !text.endsWith(key)
}

/** Undefined while there is no digit; `8,` is 8. */
export function typedNumber(text: string | undefined): number | undefined {
  if (!text) return undefined
  const parsed = parseDecimal(text.replace(/,$/, ''))
  return parsed.ok ? parsed.value : undefined
}

export function textOf(value: number): string {
  return String(value).replace('.', ',')
}
