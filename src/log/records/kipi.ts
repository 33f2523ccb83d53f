import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/** A complaint after a vaccination (KIPI). In the open day's `visits/<posyandu>/<yyyy-mm>`. */
export const kipi = recordType('kipi', {
  person: recordRef,
  openDay: recordRef,
  /** Codes of `domain/immunization`. */
  products: v.array(text),
  complaint: text,
  signs: v.array(text),
  serious: v.boolean(),
  onset: date,
  status: v.picklist(['baru', 'ditelepon', 'dilaporkan', 'selesai']),
  /** What the midwife said is to be done; while it is absent the next dose is held. */
  answer: text,
})
export type KipiFields = FieldsOf<typeof kipi>
