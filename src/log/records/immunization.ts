import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { earlierDose, text } from '../shapes.ts'

/**
 * A person's doses from before, out of Buku KIA, the kohort or a workbook; the record is the person's. What is given at
 * an open day stands in its visit. In `registry/<posyandu>`.
 */
export const immunization = recordType(
  'immunization',
  {
    note: text,
    /** The parents refuse every vaccine, in their words; null when they changed their mind. */
    refusedAll: text,
  },
  {
    /** By antigen and number: `had.mr.1`; a capsule of vitamin A by its round, its colour as product: `had.vita.2026-02`. */
    'had.': earlierDose,
    /** What the bidan said about a dose given too early, by antigen and date: `assessed.mr.2026-05-04`. */
    'assessed.': v.picklist(['sah', 'ulangi']),
  },
)
export type ImmunizationFields = FieldsOf<typeof immunization>
