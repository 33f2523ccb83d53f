/**
 * A phone's connection on one document, as light as it can be and still be a phone to the relay: the real challenge,
 * state vectors, updates read to the last byte, and the waits of the app's provider when the relay is gone. It keeps no
 * document, only how many entries of each client are here; what those say, its owner knows.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { step1Frame, sync } from '../../server/wire/frames.ts'
import { readUpdate } from '../../server/wire/update-reader.ts'
import { signChallenge, type DeviceKeys } from '../../src/log/signature.ts'
import { runsToUpdates } from '../../src/log/update.ts'
import { challengeText, message, PROTOCOL_VERSION, SYNC_PATH, type Challenge } from '../../src/protocol.ts'

/** As `src/replica/connection.ts` and the y-websocket provider beneath it have them. */
const MOST_PAUSE_MS = 7_000
const FIRST_PAUSE_MS = 200
const PAUSE_AFTER_LOSS = 3
const SURE_PART = 0.1
const SILENT_MS = 30_000
const MESSAGE_CHARACTERS = 256_000

export interface LineEvents {
  /** The relay has told everything that was missing here. */
  readonly onSynced: () => void
  /** These entries, new here, came from the relay. */
  readonly onEntries: (client: number, clock: number, texts: readonly string[]) => void
  /** Entries of this line's own client below that clock are on the relay's disk. */
  readonly onDurable: (clock: number) => void
  readonly onRefusals: (json: string) => void
  /** `refused` when nobody answered, `silent` when it was given up here, else the code. */
  readonly onClosed: (why: number | 'refused' | 'silent') => void
}

export interface LineOptions {
  /** `ws://127.0.0.1:…`; asked at every attempt. */
  readonly relay: () => string
  readonly document: string
  readonly keys: DeviceKeys
  readonly client: number
  /** What was here before: shared by everybody who holds the same. */
  readonly before: ReadonlyMap<number, number>
  readonly events: LineEvents
}

/** Bytes of messages, before the socket packs or after it has unpacked them. */
export const traffic = { up: 0, down: 0, attempts: 0 }

export class Line {
  readonly #options: LineOptions
  /** What came later than `before`. */
  readonly #held = new Map<number, number>()
  /** What was written here, by clock. */
  readonly #texts: string[] = []
  #socket: WebSocket | undefined
  #waiting: NodeJS.Timeout | undefined
  #failures = 0
  #wanted = false
  /** The relay has said on this connection what it has: from then on it is sent what is written. */
  #hasVector = false
  #isSynced = false
  #heardAt = 0
  #presenceClock = 0
  /** When the first attempt began that somebody answered, ms; set back by `connect` and by its owner. */
  triedSince: number | undefined

  constructor(options: LineOptions) {
    this.#options = options
  }

  get isSynced(): boolean {
    return this.#isSynced
  }

  /** It has failed so often that it waits as long as it ever will. */
  get isPatient(): boolean {
    return !this.#isSynced && this.#longestPauseMs === MOST_PAUSE_MS
  }

  /** How many entries of a client are here. */
  clockOf(client: number): number {
    return this.#held.get(client) ?? this.#options.before.get(client) ?? 0
  }

