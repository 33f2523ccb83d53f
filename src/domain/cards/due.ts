/** What is put to somebody today, and nothing else. */
import type { CardField, Visitor } from './field.ts'
import { CARD_FIELDS } from './all-fields.ts'
import { declaredFor, isMeantFor } from './meant-for.ts'
import { lastBefore } from './values.ts'
import { isOpen, YEAR_DAYS } from './watch.ts'

const CKG = 'ask.ckg'

/** In the order of the card. What was recorded today stays, so that it can be seen and corrected. */
export function fieldsFor(
  visitor: Visitor,
  step: 2 | 4,
  fields: readonly CardField[] = CARD_FIELDS,
): readonly CardField[] {
  return declaredFor(visitor, fields).filter(
    (field) =>
      field.step === step && (isRecorded(field, visitor) || (isMeantFor(field, visitor) && isDue(field, visitor))),
  )
}

/** What is for this visitor and not due today: whoever wants to may add it. */
export function offeredFor(
  visitor: Visitor,
  step: 2 | 4,
  fields: readonly CardField[] = CARD_FIELDS,
): readonly CardField[] {
  return declaredFor(visitor, fields).filter(
    (field) =>
      field.step === step && !isRecorded(field, visitor) && isMeantFor(field, visitor) && !isDue(field, visitor),
  )
}

/** A questionnaire in confidence leaves only its mark in the visit: `screened.<form>`. */
function markOf(field: CardField): string {
  return field.kind === 'form' && field.form.inConfidence ? `screened.${field.form.code}` : field.name
}

function isRecorded(field: CardField, { today }: Visitor): boolean {
  return today[field.name] !== undefined || today[markOf(field)] !== undefined
}

function isDue(field: CardField, visitor: Visitor): boolean {
  if (field.due === 'offered') return false
  if (field.due === 'every-visit' || field.due === 'carried') return true
  const mark = markOf(field)
  if (lastBefore(visitor, mark, YEAR_DAYS) === undefined) return !(field.inCkg && hadCkg(visitor))
  return field.due === 'watched' && isOpen(mark, field.means, visitor)
}

/** Screened elsewhere this year: what CKG asks too is not put again (K18). */
function hadCkg(visitor: Visitor): boolean {
  return visitor.today[CKG] === true || lastBefore(visitor, CKG, YEAR_DAYS)?.value === true
}
