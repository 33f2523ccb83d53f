/** Shapes that several record types share. */
import * as z from 'zod/mini'
import { ROLES, SCOPE } from './role.ts'

export const text = z.string().check(z.maxLength(500))
export const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
export const sixteenDigits = z.string().check(z.regex(/^\d{16}$/))
export const recordRef = z.string().check(z.minLength(1), z.maxLength(120))
/** Langkah 1 to 5. */
export const step = z.number().check(z.gte(1), z.lte(5))
/** An answer to a question of `domain/child-care`. */
export const answer = z.union([z.boolean(), z.number(), text, z.array(text)])
export const sex = z.enum(['L', 'P'])

/**
 * What a workbook said that could not be taken over with certainty. It stands beside the field it is about, as
 * `doubt.<field>`, until a person settles it by writing the field and clearing the doubt.
 */
export const doubt = z.looseObject({
  kind: z.string(),
  written: z.string(),
  suggestion: z.optional(z.union([z.string(), z.number()])),
  sheet: z.string(),
  row: z.number(),
})
export type DoubtValue = z.infer<typeof doubt>

/** What happened with one vaccine on one open day. */
export const dose = z.looseObject({
  outcome: z.enum(['given', 'refused', 'postponed']),
  /** The vial's record: product, batch and expiry are read there. */
  vial: z.optional(recordRef),
  batch: z.optional(text),
  expires: z.optional(date),
  /** The user record, or the name, of who gave it: not who wrote it down. */
  givenBy: z.optional(text),
  site: z.optional(text),
  reason: z.optional(text),
})
export type DoseValue = z.infer<typeof dose>

/** A dose from before, as a book or a workbook has it. */
export const earlierDose = z.looseObject({
  date: z.optional(date),
  product: z.optional(text),
  place: z.optional(text),
  proof: z.enum(['buku-kia', 'kohort', 'asik', 'pengakuan']),
  outcome: z.optional(z.enum(['given', 'refused'])),
  reason: z.optional(text),
})
export type EarlierDoseValue = z.infer<typeof earlierDose>

export const role = z.enum(ROLES)
export const scope = z.string().check(z.regex(SCOPE))

/** The answers to one questionnaire (`domain/cards/form.ts`), by item: which of its options was chosen, 0 first. */
export const formAnswers = z.looseObject({
  version: text,
  answers: z.record(text, z.number()),
})