  connect(): void {
    this.#wanted = true
    this.triedSince = undefined
    if (!this.#socket && !this.#waiting) this.#open()
  }

  /** No signal: nothing is said any more, and nobody hears a goodbye. */
  drop(): void {
    this.#wanted = false
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.#failures = 0
    this.#gone(this.#socket)
  }

  /** Written here; sent at once when there is somebody to hear it, else when the relay says what it lacks. */
  write(text: string): void {
    const clock = this.#texts.push(text) - 1
    this.#held.set(this.#options.client, clock + 1)
    if (this.#hasVector) this.#sendPast(clock)
  }

  present(state: object): void {
    if (!this.#isSynced) return
    this.#send(message.awareness, (encoder) => {
      const inner = encoding.createEncoder()
      encoding.writeVarUint(inner, 1)
      encoding.writeVarUint(inner, this.#options.client)
      encoding.writeVarUint(inner, ++this.#presenceClock)
      encoding.writeVarString(inner, JSON.stringify(state))
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
    })
  }

  watch(): void {
    this.#send(message.watch)
  }

  tellUnsent(json: string): void {
    if (this.#isSynced) this.#send(message.unsent, (encoder) => encoding.writeVarString(encoder, json))
  }

  /** Another line of the phone got through: it does not sit out the rest of its wait. */
  hurry(): void {
    if (!this.#wanted || this.#socket) return
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.#open()
  }

  /** As the provider: a relay that took the call and has said nothing for half a minute is given up. */
  lookWhetherSilent(now: number): void {
    if (this.#socket?.readyState === WebSocket.OPEN && now - this.#heardAt > SILENT_MS)
      this.#lost(this.#socket, 'silent')
  }

  #open(): void {
    traffic.attempts++
    const { relay, document } = this.#options
    const socket = new WebSocket(`${relay()}${SYNC_PATH}${document}`)
    this.#socket = socket
    this.#heardAt = performance.now()
    const triedAt = this.#heardAt
    socket.on('open', () => {
      isAnswered = true
      this.triedSince ??= triedAt
      this.#sendBytes(step1Frame(this.#clocks()))
    })
    socket.on('message', (data: Buffer) => {
      if (socket === this.#socket) this.#heard(data)
    })
    socket.on('error', () => undefined) // a close follows
    let isAnswered = false
    socket.on('close', (code) => this.#lost(socket, isAnswered ? code : 'refused'))
  }

  #lost(socket: WebSocket, why: Parameters<LineEvents['onClosed']>[0]): void {
    if (socket !== this.#socket) return
    this.#gone(socket)
    this.#options.events.onClosed(why)
    if (!this.#wanted) return
    if (why !== 'refused') this.#failures = Math.max(this.#failures, PAUSE_AFTER_LOSS)
    const pauseMs = this.#longestPauseMs * (SURE_PART + (1 - SURE_PART) * Math.random())
    this.#failures++
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined
      this.#open()
    }, pauseMs)
  }

  get #longestPauseMs(): number {
    return Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures)
  }

  #gone(socket: WebSocket | undefined): void {
    this.#socket = undefined
    this.#hasVector = false
    this.#isSynced = false
    socket?.terminate()
  }

  #heard(data: Buffer): void {
    traffic.down += data.length
    this.#heardAt = performance.now()
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case message.challenge:
        void this.#answer(JSON.parse(decoding.readVarString(decoder)) as Challenge)
        break
      case message.sync:
        this.#heardSync(decoder)
        break
      case message.ack:
        this.#heardClocks(decoder)
        break
      case message.refusal:
        this.#options.events.onRefusals(decoding.readVarString(decoder))
    }
  }

  #heardSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (type === sync.step1) return this.#heardVector(decoding.createDecoder(bytes))
    for (const { client, clock, texts } of readUpdate(bytes).appends) {
      const here = this.clockOf(client)
      if (clock > here) throw new Error(`expected ${this.#options.document} ${client} from ${here}, found ${clock}`)
      if (clock + texts.length <= here) continue
      this.#held.set(client, clock + texts.length)
      this.#options.events.onEntries(client, here, texts.slice(here - clock))
    }
    if (type !== sync.step2) return
    this.#failures = 0
    this.#isSynced = true
    this.#options.events.onSynced()
  }

  /** What the relay has of everything: it gets what it lacks of ours. */
  #heardVector(decoder: decoding.Decoder): void {
    let known = 0
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      if (client === this.#options.client) known = clock
    }
    this.#hasVector = true
    this.#sendPast(known)
    this.#options.events.onDurable(known)
  }

  #heardClocks(decoder: decoding.Decoder): void {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      if (client === this.#options.client) this.#options.events.onDurable(clock)
    }
  }

  #clocks(): Map<number, number> {
    return this.#held.size === 0 ? new Map(this.#options.before) : new Map([...this.#options.before, ...this.#held])
  }

  #sendPast(clock: number): void {
    const texts = this.#texts.slice(clock)
    if (texts.length === 0) return
    for (const update of runsToUpdates([{ client: this.#options.client, clock, texts }], MESSAGE_CHARACTERS)) {
      this.#send(message.sync, (encoder) => {
        encoding.writeVarUint(encoder, sync.update)
        encoding.writeVarUint8Array(encoder, update)
      })
    }
  }

  async #answer(challenge: Challenge): Promise<void> {
    const socket = this.#socket
    const { document, client, keys } = this.#options
    const { device, publicKey, privateKey } = keys
    const signature = await signChallenge(challengeText(challenge, document, client), privateKey)
    if (this.#socket !== socket) return
    const answer = { version: PROTOCOL_VERSION, device, publicKey, client, signature }
    this.#send(message.answer, (encoder) => encoding.writeVarString(encoder, JSON.stringify(answer)))
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void = () => undefined): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.#sendBytes(encoding.toUint8Array(encoder))
  }

  #sendBytes(bytes: Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    traffic.up += bytes.length
    this.#socket.send(bytes)
  }
}
