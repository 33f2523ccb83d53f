import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { recordRef, role, scope } from '../shapes.ts'

/** For each document, up to which of a device's own counts (`n`) its entries stand. */
const counts = v.record(v.string(), v.number())

/** What a device may do; its record is the device id. The device itself writes only what its invitation offered. In `directory/<puskesmas>`. */
export const grant = recordType('grant', {
  role,
  scopes: v.array(scope),
  /** The invitation that it answered. */
  invitation: recordRef,
  /** Set: the device is out. What it wrote past these counts waits for the admin's yes. */
  revoked: counts,
  /** What stands although the device may no longer write there: before it was moved, or approved afterwards. */
  accepted: counts,
})
export type GrantFields = FieldsOf<typeof grant>
