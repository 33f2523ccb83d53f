import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { text } from '../shapes.ts'

/** Two person records that may be one (`linkId`). Reversible. In `registry/<posyandu>`. */
export const link = recordType('link', {
  /** True: read both as one person. False: somebody looked and they are two. */
  same: v.boolean(),
  /** Why it was thought: `nik`, `name+birth+mother`, or words. */
  because: text,
  /** True once a person, and not an import, has said so. */
  settled: v.boolean(),
})
export type LinkFields = FieldsOf<typeof link>
