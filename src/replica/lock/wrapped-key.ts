/** A random key, wrapped under something that a person knows. */
import { fromBase64url, toBase64url } from '../../log/signature.ts'

/** PBKDF2-SHA-256 of what the person typed, then AES-GCM. All base64url. */
export interface WrappedKey {
  readonly salt: string
  readonly rounds: number
  readonly iv: string
  readonly wrapped: string
}

/** 75 ms on a 2-core office machine in Chromium 156, under half a second on a cheap phone. */
const ROUNDS = 600_000
/** A file from elsewhere says how many rounds it wants: no more of them than a phone does in ten seconds. */
const MOST_ROUNDS = 10_000_000

export type RawKey = Uint8Array<ArrayBuffer>

/** `with`: a key of this phone that enters in too, so that the wrapped key alone cannot be tried elsewhere. */
export async function wrapKey(key: RawKey, secret: string, phoneKey?: CryptoKey): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const by = await keyFrom(secret, salt, ROUNDS, phoneKey)
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, by, key))
  return { salt: toBase64url(salt), rounds: ROUNDS, iv: toBase64url(iv), wrapped: toBase64url(wrapped) }
}

/** Undefined when this is not the secret. */
export async function unwrapKey(
  { salt, rounds, iv, wrapped }: WrappedKey,
  secret: string,
  phoneKey?: CryptoKey,
): Promise<RawKey | undefined> {
  if (rounds > MOST_ROUNDS) return undefined
  try {
    const by = await keyFrom(secret, fromBase64url(salt), rounds, phoneKey)
    const opened = crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64url(iv) }, by, fromBase64url(wrapped))
    return new Uint8Array(await opened)
  } catch {
    return undefined
  }
}

/** A key that stays in this browser: it can be used, and not read out. */
export function newPhoneKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

async function keyFrom(
  secret: string,
  salt: RawKey,
  rounds: number,
  phoneKey: CryptoKey | undefined,
): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'PBKDF2', false, ['deriveBits'])
  const slow = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, 256)
  const bits = phoneKey ? await crypto.subtle.sign('HMAC', phoneKey, slow) : slow
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
