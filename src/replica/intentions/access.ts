/** What somebody of the puskesmas decides: which posyandu there are, who is invited, and what each device may do. */
import { directoryOf } from '../../log/document-name.ts'
import { invitationPublicKey, newInvitationSecret, type Invitation } from '../../log/invitation.ts'
import { randomRecordId } from '../../log/record-id.ts'
import type { GrantFields } from '../../log/records/grant.ts'
import type { PosyanduFields } from '../../log/records/posyandu.ts'
import type { Grant } from '../../log/role.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** For each document, a device's own count in it. */
export type Counts = Readonly<Record<string, number>>

const POSYANDU_NAME_LENGTH = 10
/**
 * An entry holds at most 65,536 characters and a document's name about 30. What is left out is the oldest months, of
 * which nothing new is waited for.
 */
const MOST_COUNTS = 1_200

export async function createPosyandu(
  append: Append,
  puskesmas: string,
  fields: PosyanduFields,
): Promise<{ posyandu: string; result: SaveResult }> {
  const posyandu = randomPosyanduName()
  const set = fieldsToWrite(fields)
  const result = await append([{ document: directoryOf(puskesmas), kind: 'posyandu', record: posyandu, set }])
  return { posyandu, result }
}

/** Whose device is invited, to what, and until when. */
export interface Offered extends Grant {
  readonly name: string
  /** ISO time. */
  readonly expires: string
}

/** The secret is in what is returned and nowhere else: the log holds the public half of the key pair it makes. */
export async function invite(
  append: Append,
  { puskesmas, device }: { readonly puskesmas: string; readonly device: string },
  { name, role, scopes, expires }: Offered,
): Promise<{ invitation: Invitation; result: SaveResult }> {
  const [record, secret] = [randomRecordId(), newInvitationSecret()]
  const set = fieldsToWrite({ publicKey: await invitationPublicKey(secret), name, role, scopes, expires })
  const result = await append([{ document: directoryOf(puskesmas), kind: 'invitation', record, set }])
  return { invitation: { puskesmas, invitation: record, secret, role, scopes, by: device }, result }
}

export function cancelInvitation(append: Append, puskesmas: string, record: string): Promise<SaveResult> {
  return append([{ document: directoryOf(puskesmas), kind: 'invitation', record, set: { cancelled: true } }])
}

/** From now on the device is out; what it wrote up to these counts stands, and what comes later waits. */
export function revoke(append: Append, puskesmas: string, device: string, last: Counts): Promise<SaveResult> {
  return changeGrant(append, puskesmas, device, { revoked: latest(last) })
}

export function restore(append: Append, puskesmas: string, device: string): Promise<SaveResult> {
  return changeGrant(append, puskesmas, device, { revoked: null })
}

/** To another posyandu or role. `last`: what it has written until now, which stands wherever it was. */
export function move(
  append: Append,
  puskesmas: string,
  device: string,
  { role, scopes }: Grant,
  last: Counts,
): Promise<SaveResult> {
  return changeGrant(append, puskesmas, device, { role, scopes: [...scopes], accepted: latest(last) })
}

/** What waits stands up to these counts, whatever the device may do now. What it may do does not change. */
export function acceptWaiting(append: Append, puskesmas: string, device: string, upTo: Counts): Promise<SaveResult> {
  return changeGrant(append, puskesmas, device, { accepted: latest(upTo) })
}

/** `who`: when nobody has been chosen at this phone yet. */
export function renameDevice(
  append: Append,
  puskesmas: string,
  device: string,
  label: string,
  who?: string,
): Promise<SaveResult> {
  const write = { document: directoryOf(puskesmas), kind: 'device', record: device, set: { label } }
  return append([{ ...write, ...(who !== undefined && { who }) }])
}

/** In every document the greater of two counts. */
export function greater(a: Counts, b: Counts): Counts {
  const greatest: Record<string, number> = { ...a }
  for (const [document, n] of Object.entries(b)) greatest[document] = Math.max(n, greatest[document] ?? 0)
  return greatest
}

function changeGrant(append: Append, puskesmas: string, record: string, fields: GrantFields): Promise<SaveResult> {
  return append([{ document: directoryOf(puskesmas), kind: 'grant', record, set: fieldsToWrite(fields) }])
}

function latest(counts: Counts): Record<string, number> {
  const newestFirst = Object.entries(counts).sort(([a], [b]) => (monthIn(a) > monthIn(b) ? -1 : 1))
  return Object.fromEntries(newestFirst.slice(0, MOST_COUNTS))
}

/** Documents without a month come first. */
function monthIn(document: string): string {
  return document.split('/')[2] ?? '9999-12'
}

/** As document names allow: small letters and digits. */
function randomPosyanduName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(POSYANDU_NAME_LENGTH))
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')
}
