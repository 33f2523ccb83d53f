/** Shapes that several record types share. */
import * as z from 'zod/mini'

export const text = z.string().check(z.maxLength(500))
export const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
export const sixteenDigits = z.string().check(z.regex(/^\d{16}$/))
export const recordRef = z.string().check(z.minLength(1), z.maxLength(120))
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
