/**
 * Device keys and signatures: ECDSA P-256 through WebCrypto, made on the phone, not extractable. What is
 * signed (an entry, a challenge, a question, recaps) begins with words of its own, so none can ever pass for another.
 */
import { DEVICE_ID_LENGTH } from './id.ts'
import { entryToJson, signatureOf, signedJson, type Entry } from './entry.ts'

const ENTRY_PREFIX = 'limalangkah/entry/1\n'
const CHALLENGE_PREFIX = 'limalangkah/challenge/1\n'
const PULL_PREFIX = 'limalangkah/pull/1\n'
const RECAPS_PREFIX = 'limalangkah/rekap/1\n'
const KEY_TYPE = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }
const encoder = new TextEncoder()

export interface DeviceKeys {
  /** The device's id: hash of its public key. */
  readonly device: string
  /** The raw public point, base64url. */
  readonly publicKey: string
  readonly privateKey: CryptoKey
}

export async function makeDeviceKeys(): Promise<DeviceKeys> {
  const pair = await crypto.subtle.generateKey(KEY_TYPE, false, ['sign', 'verify'])
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  return { device: await deviceIdOf(publicKey), publicKey, privateKey: pair.privateKey }
}

/** The device id of a raw public key in base64url: 96 bits of its SHA-256. */
export async function deviceIdOf(publicKey: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(publicKey))
  return toBase64url(new Uint8Array(digest)).slice(0, DEVICE_ID_LENGTH)
}

/** Undefined when the text is not a public key. Import once and keep: importing costs more than verifying. */
export async function importPublicKey(publicKey: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64url(publicKey), KEY_TYPE, true, ['verify'])
  } catch {
    return undefined
  }
}

/** The entry's text for the log: its signature, then the exact JSON that was signed. */
export async function signEntry(entry: Entry, key: CryptoKey): Promise<string> {
  const json = entryToJson(entry)
  return (await sign(ENTRY_PREFIX + json, key)) + json
}

export function verifyEntry(text: string, key: CryptoKey): Promise<boolean> {
  return verify(signatureOf(text), signedText(text), key)
}

/** What an entry's signature was made of. */
export function signedText(text: string): string {
  return ENTRY_PREFIX + signedJson(text)
}

export function signChallenge(challenge: string, key: CryptoKey): Promise<string> {
  return sign(signedChallenge(challenge), key)
}

/** What the signature of an answer to a challenge was made of. */
export function signedChallenge(challenge: string): string {
  return CHALLENGE_PREFIX + challenge
}

/** Of a question about documents (`pullText`). */
export function signPull(pull: string, key: CryptoKey): Promise<string> {
  return sign(signedPull(pull), key)
}

/** What a question's signature was made of. */
export function signedPull(pull: string): string {
  return PULL_PREFIX + pull
}

/** Of recaps that go to the dinas as a file. */
export function signRecaps(recaps: string, key: CryptoKey): Promise<string> {
  return sign(RECAPS_PREFIX + recaps, key)
}

export function verifyRecaps(signature: string, recaps: string, key: CryptoKey): Promise<boolean> {
  return verify(signature, RECAPS_PREFIX + recaps, key)
}

export function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

async function sign(text: string, key: CryptoKey): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(SIGNING, key, encoder.encode(text))))
}

export const SIGNATURE_BYTES = 64

/** 64 bytes, spelled in the one way we spell them: another spelling of a signature would be another text of its entry. */
const SIGNATURE = /^[A-Za-z0-9_-]{85}[AQgw]$/

/** Whether its bytes make the same text again. */
export function isSpelled(signature: string): boolean {
  return SIGNATURE.test(signature)
}

/** Whether the key made this signature of `signed`, which begins with the words of what it is. */
export type Verify = (signature: string, signed: string, key: CryptoKey) => Promise<boolean>

export const verify: Verify = async (signature, signed, key) => {
  if (!isSpelled(signature)) return false
  try {
    return await crypto.subtle.verify(SIGNING, key, fromBase64url(signature), encoder.encode(signed))
  } catch {
    return false // not base64url
  }
}
