import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, recordRef, text } from '../shapes.ts'

/** A vaccine vial in use at an open day. In the open day's `visits/<posyandu>/<yyyy-mm>`. */
export const vial = recordType('vial', {
  openDay: recordRef,
  /** A code of `domain/immunization`. */
  product: text,
  batch: text,
  expires: date,
  /** The vaccine vial monitor's colour, A (good) to D. */
  vvm: v.picklist(['A', 'B', 'C', 'D']),
  /** Local ISO time with its zone, as the phone claims it. */
  openedAt: text,
  /** True when it is empty or thrown away. */
  finished: v.boolean(),
})
export type VialFields = FieldsOf<typeof vial>
