import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { role, scope, text } from '../shapes.ts'

/** An offer to one device, which whoever holds the link takes up. Written by the puskesmas, in `directory/<puskesmas>`. */
export const invitation = recordType('invitation', {
  /** Raw P-256 point, base64url: the public half of the pair that the link's secret makes (`invitation.ts`). */
  publicKey: text,
  /** Whom it is meant for. */
  name: text,
  role,
  scopes: v.array(scope),
  /** ISO time, by the relay's clock: later it lets nobody in. */
  expires: text,
  cancelled: v.boolean(),
})
export type InvitationFields = FieldsOf<typeof invitation>
