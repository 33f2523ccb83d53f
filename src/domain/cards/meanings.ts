/** What one visit found, the worst first. */
import type { CardField, Colour, Meaning, Reading, Visitor } from './field.ts'
import { CARD_FIELDS, READINGS } from './all-fields.ts'
import { declaredFor, fits } from './meant-for.ts'

export interface Found {
  /** The field's name, or the reading's code. */
  readonly of: string
  readonly label: string
  readonly meaning: Meaning
}

const WORST_FIRST: readonly Colour[] = ['merah', 'kuning', 'hijau']

export function meaningsFor(
  visitor: Visitor,
  fields: readonly CardField[] = CARD_FIELDS,
  readings: readonly Reading[] = READINGS,
): readonly Found[] {
  const { card, today } = visitor
  const read = readings
    .filter(({ cards }) => cards.includes(card))
    .flatMap(({ code, label, read }) => found(code, label, read(visitor)))
  // Of each name one declaration counts, so what was not recorded need not be asked who it is for.
  const recorded = fields.filter(({ name }) => today[name] !== undefined)
  const single = declaredFor(visitor, recorded)
    .filter((field) => fits(field, visitor))
    .flatMap(({ name, label, means }) => found(name, label, means?.(today[name]!, visitor)))
  return [...read, ...single].sort((a, b) => rank(a) - rank(b))
}

function found(of: string, label: string, meaning: Meaning | undefined): readonly Found[] {
  return meaning ? [{ of, label, meaning }] : []
}

function rank({ meaning }: Found): number {
  return WORST_FIRST.indexOf(meaning.colour)
}
