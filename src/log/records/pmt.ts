import * as z from 'zod/mini'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/** A course of recovery feeding (PMT pemulihan): 6 to 59 months only (domain rule K9). In `registry/<posyandu>`. */
export const pmt = recordType(
  'pmt',
  {
    person: recordRef,
    reason: z.enum(['wasting', 'underweight', 'tidak-naik']),
    startedOn: date,
    /** How many days it is meant to last. */
    days: z.number(),
    kind: z.enum(['pabrikan', 'lokal']),
    /** Who pays: `dak-nf`, `apbd`, `mitra`, `dana-desa`. */
    funding: text,
    /** The name of a partner who pays. */
    partner: text,
    /** Given as the juknis has it (e-PPGBM: pmt_sesuai_juknis). */
    followsGuideline: z.boolean(),
    endedOn: date,
  },
  {
    /** By date: `eaten.2026-05-04`. */
    'eaten.': z.enum(['habis', 'sebagian', 'tidak']),
    /** By week, 1 first: what the scale said. */
    'weekly.': z.looseObject({
      on: date,
      weightKg: z.number(),
      heightCm: z.optional(z.number()),
      posture: z.optional(z.enum(['terlentang', 'berdiri'])),
      health: z.optional(z.enum(['sehat', 'sakit'])),
    }),
    'decision.': z.enum(['lanjut', 'selesai', 'rujuk']),
  },
)
export type PmtFields = FieldsOf<typeof pmt>
