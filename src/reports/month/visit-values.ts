/** What one visit says: whether they came, and what cards can read of it. */
import type { CardValue, CardValues } from '../../domain/cards/field.ts'
import type { ServedVisit } from './served.ts'

/** Checked in, or examined by somebody who forgot to check them in. */
export function isPresent(shown: ServedVisit['shown']): boolean {
  return (
    shown.came === true ||
    typeof shown.weightKg === 'number' ||
    typeof shown.notWeighed === 'string' ||
    Object.entries(shown).some(([name, value]) => name.startsWith('measure.') && typeof value === 'number')
  )
}

/** Of a visit, what cards can read: no lists of confirmations, no doses. */
export function valuesIn(shown: Readonly<Record<string, unknown>>): CardValues {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      value !== null && value !== undefined && OF_CARDS.test(name) ? [[name, value as CardValue]] : [],
    ),
  )
}

const OF_CARDS = /^(weightKg|heightCm|armCm|notWeighed|(measure|ask|form|screened)\..+)$/
