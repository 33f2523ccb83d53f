import { recordType, type FieldsOf } from '../record-type.ts'
import { recordRef, text } from '../shapes.ts'

/** A phone that joined; its record is its device id, and it signs its own first entry. In `directory/<puskesmas>`. */
export const device = recordType('device', {
  /** Raw P-256 point, base64url; the device id is its hash. */
  publicKey: text,
  label: text,
  /** The invitation it answered: an `invitation` record, or one of the relay's own doors. */
  invitation: recordRef,
  /** `proveInvited`: shows that it held the invitation's secret. Bound to this device, so useless to another. */
  proof: text,
})
export type DeviceFields = FieldsOf<typeof device>
