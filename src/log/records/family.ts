import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, sixteenDigits, text } from '../shapes.ts'

/** What a family said to its data being kept, after the notice was read to them (domain spec §12.1). */
export const consent = v.looseObject({
  /** Which notice: `CONSENT_VERSION` when it was said. */
  version: v.number(),
  agreed: v.boolean(),
  /** The day, as the phone claimed. */
  at: date,
  /** The user record of who asked them. */
  by: text,
})
export type Consent = v.InferOutput<typeof consent>

/** A household. No KK is an attribute with a history: it changes when a household splits. In `registry/<posyandu>`. */
export const family = recordType('family', {
  kk: sixteenDigits,
  dusun: text,
  rt: text,
  rw: text,
  address: text,
  /** Counted as poor (Gakin) by the village's list: form F1 tells G from NG. */
  gakin: v.boolean(),
  consent,
})
export type FamilyFields = FieldsOf<typeof family>
