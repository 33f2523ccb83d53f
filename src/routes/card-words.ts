/** Fields of the cards from six years on, in the words of their declarations. */
import { CARD_FIELDS, fieldNamed } from '../domain/cards/all-fields.ts'
import type { CardField, CardValue } from '../domain/cards/field.ts'
import { unitOf, valueOnCard } from '../domain/cards/in-words.ts'
import type { Json } from '../log/entry.ts'

const SCREENED = 'screened.'
/** Instead of the answers (K20). */
const IN_CONFIDENCE = 'sudah diisi; jawabannya hanya dibaca bidan'

/** Undefined for any other field. */
export function cardFieldInWords(name: string, fields: readonly CardField[] = CARD_FIELDS): string | undefined {
  if (!name.startsWith(SCREENED)) return fieldNamed(name, fields)?.label
  return fieldNamed(`form.${name.slice(SCREENED.length)}`, fields)?.label
}

/** Undefined where no card declares it. */
export function cardValueInWords(
  name: string,
  value: Json,
  fields: readonly CardField[] = CARD_FIELDS,
): string | undefined {
  if (name.startsWith(SCREENED)) return value === true ? IN_CONFIDENCE : undefined
  const field = fieldNamed(name, fields)
  if (field === undefined || value === null) return undefined
  const unit = unitOf(field)
  const text = valueOnCard(field, value as CardValue)
  return unit === undefined ? text : `${text}\u00a0${unit}`
}
