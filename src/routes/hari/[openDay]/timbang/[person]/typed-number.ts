/** One number as it is typed, key by key. */
import { LIMITS, type MeasureField } from '../../../../../domain/measure/limits.ts'
import { parseDecimal } from '../../../../../domain/measure/parse-decimal.ts'

export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
export type Key = Digit | ',' | 'erase'

const LONGEST = 6

/** A key that cannot belong to a number is not taken: a second comma, a third decimal, a leading 0 of a height. */
export function withKey(field: MeasureField, text: string, key: Key): string {
  if (key === 'erase') return text.slice(0, -1)
  if (text.length >= LONGEST) return text
  if (key === ',') return text === '' || text.includes(',') ? text : `${text},`
  const [whole = '', decimals] = text.split(',')
  if (decimals === undefined)
    return whole === '0' || (text === '' && key === '0' && LIMITS[field].min >= 1) ? text : text + key
  return decimals.length < LIMITS[field].decimals ? text + key : text
}

/** It has all the digits its scale or tape can show. */
export function isComplete(field: MeasureField, text: string): boolean {
  return text.split(',')[1]?.length === LIMITS[field].decimals
}

/** Undefined while there is no digit; `8,` is 8. */
export function typedNumber(text: string): number | undefined {
  const parsed = parseDecimal(text.replace(/,$/, ''))
  return parsed.ok ? parsed.value : undefined
}

export function textOf(value: number): string {
  return String(value).replace('.', ',')
}
