/**
 * What a phone's update tries to append. Pure structure, no signatures: a simulator can use it as it is.
 *
 * The bytes are read here and not by `Y.decodeUpdate`, which builds whatever they name: a frame of a few kB can make it
 * create thousands of sub-documents. Here every loop has a bound, and only strings are kept.
 */
import * as decoding from 'lib0/decoding'
import { rootOf } from '../../src/log/update.ts'
import { BoundedDecoder, readContent, repeat, type Content } from './content-reader.ts'

/** A run of entries of one client, and what ended it when that is not something a phone may send. */
export interface Append {
  readonly client: number
  readonly clock: number
  readonly texts: readonly string[]
  /** What stands after the texts is no append of an entry: an overwrite, a deletion, another type, … */
  readonly isBroken: boolean
}

export interface UpdateContent {
  /** In the order of the update; a client may come several times, overlapping itself or with gaps. */
  readonly appends: readonly Append[]
  /** Where the delete set begins for each client it names. Nothing is ever deleted, so each is an offence. */
  readonly deletes: readonly { readonly client: number; readonly clock: number }[]
}

const INFO_GC = 0
const INFO_SKIP = 10
const CONTENT = 0x1f
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_KEY = 0x20
/** Yjs makes client ids of 32 bits. */
const GREATEST_CLIENT = 0xffffffff

/** Reads an update (encoding v1) to its last byte. Throws when it cannot be read: cut off, flipped, or not an update. */
export function readUpdate(update: Uint8Array): UpdateContent {
  const decoder = new BoundedDecoder(update)
  const appends: Append[] = []
  const broken = new Set<number>()
  repeat(decoder, () => readClient(decoder, appends, broken))
  const deletes = readDeletes(decoder)
  if (decoding.hasContent(decoder)) throw new Error('expected the end of the update, found more')
  return { appends, deletes }
}

function readClient(decoder: BoundedDecoder, appends: Append[], broken: Set<number>): void {
  const structs = decoding.readVarUint(decoder)
  const client = decoding.readVarUint(decoder)
  let clock = decoding.readVarUint(decoder)
  let run: { client: number; clock: number; texts: string[]; isBroken: boolean } | undefined
  for (let i = 0; i < structs; i++) {
    decoder.turn()
    const info = readByte(decoder)
    if (info === INFO_SKIP) {
      clock += decoding.readVarUint(decoder)
      run = undefined
      continue
    }
    const { length, texts } = readStruct(decoder, info, client, clock)
    if (!broken.has(client)) {
      if (!run) appends.push((run = { client, clock, texts: [], isBroken: false }))
      if (texts) for (const text of texts) run.texts.push(text)
      else {
        run.isBroken = true
        broken.add(client)
      }
    }
    clock += length
  }
}

function readStruct(decoder: BoundedDecoder, info: number, client: number, clock: number): Content {
  if ((info & CONTENT) === INFO_GC) return { length: decoding.readVarUint(decoder), texts: undefined }
  const origin = info & HAS_ORIGIN ? readId(decoder) : undefined
  if (info & HAS_RIGHT_ORIGIN) readId(decoder)
  let root: string | undefined
  let hasParentKey = false
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    if (decoding.readVarUint(decoder) === 1) root = decoding.readVarString(decoder)
    else readId(decoder)
    hasParentKey = (info & HAS_PARENT_KEY) !== 0
    if (hasParentKey) decoding.readVarString(decoder)
  }
  const content = readContent(decoder, info & CONTENT)
  const isInPlace =
    clock === 0
      ? origin === undefined && root === rootOf(client) && !hasParentKey
      : origin?.client === client && origin.clock === clock - 1
  return isInPlace && client <= GREATEST_CLIENT && !(info & HAS_RIGHT_ORIGIN)
    ? content
    : { length: content.length, texts: undefined }
}

function readDeletes(decoder: BoundedDecoder): { client: number; clock: number }[] {
  const deletes: { client: number; clock: number }[] = []
  repeat(decoder, () => {
    const client = decoding.readVarUint(decoder)
    repeat(decoder, (i) => {
      const clock = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      if (i === 0) deletes.push({ client, clock })
    })
  })
  return deletes
}

function readId(decoder: BoundedDecoder): { client: number; clock: number } {
  return { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) }
}

function readByte(decoder: BoundedDecoder): number {
  if (!decoding.hasContent(decoder)) throw new Error('expected a byte, found the end of the update')
  return decoding.readUint8(decoder)
}
