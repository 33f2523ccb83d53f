/** What is put to somebody today, and nothing else. */
import type { CardField, CardValue, Visitor } from './field.ts'
import { fieldsOf } from './all-fields.ts'
import { lastBefore } from './values.ts'

/** "Within 12 months": the same month next year may ask again, though the open day falls some days earlier. */
export const YEAR_DAYS = 350
/** Already screened elsewhere this year: the yearly fields have nothing to add (K18). */
const CKG = 'ask.ckg'

/** In the order of the card. What was recorded today stays, so that it can be seen and corrected. */
export function fieldsFor(visitor: Visitor, step: 2 | 4): readonly CardField[] {
  return fieldsOf(visitor.card).filter(
    (field) =>
      field.step === step &&
      (visitor.today[field.name] !== undefined || (isMeantFor(field, visitor) && isDue(field, visitor))),
  )
}

/** Whether this field is for somebody like this at all, due or not. */
export function isMeantFor(
  { cards, fromYears = 0, toYears = Infinity, sex, when }: CardField,
  visitor: Visitor,
): boolean {
  const years = Math.floor(visitor.months / 12)
  return (
    cards.includes(visitor.card) &&
    years >= fromYears &&
    years <= toYears &&
    (sex === undefined || sex === visitor.sex) &&
    (when === undefined || when(visitor))
  )
}

function isDue(field: CardField, visitor: Visitor): boolean {
  if (field.due === 'every-visit' || field.due === 'carried') return true
  const last = lastDone(field, visitor)
  if (last === undefined) return !(field.step === 4 && field.name !== CKG && hadCkg(visitor))
  return field.due === 'watched' && isOpen(field, last, visitor)
}

/** Of the last twelve months. A questionnaire in confidence leaves only its mark in the visit. */
function lastDone({ name, kind, ...field }: CardField, visitor: Visitor): CardValue | undefined {
  const code = kind === 'form' && 'form' in field && field.form.inConfidence ? `screened.${field.form.code}` : name
  return lastBefore(visitor, code, YEAR_DAYS)?.value
}

function isOpen({ means }: CardField, value: CardValue, visitor: Visitor): boolean {
  return means?.(value, visitor)?.colour !== 'hijau'
}

function hadCkg(visitor: Visitor): boolean {
  return visitor.today[CKG] === true || lastBefore(visitor, CKG, YEAR_DAYS)?.value === true
}
