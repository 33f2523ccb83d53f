/** Shapes that several record types share. */
import * as v from 'valibot'
import { ROLES, SCOPE } from './role.ts'

/** The value, when it is of this shape; otherwise undefined: a newer app wrote it, or a hostile one. */
export function readAs<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | undefined {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : undefined
}

export const text = v.pipe(v.string(), v.maxLength(500))
export const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
export const sixteenDigits = v.pipe(v.string(), v.regex(/^\d{16}$/))
export const recordRef = v.pipe(v.string(), v.minLength(1), v.maxLength(120))
/** Langkah 1 to 5. */
export const step = v.pipe(v.number(), v.minValue(1), v.maxValue(5))
/** An answer to a question of `domain/child-care`. */
export const answer = v.union([v.boolean(), v.number(), text, v.array(text)])
export const sex = v.picklist(['L', 'P'])

/**
 * What a workbook said that could not be taken over with certainty. It stands beside the field it is about, as
 * `doubt.<field>`, until a person settles it by writing the field and clearing the doubt.
 */
export const doubt = v.looseObject({
  kind: v.string(),
  written: v.string(),
  suggestion: v.optional(v.union([v.string(), v.number()])),
  sheet: v.string(),
  row: v.number(),
})
export type DoubtValue = v.InferOutput<typeof doubt>

/** What happened with one vaccine on one open day. */
export const dose = v.looseObject({
  outcome: v.picklist(['given', 'refused', 'postponed']),
  /** The vial's record: product, batch and expiry are read there. */
  vial: v.optional(recordRef),
  batch: v.optional(text),
  expires: v.optional(date),
  /** The user record, or the name, of who gave it: not who wrote it down. */
  givenBy: v.optional(text),
  site: v.optional(text),
  reason: v.optional(text),
})
export type DoseValue = v.InferOutput<typeof dose>

/** A dose from before, as a book or a workbook has it. */
export const earlierDose = v.looseObject({
  date: v.optional(date),
  product: v.optional(text),
  place: v.optional(text),
  proof: v.picklist(['buku-kia', 'kohort', 'asik', 'pengakuan']),
  outcome: v.optional(v.picklist(['given', 'refused'])),
  reason: v.optional(text),
})
export type EarlierDoseValue = v.InferOutput<typeof earlierDose>

export const role = v.picklist(ROLES)
export const scope = v.pipe(v.string(), v.regex(SCOPE))

/** The answers to one questionnaire (`domain/cards/form.ts`), by item: which of its options was chosen, 0 first. */
export const formAnswers = v.looseObject({
  version: text,
  answers: v.record(text, v.number()),
})
