/**
 * Documents pulled in batches (ADR 18), as bytes: up goes what is held of each, down comes what is held past that.
 * Signatures cannot be compressed, so they travel as bytes apart from the JSON, which the connection packs.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { SIGNATURE_LENGTH, signatureOf } from './entry.ts'
import { fromBase64url, isSpelled, SIGNATURE_BYTES, toBase64url } from './signature.ts'
import type { Run } from './update.ts'

/** A document somebody asks about, and how many entries of each client id they hold. */
export interface Asked {
  readonly document: string
  readonly held: Iterable<readonly [client: number, clock: number]>
}

/** `at`: the place of the document in the question. Of one document parts come first, in order, and then `whole`. */
export type PullFrame =
  | { readonly type: 'part'; readonly at: number; readonly runs: readonly Run[] }
  /** Everything was told that the relay holds, and this is the digest of it. */
  | { readonly type: 'whole'; readonly at: number; readonly digest: string }
  /** It is not this device's to read, or there is no such document. */
  | { readonly type: 'closed'; readonly at: number }
  /** The question is answered: what ends without it was cut off. */
  | { readonly type: 'end' }

const NUMBER = { part: 1, whole: 2, closed: 3, end: 4 } as const
/** Of one frame: a part is `UPDATE_CHARACTERS` of entries, and one entry at least. */
const MOST_FRAME_BYTES = 4 * 1024 * 1024
const LENGTH_BYTES = 4
const MOST_DOCUMENTS = 10_000
const MOST_CLIENTS = 100_000

export function writeQuestion(asked: readonly Asked[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, asked.length)
  for (const { document, held } of asked) {
    const pairs = [...held]
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, pairs.length)
    for (const [client, clock] of pairs) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  }
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** Throws when the bytes are no question. */
export function readQuestion(bytes: Uint8Array): { document: string; held: Map<number, number> }[] {
  const decoder = decoding.createDecoder(bytes)
  const asked = Array.from({ length: countUpTo(decoder, MOST_DOCUMENTS) }, () => {
    const document = decoding.readVarString(decoder)
    const held = new Map<number, number>()
    for (let left = countUpTo(decoder, MOST_CLIENTS); left > 0; left--) {
      held.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    }
    return { document, held }
  })
  if (decoding.hasContent(decoder)) throw new Error('expected the end of the question, found more')
  return asked
}

/** One frame after its length. */
export function writePullFrame(frame: PullFrame): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint32(encoder, 0)
  encoding.writeUint8(encoder, NUMBER[frame.type])
  if (frame.type !== 'end') encoding.writeVarUint(encoder, frame.at)
  if (frame.type === 'whole') encoding.writeVarString(encoder, frame.digest)
  if (frame.type === 'part') {
    encoding.writeVarUint(encoder, frame.runs.length)
    for (const run of frame.runs) writeRun(encoder, run)
  }
  const bytes = encoding.toUint8Array(encoder)
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, bytes.length - LENGTH_BYTES)
  return bytes
}

/** Puts frames together from what comes in pieces of any size. */
export class PullFrames {
  #rest: Uint8Array = new Uint8Array()

  /** The frames that this piece completes. Throws when they are none. */
  take(piece: Uint8Array): PullFrame[] {
    const bytes = this.#rest.length === 0 ? piece : joined(this.#rest, piece)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const frames: PullFrame[] = []
    let from = 0
    while (bytes.length - from >= LENGTH_BYTES) {
      const length = view.getUint32(from)
      if (length > MOST_FRAME_BYTES) throw new Error(`expected up to ${MOST_FRAME_BYTES} bytes, found ${length}`)
      const end = from + LENGTH_BYTES + length
      if (end > bytes.length) break
      frames.push(readFrame(decoding.createDecoder(bytes.subarray(from + LENGTH_BYTES, end))))
      from = end
    }
    this.#rest = bytes.slice(from)
    return frames
  }
}

function readFrame(decoder: decoding.Decoder): PullFrame {
  const type = decoding.readUint8(decoder)
  if (type === NUMBER.end) return { type: 'end' }
  const at = decoding.readVarUint(decoder)
  switch (type) {
    case NUMBER.part:
      return { type: 'part', at, runs: Array.from({ length: decoding.readVarUint(decoder) }, () => readRun(decoder)) }
    case NUMBER.whole:
      return { type: 'whole', at, digest: decoding.readVarString(decoder) }
    case NUMBER.closed:
      return { type: 'closed', at }
    default:
      throw new Error(`expected a frame from 1 to 4, found ${type}`)
  }
}

/** What no entry can be, every other text comes as it is: a run is packed as a whole or not at all. */
function writeRun(encoder: encoding.Encoder, { client, clock, texts }: Run): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarUint(encoder, texts.length)
  const isPacked = texts.every((text) => isSpelled(signatureOf(text)) && !text.includes('\n'))
  encoding.writeUint8(encoder, isPacked ? 1 : 0)
  if (!isPacked) return texts.forEach((text) => encoding.writeVarString(encoder, text))
  encoding.writeVarString(encoder, texts.map((text) => text.slice(SIGNATURE_LENGTH)).join('\n'))
  for (const text of texts) encoding.writeUint8Array(encoder, fromBase64url(text.slice(0, SIGNATURE_LENGTH)))
}

function readRun(decoder: decoding.Decoder): Run {
  const [client, clock, count] = [0, 0, 0].map(() => decoding.readVarUint(decoder)) as [number, number, number]
  const isPacked = decoding.readUint8(decoder) === 1
  if (!isPacked) return { client, clock, texts: Array.from({ length: count }, () => decoding.readVarString(decoder)) }
  const lines = decoding.readVarString(decoder).split('\n')
  if (lines.length !== count) throw new Error(`expected ${count} entries, found ${lines.length}`)
  const texts = lines.map((json) => toBase64url(decoding.readUint8Array(decoder, SIGNATURE_BYTES)) + json)
  return { client, clock, texts }
}

function countUpTo(decoder: decoding.Decoder, most: number): number {
  const count = decoding.readVarUint(decoder)
  if (count > most) throw new Error(`expected up to ${most}, found ${count}`)
  return count
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
