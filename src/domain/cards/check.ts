/** Whether a typed number can be saved: outside its limits it is refused, unlikely it is asked about. */
import { isWithin, rounded } from '../measure/limits.ts'
import type { CardField, NumberDoubt, Visitor } from './field.ts'
import { numberOf } from './values.ts'

export type NumberField = Extract<CardField, { kind: 'number' }>

export type NumberCheck =
  | { readonly outcome: 'ok' }
  | {
      readonly outcome: 'refuse'
      readonly code: 'not-a-number' | 'too-low' | 'too-high' | 'too-many-decimals' | 'above-sistole' | 'below-diastole'
      readonly min: number
      readonly max: number
    }
  | { readonly outcome: 'ask'; readonly doubt: NumberDoubt }

/** `visitor.today` holds the other numbers typed so far. */
export function checkNumber(field: NumberField, value: number, visitor: Visitor): NumberCheck {
  const { min, max } = field
  if (!Number.isFinite(value)) return { outcome: 'refuse', code: 'not-a-number', min, max }
  if (!isWithin(field, value)) return { outcome: 'refuse', code: value < min ? 'too-low' : 'too-high', min, max }
  if (rounded(field, value) !== value) return { outcome: 'refuse', code: 'too-many-decimals', min, max }
  const pair = pairCheck(field, value, visitor)
  if (pair) return pair
  const doubt = field.doubt?.(value, visitor)
  return doubt ? { outcome: 'ask', doubt } : { outcome: 'ok' }
}

/** The upper number of a blood pressure is the larger one, whichever was typed last. */
function pairCheck({ name, min, max }: NumberField, value: number, { today }: Visitor): NumberCheck | undefined {
  const above = numberOf(today[name.replace('diastole', 'sistole')])
  if (name.includes('diastole') && above !== undefined && value >= above)
    return { outcome: 'refuse', code: 'above-sistole', min, max: above - 1 }
  const below = numberOf(today[name.replace('sistole', 'diastole')])
  if (name.includes('sistole') && below !== undefined && value <= below)
    return { outcome: 'refuse', code: 'below-diastole', min: below + 1, max }
  return undefined
}
