/** A document's connection: the stock y-websocket provider with this protocol's own messages added. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { signChallenge, type DeviceKeys } from '../log/signature.ts'
import { runsToUpdates, UPDATE_CHARACTERS } from '../log/update.ts'
import {
  challengeText,
  closeCode,
  message,
  PROTOCOL_VERSION,
  type Answer,
  type Challenge,
  type OfficeAnswer,
  type OfficeQuestion,
  type Refusal,
  type UnsentByPosyandu,
} from '../protocol.ts'
import { runsPast } from './doc-rows.ts'
import { OfficeQuestions } from './office-questions.ts'
import type { Connection, ConnectionEvents } from './ports.ts'

const SYNC_STEP_1 = 0
const SYNC_UPDATE = 2
/** The longest a phone waits before it comes again; each wait is twice the one before. */
const MOST_PAUSE_MS = 7_000
const FIRST_PAUSE_MS = 200
/** Phones that lost one relay together come to the others within 1.6 s, and not all in the same moment. */
const PAUSE_AFTER_LOSS = 3
/** The part of a wait that is not left to chance. */
const SURE_PART = 0.1
/** Browsers wait four minutes for a connection to open. */
const LISTEN_EVERY_MS = 20_000
/** Heard nothing at so many looks, this attempt or connection has come to nothing. */
const MOST_SILENT_LOOKS = 3

export class RelayConnection implements Connection {
  readonly #provider: WebsocketProvider
  readonly #doc: Y.Doc
  readonly #keys: DeviceKeys
  readonly #document: string
  readonly #events: ConnectionEvents
  #wantsWatch = false
  #presence: object | null = null
  readonly #others = new Map<number, unknown>()
  readonly #office = new OfficeQuestions()
  readonly #listening = setInterval(() => this.#lookForLife(), LISTEN_EVERY_MS)
  #silentLooks = 0

