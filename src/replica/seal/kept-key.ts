/**
 * Where the data key is kept: one row in a store of its own in the phone's main database, wrapped. Nothing in the app
 * empties that store. Setting or changing a PIN writes this row and no other.
 */
import type { OpenDatabase } from '../database.ts'
import { newDataKey } from './data-key.ts'

/** Not one of the tables: emptying those (practice made again) must not take the key from what is stored elsewhere. */
export const KEY_STORE = 'key'

/** As a fresh database has it: nothing was sealed yet, so a key may be made. */
export interface NotMade {
  readonly key: 'data'
  readonly by: 'nobody'
}

/**
 * Wrapped by a key that the browser keeps and nobody can read out, only use: what copies the rows alone (a page that got
 * hold of them, an export) has no names; who has the browser's own files has that key too.
 */
export interface KeptByPhone {
  readonly key: 'data'
  readonly by: 'phone'
  readonly wrapping: CryptoKey
  readonly iv: Uint8Array<ArrayBuffer>
  readonly wrapped: ArrayBuffer
}

/** Wrapped by what a person knows: only who unlocks the phone knows how to read `lock`. */
export interface KeptByPerson {
  readonly key: 'data'
  readonly by: 'person'
  readonly lock: unknown
}

export type KeptKey = NotMade | KeptByPhone | KeptByPerson

type Database = Pick<OpenDatabase, 'get'>

export async function readKeptKey(database: Database): Promise<KeptKey | undefined> {
  return (await (await database.get()).get(KEY_STORE, 'data')) as KeptKey | undefined
}

/**
 * What is kept becomes what `to` says, in one transaction: nothing is lost of what a tab or the worker writes at the same
 * time. Undefined leaves it alone. Resolves with what is kept then, on the disk.
 */
export async function changeKept(
  database: Database,
  to: (kept: KeptKey | undefined) => KeptKey | undefined,
): Promise<KeptKey | undefined> {
  const tx = (await database.get()).transaction(KEY_STORE, 'readwrite', { durability: 'strict' })
  const known = (await tx.store.get('data')) as KeptKey | undefined
  const next = to(known)
  await Promise.all([next && tx.store.put(next), tx.done])
  return next ?? known
}

/**
 * The first key of this phone, on its disk before anything is sealed with it. The page and the worker may both come here
 * at once: the first one's key stands for both.
 */
export async function makeKey(database: Database): Promise<KeptKey | undefined> {
  const made = await wrapForPhone(newDataKey())
  return changeKept(database, (known) => (known?.by === 'nobody' ? made : undefined))
}

export async function wrapForPhone(dataKey: Uint8Array): Promise<KeptByPhone> {
  const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, new Uint8Array(dataKey))
  return { key: 'data', by: 'phone', wrapping, iv, wrapped }
}

export async function unwrapByPhone({ wrapping, iv, wrapped }: KeptByPhone): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, wrapped))
}
