import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/** A course of recovery feeding (PMT pemulihan): 6 to 59 months only (domain rule K9). In `registry/<posyandu>`. */
export const pmt = recordType(
  'pmt',
  {
    person: recordRef,
    reason: v.picklist(['wasting', 'underweight', 'tidak-naik']),
    startedOn: date,
    /** How many days it is meant to last. */
    days: v.number(),
    kind: v.picklist(['pabrikan', 'lokal']),
    /** Who pays: `dak-nf`, `apbd`, `mitra`, `dana-desa`. */
    funding: text,
    /** The name of a partner who pays. */
    partner: text,
    /** Given as the juknis has it (e-PPGBM: pmt_sesuai_juknis). */
    followsGuideline: v.boolean(),
    endedOn: date,
  },
  {
    /** By date: `eaten.2026-05-04`. */
    'eaten.': v.picklist(['habis', 'sebagian', 'tidak']),
    /** By week, 1 first: what the scale said. */
    'weekly.': v.looseObject({
      on: date,
      weightKg: v.number(),
      heightCm: v.optional(v.number()),
      posture: v.optional(v.picklist(['terlentang', 'berdiri'])),
      health: v.optional(v.picklist(['sehat', 'sakit'])),
    }),
    'decision.': v.picklist(['lanjut', 'selesai', 'rujuk']),
  },
)
export type PmtFields = FieldsOf<typeof pmt>
