/** For whom a field is: one name may be declared more than once, for other ages or with another wording. */
import type { CardField, Visitor } from './field.ts'

/** Card, age and sex. */
export function fits({ cards, fromYears = 0, toYears = Infinity, sex }: CardField, visitor: Visitor): boolean {
  const years = Math.floor(visitor.months / 12)
  return (
    cards.includes(visitor.card) && years >= fromYears && years <= toYears && (sex === undefined || sex === visitor.sex)
  )
}

/** Whether this field is for somebody like this at all, due or not. */
export function isMeantFor(field: CardField, visitor: Visitor): boolean {
  return fits(field, visitor) && (field.when === undefined || field.when(visitor))
}

/**
 * Of each name on this visitor's card the one declaration that counts: the one meant for them; else one of their age
 * and sex; else any, so that what was recorded can be seen.
 */
export function declaredFor(visitor: Visitor, fields: readonly CardField[]): readonly CardField[] {
  const chosen = new Map<string, CardField>()
  const rank = (field: CardField): number => (isMeantFor(field, visitor) ? 2 : fits(field, visitor) ? 1 : 0)
  for (const field of fields) {
    if (!field.cards.includes(visitor.card)) continue
    const before = chosen.get(field.name)
    if (!before || rank(field) > rank(before)) chosen.set(field.name, field)
  }
  return fields.filter((field) => chosen.get(field.name) === field)
}
