/**
 * The link that lets one device in. Its secret stands in the fragment, which no browser sends to a server, and makes a
 * key pair: the directory holds the public half, the device that joins proves with the private one that it held the
 * link. So nobody who reads the directory, the relay included, can use an invitation.
 */
import { parseDocumentName, directoryOf } from './document-name.ts'
import { DEVICE_ID_LENGTH } from './id.ts'
import { ROLES, SCOPE, type Grant, type Role } from './role.ts'
import { fromBase64url, toBase64url } from './signature.ts'

export interface Invitation extends Grant {
  readonly puskesmas: string
  /** The invitation's record, or the name of one of the relay's own doors. */
  readonly invitation: string
  readonly secret: string
  /** The device that invites: whose word a phone without a relay takes about who else was let in. Absent at a door. */
  readonly by?: string
}

export const JOIN_PATH = '/gabung'
const SECRET_BYTES = 16
const KEY_TYPE = { name: 'ECDSA', namedCurve: 'P-256' }

export function invitationLink(
  origin: string,
  { puskesmas, invitation, secret, role, scopes, by }: Invitation,
): string {
  const parameters = new URLSearchParams({ puskesmas, undangan: invitation, rahasia: secret, peran: role })
  for (const each of scopes) parameters.append('untuk', each)
  if (by !== undefined) parameters.set('oleh', by)
  return `${origin}${JOIN_PATH}#${parameters.toString()}`
}

/** Reads a whole link or just its fragment. Undefined when something is missing or cannot be. */
export function readInvitation(link: string): Invitation | undefined {
  const parameters = new URLSearchParams(link.slice(link.indexOf('#') + 1))
  const puskesmas = parameters.get('puskesmas') ?? ''
  const invitation = parameters.get('undangan')
  const secret = parameters.get('rahasia')
  const role = parameters.get('peran')
  const scopes = parameters.getAll('untuk')
  const by = parameters.get('oleh') ?? undefined
  const isWhole = parseDocumentName(directoryOf(puskesmas)) !== undefined && invitation && secret && isRole(role)
  if (!isWhole || scopes.length === 0 || !scopes.every((each) => SCOPE.test(each))) return undefined
  if (by !== undefined && by.length !== DEVICE_ID_LENGTH) return undefined
  return { puskesmas, invitation, secret, role, scopes, ...(by !== undefined && { by }) }
}

function isRole(text: string | null): text is Role {
  return ROLES.some((role) => role === text)
}

/** 128 random bits. */
export function newInvitationSecret(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
}

/** The raw public point, base64url, of the pair that a secret makes. */
export async function invitationPublicKey(secret: string): Promise<string> {
  const { x, y } = await crypto.subtle.exportKey('jwk', await privateKeyOf(secret, true))
  const point = new Uint8Array([4, ...fromBase64url(x as string), ...fromBase64url(y as string)])
  return toBase64url(point)
}

/** Shows that the maker of `device` held the link, without showing its secret. */
export async function proveInvited(secret: string, invitation: string, device: string): Promise<string> {
  const key = await privateKeyOf(secret, false)
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, provenText(invitation, device))
  return toBase64url(new Uint8Array(signature))
}

/** Whether this is the proof of a device that held the link. */
export async function wasInvited(
  proof: string,
  invitation: string,
  device: string,
  publicKey: CryptoKey,
): Promise<boolean> {
  try {
    const text = provenText(invitation, device)
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, fromBase64url(proof), text)
  } catch {
    return false // not base64url
  }
}

function provenText(invitation: string, device: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`limalangkah/invited/1\n${invitation}\n${device}`)
}

/** PKCS #8 around a P-256 private key without its public point, which the browser computes. */
const PKCS8_HEAD = '304102010030' + '1306072a8648ce3d020106082a8648ce3d030107' + '042730250201010420'

async function privateKeyOf(secret: string, isExtractable: boolean): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(`limalangkah/invitation/1\n${secret}`)
  // As good as every SHA-256 is below the order of the curve, and one in 2^32 is not: it is refused, and made anew.
  const scalar = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const pkcs8 = new Uint8Array([...hex(PKCS8_HEAD), ...scalar])
  return crypto.subtle.importKey('pkcs8', pkcs8, KEY_TYPE, isExtractable, ['sign'])
}

function hex(text: string): number[] {
  return (text.match(/../g) ?? []).map((pair) => parseInt(pair, 16))
}
