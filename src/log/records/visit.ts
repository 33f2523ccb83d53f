import * as z from 'zod/mini'
import { recordType, type FieldsOf } from '../record-type.ts'
import { text } from '../shapes.ts'

/** What happened to one person on one open day (`visitId`). In `visits/<posyandu>/<yyyy-mm>`. */
export const visit = recordType('visit', {
  /** True when the person was checked in. */
  came: z.boolean(),
  weightKg: z.number(),
  /** Length or height as read, before any correction for how it was measured. */
  heightCm: z.number(),
  /** Lying is length (PB), standing is height (TB). */
  posture: z.enum(['terlentang', 'berdiri']),
  headCm: z.number(),
  armCm: z.number(),
  oedema: z.boolean(),
  /** Came but could not be weighed, and why (domain rule K4). */
  notWeighed: z.enum(['rewel', 'sakit', 'menolak', 'alat-rusak']),
  vitaminA: z.enum(['biru', 'merah']),
  /** The questions a person answered "yes, it is right" to when saving, by code. */
  confirmed: z.array(z.string()),
  note: text,
})
export type VisitFields = FieldsOf<typeof visit>
