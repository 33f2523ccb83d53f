/** Fields of the cards from six years on, in the words of their declarations. */
import { CARD_FIELDS, fieldNamed } from '../domain/cards/all-fields.ts'
import type { CardField, CardValue } from '../domain/cards/field.ts'
import { IN_CONFIDENCE, unitOf, valueOnCard, type Say } from '../domain/cards/in-words.ts'
import type { Json } from '../log/entry.ts'

const SCREENED = 'screened.'
const asDeclared: Say = (text) => text

/** Undefined for any other field. `say`: the words of the declaration in another language. */
export function cardFieldInWords(
  name: string,
  fields: readonly CardField[] = CARD_FIELDS,
  say = asDeclared,
): string | undefined {
  const field = fieldNamed(name.startsWith(SCREENED) ? `form.${name.slice(SCREENED.length)}` : name, fields)
  return field && say(field.label)
}

/** Undefined where no card declares it. */
export function cardValueInWords(
  name: string,
  value: Json,
  fields: readonly CardField[] = CARD_FIELDS,
  say = asDeclared,
): string | undefined {
  if (name.startsWith(SCREENED)) return value === true ? say(IN_CONFIDENCE) : undefined
  const field = fieldNamed(name, fields)
  if (field === undefined || value === null) return undefined
  const unit = unitOf(field)
  const text = valueOnCard(field, value as CardValue, say)
  return unit === undefined ? text : `${text}\u00a0${say(unit)}`
}
