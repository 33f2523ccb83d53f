import { recordType, type FieldsOf } from '../record-type.ts'
import { earlierDose, text } from '../shapes.ts'

/**
 * A person's doses from before, out of Buku KIA, the kohort or a workbook; the record is the person's. What is given at
 * an open day stands in its visit. In `registry/<posyandu>`.
 */
export const immunization = recordType(
  'immunization',
  { note: text },
  {
    /** By antigen and number: `had.mr.1`. */
    'had.': earlierDose,
  },
)
export type ImmunizationFields = FieldsOf<typeof immunization>