  constructor(
    server: string,
    document: string,
    doc: Y.Doc,
    keys: DeviceKeys,
    events: ConnectionEvents,
    socket: typeof WebSocket = WebSocket,
  ) {
    this.#document = document
    this.#doc = doc
    this.#keys = keys
    this.#events = events
    this.#provider = new WebsocketProvider(server, document, doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: MOST_PAUSE_MS,
      WebSocketPolyfill: socket,
    })
    this.#provider.awareness.setLocalState(null)
    this.#listen()
    this.#provider.connect()
  }

  watch(): void {
    this.#wantsWatch = true
    if (this.#provider.synced) this.#send(message.watch)
  }

  present(state: object | null): void {
    this.#presence = state
    if (this.#provider.synced) this.#sayPresence()
  }

  /** The network is back: do not sit out the rest of the wait. */
  retryNow(): void {
    if (!this.#provider.wsconnected) this.#beginAgain()
  }

  hurry(): void {
    if (this.#provider.shouldConnect) this.#provider.connect() // nothing happens where an attempt is under way
  }

  askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'> {
    if (!this.#provider.synced) return Promise.resolve('offline')
    this.#send(message.askOffice, (encoder) => encoding.writeVarString(encoder, JSON.stringify(question)))
    return this.#office.answerTo(question)
  }

  tellUnsent(unsent: UnsentByPosyandu): void {
    this.#send(message.unsent, (encoder) => encoding.writeVarString(encoder, JSON.stringify(unsent)))
  }

  close(): void {
    clearInterval(this.#listening)
    this.#office.giveUp()
    this.#takeClientOfNow()
    this.#provider.destroy()
    this.#provider.awareness.destroy()
  }

  /**
   * When it disconnects, the provider says goodbye for the client id that the document has then, and throws when the
   * awareness has never heard of it: after a document went on under a fresh one, its connection could not be closed.
   */
  #takeClientOfNow(): void {
    this.#provider.awareness.clientID = this.#doc.clientID
    this.#provider.awareness.setLocalState(null)
  }

  #beginAgain(): void {
    if (!this.#provider.shouldConnect) return
    this.#takeClientOfNow()
    this.#provider.disconnect()
    this.#provider.connect()
  }

  /** The provider's own watch goes by the phone's clock, which may be set back, and does not look at what is not open yet. */
  #lookForLife(): void {
    if (++this.#silentLooks < MOST_SILENT_LOOKS) return
    this.#silentLooks = 0
    this.#beginAgain()
  }

  /** Just before the provider works out how long to wait: it takes the shorter of its own and this. */
  #drawPause(): void {
    const provider = this.#provider
    const tried = provider.wsUnsuccessfulReconnects
    if (provider.wsconnected) provider.wsUnsuccessfulReconnects = Math.max(tried, PAUSE_AFTER_LOSS)
    const longest = Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** provider.wsUnsuccessfulReconnects)
    provider.maxBackoffTime = longest * (SURE_PART + (1 - SURE_PART) * Math.random())
  }

  #listen(): void {
    const provider = this.#provider
    provider.on('connection-close', () => this.#drawPause())
    const handlers = provider.messageHandlers
    const syncHandler = handlers[message.sync]!
    handlers[message.sync] = (encoder, decoder, ...rest) => {
      const peek = decoding.clone(decoder)
      if (decoding.readVarUint(peek) === SYNC_STEP_1) this.#answerSyncStep1(decoding.readVarUint8Array(peek))
      else syncHandler(encoder, decoder, ...rest)
    }
    handlers[message.challenge] = (_, decoder) => {
      void this.#answer(JSON.parse(decoding.readVarString(decoder)) as Challenge)
    }
    handlers[message.ack] = (_, decoder) => this.#events.onDurable(readClocks(decoder))
    handlers[message.refusal] = (_, decoder) =>
      this.#events.onRefusals(JSON.parse(decoding.readVarString(decoder)) as Refusal[])
    handlers[message.digests] = (_, decoder) =>
      this.#events.onDigests(JSON.parse(decoding.readVarString(decoder)) as [string, string][])
    handlers[message.heartbeat] = () => undefined
    handlers[message.office] = (_, decoder) =>
      this.#office.take(JSON.parse(decoding.readVarString(decoder)) as OfficeAnswer)

    handlers.forEach((take, type) => {
      handlers[type] = (...heard) => {
        this.#silentLooks = 0
        take(...heard)
      }
    })

    provider.on('status', ({ status }) => {
      this.#silentLooks = 0
      if (status === 'connected') return
      this.#office.giveUp()
      this.#events.onStatus(status)
      if (this.#others.size === 0) return
      this.#others.clear()
      this.#events.onPresence([])
    })
    provider.on('sync', (isSynced: boolean) => {
      if (!isSynced) return
      this.#events.onStatus('synced')
      if (this.#wantsWatch) this.#send(message.watch)
      this.#sayPresence()
    })
    provider.awareness.on('update', (change: AwarenessChange, origin: unknown) => this.#hearPresence(change, origin))
    provider.on('closed', ({ code }) => {
      this.#events.onStatus(code === closeCode.updateNeeded ? 'update-needed' : 'refused')
    })
  }

  /** Under the client id the document has now: the relay passes on no other. */
  #sayPresence(): void {
    const { awareness } = this.#provider
    if (this.#presence === null && awareness.getLocalState() === null) return
    if (awareness.clientID !== this.#doc.clientID) awareness.setLocalState(null)
    awareness.clientID = this.#doc.clientID
    awareness.setLocalState(this.#presence)
  }

  /** The relay says a state once, so none is too old (`timeout`): who leaves is said to have left. */
  #hearPresence({ added, updated, removed }: AwarenessChange, origin: unknown): void {
    if (origin === 'local' || origin === 'timeout') return
    const states = this.#provider.awareness.getStates()
    for (const client of removed) this.#others.delete(client)
    for (const client of [...added, ...updated]) {
      if (client !== this.#doc.clientID) this.#others.set(client, states.get(client))
    }
    this.#events.onPresence([...this.#others.values()])
  }

  /** What the relay lacks, in messages of bounded size: the stock answer is one update, however large. */
  #answerSyncStep1(stateVector: Uint8Array): void {
    const clocks = Y.decodeStateVector(stateVector)
    for (const update of runsToUpdates(runsPast(this.#doc, clocks), UPDATE_CHARACTERS)) {
      this.#send(message.sync, (encoder) => {
        encoding.writeVarUint(encoder, SYNC_UPDATE)
        encoding.writeVarUint8Array(encoder, update)
      })
    }
    this.#events.onRelayState(clocks)
  }

  async #answer(challenge: Challenge): Promise<void> {
    this.#events.onChallenge(challenge)
    const socket = this.#provider.ws
    const client = this.#doc.clientID
    const signature = await signChallenge(challengeText(challenge, this.#document, client), this.#keys.privateKey)
    if (this.#provider.ws !== socket) return
    const { device, publicKey } = this.#keys
    const answer: Answer = { version: PROTOCOL_VERSION, device, publicKey, client, signature }
    this.#send(message.answer, (encoder) => encoding.writeVarString(encoder, JSON.stringify(answer)))
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void = () => undefined): void {
    const socket = this.#provider.ws
    if (socket?.readyState !== OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
}

const OPEN = 1

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

function readClocks(decoder: decoding.Decoder): Map<number, number> {
  const clocks = new Map<number, number>()
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
  }
  return clocks
}
