/** A phone as the relay meets it: the stock y-websocket provider in Node, with this protocol's own messages. */
import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Entry } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { makeDeviceKeys, signChallenge, signEntry, type DeviceKeys } from '../../src/log/signature.ts'
import { rootOf } from '../../src/log/update.ts'
import { directoryOf } from '../../src/log/document-name.ts'
import { proveInvited, type Invitation } from '../../src/log/invitation.ts'
import {
  challengeText,
  message,
  PROTOCOL_VERSION,
  type Answer,
  type Challenge,
  type Refusal,
} from '../../src/protocol.ts'

/** A device with its keys and its counters: everything it needs to write entries. */
export class Device {
  readonly keys: DeviceKeys
  #counter = 0
  readonly #counts = new Map<string, number>()

  private constructor(keys: DeviceKeys) {
    this.keys = keys
  }

  static async make(): Promise<Device> {
    return new Device(await makeDeviceKeys())
  }

  get id(): string {
    return this.keys.device
  }

  /** A signed entry's text. */
  async entry(document: string, overrides: Partial<Entry> = {}): Promise<string> {
    return signEntry(this.plainEntry(document, overrides), this.keys.privateKey)
  }

  plainEntry(document: string, overrides: Partial<Entry> = {}): Entry {
    const n = (this.#counts.get(document) ?? 0) + 1
    this.#counts.set(document, n)
    this.#counter++
    return {
      v: 1,
      id: entryId(this.#counter, this.id),
      in: document,
      kind: 'person',
      record: `anak-${this.id.slice(0, 4)}-${this.#counter}`,
      set: { name: `Anak ${this.#counter}` },
      over: [],
      who: 'kader-siti',
      by: this.id,
      n,
      at: '2026-03-04T08:00:00+07:00',
      ...overrides,
    }
  }

  async deviceEntry({ puskesmas, invitation, secret }: Invitation): Promise<string> {
    const { publicKey } = this.keys
    const proof = await proveInvited(secret, invitation, this.id)
    return this.entry(directoryOf(puskesmas), {
      kind: 'device',
      record: this.id,
      set: { publicKey, label: 'HP Siti', invitation, proof },
    })
  }
}

/** Who waits for something to arrive at a phone of this process. */
const waiting = new Set<() => void>()

function changed(): void {
  const all = [...waiting]
  waiting.clear()
  for (const wake of all) wake()
}

export class Phone {
  readonly document: string
  readonly device: Device
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** What the relay has said is on its disk. */
  readonly acked = new Map<number, number>()
  readonly refusals: Refusal[] = []
  readonly digests = new Map<string, string>()
  readonly closeCodes: number[] = []

  constructor(origin: string, document: string, device: Device, doc = new Y.Doc()) {
    this.document = document
    this.device = device
    this.doc = doc
    this.provider = new WebsocketProvider(origin.replace('http', 'ws') + '/sync', document, this.doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: 200,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    this.provider.awareness.setLocalState(null)
    this.#listen()
    this.provider.connect()
  }

  /** Adds entries as the app does: pushed to the root of this client. */
  write(...texts: string[]): void {
    this.doc.getArray<string>(rootOf(this.doc.clientID)).push(texts)
  }

  /** Goes on under another client id. The stock provider looks for it among the presence states when it closes. */
  takeClient(client: number): void {
    this.doc.clientID = client
    this.provider.awareness.meta.set(client, { clock: 0, lastUpdated: 0 })
  }

  /** Every entry this phone holds, in a fixed order. */
  texts(): string[] {
    const texts: string[] = []
    for (const client of Y.decodeStateVector(Y.encodeStateVector(this.doc)).keys()) {
      texts.push(...this.doc.getArray<string>(rootOf(client)).toArray())
    }
    return texts.sort()
  }

  /** Why entries were refused; one may be sent, and refused, twice. */
  get reasons(): string[] {
    return [...new Set(this.refusals.map(({ reason }) => reason))]
  }

  /** The relay has read everything that was sent to it. */
  async isRead(): Promise<void> {
    const socket = this.provider.ws as unknown as WebSocket
    const answered = once(socket, 'pong')
    socket.ping()
    await answered
  }

  hasAck(clock = this.doc.getArray(rootOf(this.doc.clientID)).length): boolean {
    return (this.acked.get(this.doc.clientID) ?? 0) >= clock
  }

  watch(): void {
    this.#send(message.watch)
  }

  /** Resolves when this holds of the phone, or of several; looked at whenever something arrives at any. */
  async until(holds: (phone: this) => boolean): Promise<this> {
    while (!holds(this)) await new Promise<void>((resolve) => waiting.add(resolve))
    return this
  }

  close(): void {
    this.provider.destroy()
    this.provider.awareness.destroy()
    this.doc.destroy()
  }

  #listen(): void {
    const handlers = this.provider.messageHandlers
    handlers[message.challenge] = (_, decoder) => {
      void this.#answer(JSON.parse(decoding.readVarString(decoder)) as Challenge)
    }
    handlers[message.ack] = (_, decoder) => {
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        this.acked.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
      }
      changed()
    }
    handlers[message.refusal] = (_, decoder) => {
      this.refusals.push(...(JSON.parse(decoding.readVarString(decoder)) as Refusal[]))
      changed()
    }
    handlers[message.digests] = (_, decoder) => {
      for (const [document, digest] of JSON.parse(decoding.readVarString(decoder)) as [string, string][]) {
        this.digests.set(document, digest)
      }
      changed()
    }
    handlers[message.heartbeat] = () => undefined
    this.doc.on('update', () => changed())
    this.provider.on('sync', () => changed())
    this.provider.awareness.on('change', () => changed())
    this.provider.on('connection-close', (event) => {
      if (event) this.closeCodes.push(event.code)
      changed()
    })
  }

  async #answer(challenge: Challenge): Promise<void> {
    const socket = this.provider.ws
    const client = this.doc.clientID
    const signature = await signChallenge(challengeText(challenge, this.document, client), this.device.keys.privateKey)
    if (this.provider.ws !== socket) return
    const { device, publicKey } = this.device.keys
    const answer: Answer = { version: PROTOCOL_VERSION, device, publicKey, client, signature }
    this.#send(message.answer, (encoder) => encoding.writeVarString(encoder, JSON.stringify(answer)))
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void = () => undefined): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.provider.ws?.send(encoding.toUint8Array(encoder))
  }
}
