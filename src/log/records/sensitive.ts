import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { formAnswers, readAs, text } from '../shapes.ts'

/** What a kader writes down for the bidan and does not keep (domain rule K20). */
export const TOPICS = ['kekerasan', 'menyakiti-diri', 'hiv-ims', 'hasil-tbc', 'kb'] as const
export type Topic = (typeof TOPICS)[number]

/** Said to somebody at once: nobody waits for the next connection with these. */
export const URGENT_TOPICS: readonly Topic[] = ['kekerasan', 'menyakiti-diri']

const note = v.looseObject({
  topic: v.picklist(TOPICS),
  text,
  /** Who was told already, in the words of whoever wrote it. */
  told: v.optional(text),
})
export type NoteValue = v.InferOutput<typeof note>

/** Undefined for a note withdrawn, or of a shape that only a newer app knows. */
export function readNote(value: unknown): NoteValue | undefined {
  return readAs(note, value)
}

/** Begins the name of every note: each is a field of its own, so that no two ever contend. */
export const NOTE = 'note.'
/** Begins the name of a questionnaire's answers; its code follows (`domain/cards/forms`). */
export const FORM = 'form.'

/**
 * What was said in confidence about one person on one open day (`visitId`); outside an open day the day is
 * `<yyyy-mm>-lain`. In `sensitive/<posyandu>/<yyyy-mm>`.
 */
export const sensitive = recordType(
  'sensitive',
  {},
  {
    [NOTE]: note,
    /** Answers to a questionnaire that only bidan and puskesmas read. */
    [FORM]: formAnswers,
  },
)

/** Undefined for answers that were withdrawn, or of a shape that only a newer app knows. */
export function readFormAnswers(value: unknown): FormAnswersValue | undefined {
  return readAs(formAnswers, value)
}
export type FormAnswersValue = v.InferOutput<typeof formAnswers>
export type SensitiveFields = FieldsOf<typeof sensitive>
