import { recordType, type FieldsOf } from '../record-type.ts'
import { text } from '../shapes.ts'

/**
 * What opens a phone whose PIN was forgotten; its record is the device id. In `registry/<posyandu>`: kader who work there
 * hold the same data on their own phones, so each may help the other.
 */
export const recoveryCode = recordType('recovery-code', {
  /** Twelve digits. */
  code: text,
})
export type RecoveryCodeFields = FieldsOf<typeof recoveryCode>
