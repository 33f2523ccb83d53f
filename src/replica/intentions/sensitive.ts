/** What was said in confidence, for the bidan: written here, and on a kader's phone not kept (domain rule K20). */
import { sensitiveOf } from '../../log/document-name.ts'
import { fieldOfFamily } from '../../log/closing.ts'
import { monthOfOpenDay, randomRecordId, visitId } from '../../log/record-id.ts'
import { NOTE, sensitive, type FormAnswersValue, type NoteValue } from '../../log/records/sensitive.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export interface SensitivePlace {
  readonly posyandu: string
  /** The person's canonical record. */
  readonly person: string
  /** An open day, or `outsideOpenDays`. */
  readonly openDay: string
}

export function noteInConfidence(append: Append, place: SensitivePlace, note: NoteValue): Promise<SaveResult> {
  return write(append, place, fieldOfFamily(NOTE, randomRecordId()), note)
}

/** With null it is withdrawn; its history keeps it. Only where it can be read. */
export function correctNote(
  append: Append,
  place: SensitivePlace,
  field: string,
  note: NoteValue | null,
): Promise<SaveResult> {
  return write(append, place, field, note)
}

function write(append: Append, place: SensitivePlace, field: string, note: NoteValue | null): Promise<SaveResult> {
  return append([confidentialWrite(place, { [field]: note })])
}

/** `fields`: notes or answers, by field name. */
export function confidentialWrite(
  { posyandu, person, openDay }: SensitivePlace,
  fields: Readonly<Record<string, NoteValue | FormAnswersValue | null>>,
): Write {
  const document = sensitiveOf(posyandu, monthOfOpenDay(openDay))
  return { document, kind: sensitive.kind, record: visitId(person, openDay), set: fieldsToWrite(fields) }
}
