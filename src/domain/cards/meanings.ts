/** What one visit found, the worst first. */
import type { Colour, Meaning, Visitor } from './field.ts'
import { CARD_FIELDS, READINGS } from './all-fields.ts'

export interface Found {
  /** The field's name, or the reading's code. */
  readonly of: string
  readonly label: string
  readonly meaning: Meaning
}

const WORST_FIRST: readonly Colour[] = ['merah', 'kuning', 'hijau']

export function meaningsFor(visitor: Visitor): readonly Found[] {
  const { card, today } = visitor
  const read = READINGS.filter(({ cards }) => cards.includes(card)).flatMap(({ code, label, read }): Found[] => {
    const meaning = read(visitor)
    return meaning ? [{ of: code, label, meaning }] : []
  })
  const single = CARD_FIELDS.filter(({ cards }) => cards.includes(card)).flatMap(({ name, label, means }): Found[] => {
    const value = today[name]
    const meaning = value === undefined ? undefined : means?.(value, visitor)
    return meaning ? [{ of: name, label, meaning }] : []
  })
  return [...read, ...single].sort((a, b) => rank(a) - rank(b))
}

function rank({ meaning }: Found): number {
  return WORST_FIRST.indexOf(meaning.colour)
}
