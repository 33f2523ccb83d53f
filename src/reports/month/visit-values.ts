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

/**
 * What several visits say together, a later one over an earlier. What is one measurement is not put together from two
 * days: the second reading of a blood pressure belongs to the first of the same visit (K7).
 */
export function valuesOfAll(visits: readonly Pick<ServedVisit, 'shown'>[]): CardValues {
  return visits.reduce<CardValues>((before, { shown }) => {
    const now = valuesIn(shown)
    const again = new Set(ONE_MEASUREMENT.filter((names) => names.some((name) => name in now)).flat())
    const kept = Object.entries(before).filter(([name]) => !again.has(name))
    return { ...Object.fromEntries(kept), ...now }
  }, {})
}

const ONE_MEASUREMENT: readonly (readonly string[])[] = [
  ['measure.sistole', 'measure.diastole', 'measure.sistole-2', 'measure.diastole-2'],
  // The number, or what the meter wrote instead of one.
  ['measure.gds', 'ask.gds-meter'],
]
