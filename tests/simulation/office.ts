/**
 * The puskesmas behind the simulated posyandu: what its computer wrote before the first phone was installed. Every phone
 * hears it then, and can check from it who else was invited. Its key is made from a fixed number: the same in every run.
 */
import type { Entry } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { directoryOf } from '../../src/log/document-name.ts'
import { proveInvited, type Invitation } from '../../src/log/invitation.ts'
import { deviceIdOf, fromBase64url, signEntry, toBase64url } from '../../src/log/signature.ts'
import { packFile } from '../../src/replica/handover/file-format.ts'
import { admin, Doors, POSYANDU, PUSKESMAS } from '../doors.ts'

const JWK = {
  kty: 'EC',
  crv: 'P-256',
  d: 'viTCyC7YrePrP5_-ngD-2ngTR8R-10_IiNWNrcLgyDQ',
  x: '3ycC00LheoJDhFb--63wHvSnYibFeZ45wCL2mebRkmg',
  y: 'Aag_-SIm6skFUMymZhFCn3DAp4wPm2U4bXIyygFddds',
}
const AT = '2026-01-05T08:00:00+07:00'

const doors = new Doors([admin])
const device = await deviceIdOf(publicKey())
const texts = await written()

/** Stand at the relay: a relay that lost its journal still lets the phones in. */
export const DOORS = doors.doors

/** A file with all that the puskesmas wrote. */
export const FROM_THE_PUSKESMAS = new Uint8Array(
  packFile({ puskesmas: PUSKESMAS, posyandu: POSYANDU, device, at: AT, what: 'all' }, texts),
)

/** What the phone that is installed as this one, 0 first, was invited with. */
export function invitationFor(phone: number): Invitation {
  return { ...doors.invitation(phone + 1), by: device }
}

/** The doors' own invitations are written down, too: phones know of no doors. */
async function written(): Promise<string[]> {
  const key = await crypto.subtle.importKey('jwk', JWK, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const { invitation, secret } = doors.invitation(0)
  const proof = await proveInvited(secret, invitation, device)
  const introduction = { publicKey: publicKey(), label: 'Komputer puskesmas', invitation, proof }
  const entries: Pick<Entry, 'kind' | 'record' | 'set'>[] = [
    { kind: 'device', record: device, set: introduction },
    ...doors.doors.slice(1).map(({ id, publicKey: offered, role, scopes }) => ({
      kind: 'invitation',
      record: id,
      set: { publicKey: offered, role, scopes },
    })),
  ]
  return Promise.all(
    entries.map((entry, i) => {
      const id = entryId(i + 1, device)
      const whole = { v: 1, id, in: directoryOf(PUSKESMAS), over: [], who: 'puskesmas', by: device, n: i + 1, at: AT }
      return signEntry({ ...whole, ...entry } as Entry, key)
    }),
  )
}

function publicKey(): string {
  return toBase64url(new Uint8Array([4, ...fromBase64url(JWK.x), ...fromBase64url(JWK.y)]))
}
