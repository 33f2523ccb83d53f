/**
 * A `.langkah` file that travels through other people's hands: the plain file, sealed under a key of its own. Everybody
 * who may open it has a way to that key in the file's head: a key of the posyandu, or a code that one person tells another.
 *
 * `LANGKAH`, version, CRC-32 of the rest; the head as JSON, the sealed plain file. The head is bound to what is sealed.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as v from 'valibot'
import { fromBase64url, toBase64url } from '../../log/signature.ts'
import { unwrapKey, wrapKey, type RawKey } from '../lock/wrapped-key.ts'
import { readFrame, writeFrame } from './file-frame.ts'

export const SEALED_VERSION = 2
/** `About.what` of a file with which somebody moves. */
export const MOVERS = 'person'

/** A key of the posyandu's files, by its record (`log/records/file-key.ts`). */
export interface FileKey {
  readonly id: string
  readonly key: RawKey
}

const byKey = v.object({ key: v.string(), iv: v.string(), wrapped: v.string() })
const byCode = v.object({ salt: v.string(), rounds: v.number(), iv: v.string(), wrapped: v.string() })
const headShape = v.object({
  posyandu: v.string(),
  /** `person`: somebody moves with it, so another posyandu may open it. Absent in files of before. */
  what: v.optional(v.string()),
  iv: v.string(),
  keys: v.array(byKey),
  codes: v.array(byCode),
})
type Head = v.InferOutput<typeof headShape>

export interface SealedFile {
  readonly posyandu: string
  /** Made for another posyandu than its own. */
  readonly isOfMovers: boolean
  /** Whether somebody who was told a code can open it. */
  readonly takesCode: boolean
  readonly head: Head
  readonly sealed: Uint8Array<ArrayBuffer>
}

/** `opens`: the ways in; at least one. */
export async function sealFile(
  plain: Uint8Array<ArrayBuffer>,
  posyandu: string,
  opens: { readonly keys: readonly FileKey[]; readonly code?: string },
  what?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (opens.keys.length === 0 && opens.code === undefined) throw new Error('expected somebody who may open the file')
  const own = crypto.getRandomValues(new Uint8Array(32))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const head: Head = {
    posyandu,
    ...(what === MOVERS && { what }),
    iv: toBase64url(iv),
    keys: await Promise.all(opens.keys.map((each) => wrapUnder(each, own))),
    codes: opens.code === undefined ? [] : [await wrapKey(own, opens.code)],
  }
  const text = JSON.stringify(head)
  const by = await importKey(own, ['encrypt'])
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(text) }, by, plain)
  const rest = encoding.createEncoder()
  encoding.writeVarString(rest, text)
  encoding.writeUint8Array(rest, new Uint8Array(sealed))
  return writeFrame(SEALED_VERSION, encoding.toUint8Array(rest))
}

/** Undefined when it is none, or was damaged on its way. */
export function readSealedFile(bytes: Uint8Array): (SealedFile & { readonly text: string }) | undefined {
  const frame = readFrame(bytes)
  if (frame?.version !== SEALED_VERSION || !frame.isWhole) return undefined
  try {
    const rest = decoding.createDecoder(frame.rest)
    const text = decoding.readVarString(rest)
    const head = v.parse(headShape, JSON.parse(text))
    const sealed = new Uint8Array(decoding.readTailAsUint8Array(rest))
    const isOfMovers = head.what === MOVERS
    return { posyandu: head.posyandu, isOfMovers, takesCode: head.codes.length > 0, head, text, sealed }
  } catch {
    return undefined
  }
}

/** The plain file; undefined when none of the keys nor the code opens it. */
export async function openSealedFile(
  file: NonNullable<ReturnType<typeof readSealedFile>>,
  ways: { readonly keys: readonly FileKey[]; readonly code?: string | undefined },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const own = (await ownKeyByKeys(file.head, ways.keys)) ?? (await ownKeyByCode(file.head, ways.code))
  if (!own) return undefined
  try {
    const by = await importKey(own, ['decrypt'])
    const algorithm = { name: 'AES-GCM', iv: fromBase64url(file.head.iv), additionalData: utf8(file.text) }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, by, file.sealed))
  } catch {
    return undefined
  }
}

async function ownKeyByKeys({ keys }: Head, known: readonly FileKey[]): Promise<RawKey | undefined> {
  for (const { key: id, iv, wrapped } of keys) {
    const one = known.find((each) => each.id === id)
    if (!one) continue
    try {
      const by = await importKey(one.key, ['decrypt'])
      const opened = crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64url(iv) }, by, fromBase64url(wrapped))
      return new Uint8Array(await opened)
    } catch {
      // Named like one of ours and wrapped under another: perhaps the next one opens.
    }
  }
  return undefined
}

async function ownKeyByCode({ codes }: Head, code: string | undefined): Promise<RawKey | undefined> {
  if (code === undefined) return undefined
  // A file of ours has one; a hostile one does not keep the phone busy with many.
  const [only] = codes
  return only && unwrapKey(only, code)
}

async function wrapUnder({ id, key }: FileKey, own: RawKey): Promise<Head['keys'][number]> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const by = await importKey(key, ['encrypt'])
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, by, own)
  return { key: id, iv: toBase64url(iv), wrapped: toBase64url(new Uint8Array(wrapped)) }
}

function importKey(raw: RawKey, usages: readonly KeyUsage[]): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, usages)
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
