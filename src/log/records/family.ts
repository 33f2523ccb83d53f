import { recordType, type FieldsOf } from '../record-type.ts'
import { sixteenDigits, text } from '../shapes.ts'

/** A household. No KK is an attribute with a history: it changes when a household splits. In `registry/<posyandu>`. */
export const family = recordType('family', { kk: sixteenDigits, dusun: text, rt: text, rw: text, address: text })
export type FamilyFields = FieldsOf<typeof family>
