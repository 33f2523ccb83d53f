/** Bytes in: what a phone may say, read to the last byte. */
import * as decoding from 'lib0/decoding'
import { message, type Answer, type OfficeQuestion, type UnsentByPosyandu } from '../../src/protocol.ts'
import { sync, type PresenceState } from './frames.ts'
import { readUpdate, type UpdateContent } from './update-reader.ts'

export type PhoneFrame =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'vector'; readonly held: ReadonlyMap<number, number> }
  | { readonly type: 'update'; readonly update: UpdateContent }
  | { readonly type: 'presence'; readonly states: readonly PresenceState[] }
  | { readonly type: 'watch' }
  | { readonly type: 'office'; readonly question: OfficeQuestion }
  | { readonly type: 'unsent'; readonly unsent: UnsentByPosyandu }
  /** Something this relay does not know: a newer app, or stock messages it has no use for. */
  | { readonly type: 'unknown' }

/** Enough for the presence a stock provider sends along for everybody it has heard of. */
const MAX_PRESENCE_STATES = 200
const MAX_ANSWER_LENGTH = 4096
/** A hundred posyandu. */
const MAX_UNSENT_LENGTH = 8192
const MAX_TIME_LENGTH = 40
/** Of a state vector: five times what ten phones leave behind in five years of opening a document every day. */
const MAX_CLIENTS = 100_000

/** Throws when the bytes are not a frame. */
export function readFrame(bytes: Uint8Array): PhoneFrame {
  const decoder = decoding.createDecoder(bytes)
  const frame = readMessage(decoder)
  if (frame.type !== 'unknown' && decoding.hasContent(decoder)) {
    throw new Error('expected the end of the frame, found more')
  }
  return frame
}

function readMessage(decoder: decoding.Decoder): PhoneFrame {
  switch (decoding.readVarUint(decoder)) {
    case message.sync:
      return readSync(decoder)
    case message.awareness:
      return { type: 'presence', states: readPresence(decoding.readVarUint8Array(decoder)) }
    case message.answer:
      return { type: 'answer', answer: readAnswer(decoding.readVarString(decoder)) }
    case message.watch:
      return { type: 'watch' }
    case message.askOffice:
      return readQuestion(decoding.readVarString(decoder))
    case message.unsent:
      return { type: 'unsent', unsent: readUnsent(decoding.readVarString(decoder)) }
    default:
      return { type: 'unknown' }
  }
}

function readSync(decoder: decoding.Decoder): PhoneFrame {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case sync.step1:
      return { type: 'vector', held: readVector(decoding.readVarUint8Array(decoder)) }
    case sync.step2:
    case sync.update:
      return { type: 'update', update: readUpdate(decoding.readVarUint8Array(decoder)) }
    default:
      throw new Error(`expected a sync message from 0 to 2, found ${type}`)
  }
}

/** Shorter ones are read as fast as they are compared. */
const LONG_VECTOR_BYTES = 1024
let lastLong = { bytes: new Uint8Array(), held: new Map<number, number>() as ReadonlyMap<number, number> }

/** After an outage thousands hold the same of the directory, and say so in the same bytes: those are read once. */
function readVector(bytes: Uint8Array): ReadonlyMap<number, number> {
  if (bytes.length < LONG_VECTOR_BYTES) return readPairs(bytes)
  if (Buffer.compare(bytes, lastLong.bytes) !== 0) lastLong = { held: readPairs(bytes), bytes: bytes.slice() }
  return lastLong.held
}

function readPairs(bytes: Uint8Array): Map<number, number> {
  const decoder = decoding.createDecoder(bytes)
  const held = new Map<number, number>()
  const count = decoding.readVarUint(decoder)
  if (count > MAX_CLIENTS) throw new Error(`expected up to ${MAX_CLIENTS} clients, found ${count}`)
  for (let i = 0; i < count; i++) {
    held.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
  }
  if (decoding.hasContent(decoder)) throw new Error('expected the end of the state vector, found more')
  return held
}

function readPresence(bytes: Uint8Array): PresenceState[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > MAX_PRESENCE_STATES) throw new Error(`expected up to ${MAX_PRESENCE_STATES} states, found ${count}`)
  const states: PresenceState[] = []
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    states.push({ client, clock, state: decoding.readVarString(decoder) })
  }
  return states
}

/** A question that only a newer relay understands is left unanswered. */
function readQuestion(json: string): PhoneFrame {
  const { ask } = (JSON.parse(json) as Partial<Record<'ask', unknown>> | null) ?? {}
  return ask === 'devices' || ask === 'quarantine' ? { type: 'office', question: { ask } } : { type: 'unknown' }
}

function readAnswer(json: string): Answer {
  if (json.length > MAX_ANSWER_LENGTH) throw new Error('expected a short answer')
  const value = JSON.parse(json) as Partial<Record<keyof Answer, unknown>> | null
  const { version, device, publicKey, client, signature } = value ?? {}
  if (
    typeof version !== 'number' ||
    typeof device !== 'string' ||
    typeof publicKey !== 'string' ||
    typeof client !== 'number' ||
    !Number.isSafeInteger(client) ||
    client < 0 ||
    typeof signature !== 'string'
  ) {
    throw new Error('expected an answer with version, device, publicKey, client and signature')
  }
  return { version, device, publicKey, client, signature }
}

/** What is kept is made anew from what was read: nothing else that stood in the message goes on to anybody. */
function readUnsent(json: string): UnsentByPosyandu {
  if (json.length > MAX_UNSENT_LENGTH) throw new Error('expected a short word on what is unsent')
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) throw new Error('expected what is unsent by posyandu')
  return Object.fromEntries(
    Object.entries(value).map(([posyandu, each]) => {
      const { count, since } = (each ?? {}) as Partial<Record<'count' | 'since', unknown>>
      if (!Number.isSafeInteger(count) || (count as number) < 0) throw new Error('expected a count of what is unsent')
      const time = typeof since === 'string' && since.length <= MAX_TIME_LENGTH ? { since } : {}
      return [posyandu, { count: count as number, ...time }] as const
    }),
  )
}
