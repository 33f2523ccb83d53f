/** A socket on which a test can say anything, and hears everything in order. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { signChallenge } from '../../src/log/signature.ts'
import {
  challengeText,
  message,
  PROTOCOL_VERSION,
  type Answer,
  type Challenge,
  type OfficeAnswer,
  type Refusal,
} from '../../src/protocol.ts'
import type { Device } from './phone.ts'

export type Heard =
  | { readonly type: 'challenge'; readonly challenge: Challenge }
  | { readonly type: 'vector'; readonly held: Map<number, number> }
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'ack'; readonly clocks: Map<number, number> }
  | { readonly type: 'refusal'; readonly refusals: Refusal[] }
  | { readonly type: 'presence'; readonly client: number; readonly state: unknown }
  | { readonly type: 'digests' }
  | { readonly type: 'office'; readonly answer: OfficeAnswer }
  | { readonly type: 'heartbeat' }

type HeardOf<Type extends Heard['type']> = Extract<Heard, { type: Type }>

export class RawPhone {
  readonly client: number
  readonly opened: Promise<void>
  readonly closed: Promise<number>
  readonly #socket: WebSocket
  readonly #document: string
  readonly #heard: Heard[] = []
  /** Of everything that came. */
  heardBytes = 0
  #changed: () => void = () => undefined

  constructor(origin: string, document: string, client = crypto.getRandomValues(new Uint32Array(1))[0] as number) {
    this.client = client
    this.#document = document
    this.#socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${document}`)
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.on('message', (data) => {
      this.heardBytes += (data as ArrayBuffer).byteLength
      this.#heard.push(readHeard(new Uint8Array(data as ArrayBuffer)))
      this.#changed()
    })
    this.#socket.on('error', () => undefined)
    this.opened = new Promise((resolve) => this.#socket.on('open', () => resolve()))
    this.closed = new Promise((resolve) => this.#socket.on('close', (code) => resolve(code)))
  }

  /** The next message of this type; what came before it of other types is dropped. */
  hear<Type extends Heard['type']>(type: Type): Promise<HeardOf<Type>> {
    return this.hearOneOf(type)
  }

  async hearOneOf<Type extends Heard['type']>(...types: readonly Type[]): Promise<HeardOf<Type>> {
    for (;;) {
      const heard = this.#heard.shift()
      if (heard && types.some((type) => type === heard.type)) return heard as HeardOf<Type>
      if (!heard) await new Promise<void>((resolve) => (this.#changed = resolve))
    }
  }

  /** What is heard until the relay has answered a question asked now: everything it had to say before, but heartbeats. */
  async heardUntilNow(): Promise<Heard['type'][]> {
    this.vector(Uint8Array.of(0))
    const types: Heard['type'][] = []
    for (;;) {
      const heard = this.#heard.shift()
      if (heard?.type === 'step2') return types
      if (heard && heard.type !== 'heartbeat') types.push(heard.type)
      if (!heard) await new Promise<void>((resolve) => (this.#changed = resolve))
    }
  }

  /** Everything heard until now that was not taken, but heartbeats. */
  get unheard(): readonly Heard[] {
    return this.#heard.filter(({ type }) => type !== 'heartbeat')
  }

  async answer(device: Device, change: Partial<Answer> = {}): Promise<void> {
    const { challenge } = await this.hear('challenge')
    const text = challengeText(challenge, this.#document, this.client)
    const signature = await signChallenge(text, device.keys.privateKey)
    const { publicKey } = device.keys
    const answer: Answer = { version: PROTOCOL_VERSION, device: device.id, publicKey, client: this.client, signature }
    this.send(message.answer, (encoder) => encoding.writeVarString(encoder, JSON.stringify({ ...answer, ...change })))
  }

  /** What the relay lacks, it says when it has admitted us. */
  async admitted(): Promise<this> {
    await this.hear('vector')
    return this
  }

  update(update: Uint8Array): void {
    this.send(message.sync, (encoder) => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  vector(bytes: Uint8Array): void {
    this.send(message.sync, (encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  presence(client: number, clock: number, state: string): void {
    this.send(message.awareness, (encoder) => {
      const inner = encoding.createEncoder()
      encoding.writeVarUint(inner, 1)
      encoding.writeVarUint(inner, client)
      encoding.writeVarUint(inner, clock)
      encoding.writeVarString(inner, state)
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
    })
  }

  send(type: number, write: (encoder: encoding.Encoder) => void = () => undefined): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.sendBytes(encoding.toUint8Array(encoder))
  }

  sendBytes(bytes: Uint8Array | string): void {
    this.#socket.send(bytes)
  }

  /** Everything the relay holds of the document, as a new phone would receive it. */
  async everything(): Promise<Y.Doc> {
    this.vector(Uint8Array.of(0))
    const doc = new Y.Doc()
    for (;;) {
      const heard = this.#heard.shift()
      if (heard?.type === 'update' || heard?.type === 'step2') Y.applyUpdate(doc, heard.update)
      if (heard?.type === 'step2') return doc
      if (!heard) await new Promise<void>((resolve) => (this.#changed = resolve))
    }
  }

  /** Resolves when it was answered. */
  ping(): Promise<void> {
    this.#socket.ping()
    return new Promise((resolve) => this.#socket.once('pong', () => resolve()))
  }

  close(): void {
    this.#socket.terminate()
  }
}

function readHeard(bytes: Uint8Array): Heard {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case message.challenge:
      return { type: 'challenge', challenge: JSON.parse(decoding.readVarString(decoder)) as Challenge }
    case message.refusal:
      return { type: 'refusal', refusals: JSON.parse(decoding.readVarString(decoder)) as Refusal[] }
    case message.ack:
      return { type: 'ack', clocks: readClocks(decoder) }
    case message.digests:
      return { type: 'digests' }
    case message.office:
      return { type: 'office', answer: JSON.parse(decoding.readVarString(decoder)) as OfficeAnswer }
    case message.heartbeat:
      return { type: 'heartbeat' }
    case message.awareness: {
      const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
      decoding.readVarUint(inner)
      const client = decoding.readVarUint(inner)
      decoding.readVarUint(inner)
      return { type: 'presence', client, state: JSON.parse(decoding.readVarString(inner)) as unknown }
    }
    case message.sync:
      return readSync(decoder)
    default:
      throw new Error(`expected a message of the relay, found ${bytes[0]}`)
  }
}

function readSync(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder)
  const part = decoding.readVarUint8Array(decoder)
  if (type === 0) return { type: 'vector', held: readClocks(decoding.createDecoder(part)) }
  return { type: type === 1 ? 'step2' : 'update', update: part }
}

function readClocks(decoder: decoding.Decoder): Map<number, number> {
  const clocks = new Map<number, number>()
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
  }
  return clocks
}
