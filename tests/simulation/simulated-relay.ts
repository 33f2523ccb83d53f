/** The relay with everything but its sockets, its disk and its clock: the rooms, the gate and the access are the real ones. */
import type { WebSocket } from 'ws'
import { Access, type Settings } from '../../server/access.ts'
import { Connection } from '../../server/wire/connection.ts'
import { Digests } from '../../server/rooms/digests.ts'
import type { Journal } from '../../server/journal/journal.ts'
import { gate, judgeBy } from '../../server/gate.ts'
import { verify } from '../../src/log/signature.ts'
import { Rooms } from '../../server/rooms/rooms.ts'
import { closeCode, PROTOCOL_VERSION } from '../../src/protocol.ts'
import type { Life } from './life.ts'
import type { Listener, Network } from './network.ts'
import type { RelayEnd } from './wire.ts'

export interface RelayOptions {
  readonly number: number
  readonly settings: Settings
  readonly network: Network
  /** Ends when it does. */
  readonly life: Life
  readonly journal: Journal
  readonly now: () => number
  readonly onError: (error: unknown) => void
}

/** Signatures are checked in virtual time too. */
const GATE = { ...gate, judge: judgeBy(verify) }

export class SimulatedRelay implements Listener {
  readonly #options: RelayOptions
  readonly #life: Life
  readonly #journal: Journal
  readonly #access: Access
  readonly #digests: Digests
  readonly #rooms: Rooms
  readonly #connections = new Map<RelayEnd, Connection>()
  #nonce = 0

  constructor(options: RelayOptions) {
    this.#options = options
    const { settings, life, journal, now, onError } = options
    this.#life = life
    this.#journal = journal
    this.#access = new Access(settings)
    this.#digests = new Digests(this.#journal, this.#access)
    this.#rooms = new Rooms(this.#journal, this.#access, this.#digests, now, onError, GATE)
  }

  /** Reads the directory, then answers. */
  async start(): Promise<void> {
    await this.#rooms.start()
    if (!this.#life.isOver) this.#options.network.open(this)
  }

  accept(socket: RelayEnd, document: string): void {
    if (!this.#access.exists(document)) return socket.close(closeCode.noSuchDocument)
    const { now, onError } = this.#options
    const challenge = { version: PROTOCOL_VERSION, nonce: `nonce-${this.#nonce++}`, journal: this.#journal.id }
    const connection = new Connection(socket as unknown as WebSocket, document, challenge, {
      rooms: this.#rooms,
      access: this.#access,
      digests: this.#digests,
      admitDevice: () => true,
      verify,
      now,
      onError,
    })
    this.#connections.set(socket, connection)
    socket.on('close', () => this.#connections.delete(socket))
  }

  get number(): number {
    return this.#options.number
  }

  /** Of several: it cannot hear the engine, and knows it. Whoever is here goes to another. */
  lose(): void {
    if (this.#life.isOver) return
    this.#options.network.shut(this)
    for (const connection of this.#connections.values()) connection.close(closeCode.storage, 'storage')
    this.#rooms.loseAll()
  }

  /** It hears the engine again. Rejects when it does not. */
  async find(): Promise<void> {
    await this.#rooms.freshenAccess()
    if (this.#life.isOver) return
    this.#rooms.lookAgain()
    this.#options.network.open(this)
  }

  beat(): void {
    for (const connection of this.#connections.values()) connection.beat()
  }

  /** Finishes what is queued, then says goodbye. */
  async stop(): Promise<void> {
    await this.#rooms.settled()
    for (const connection of this.#connections.values()) connection.close(closeCode.goingAway, 'restarting')
    this.crash()
  }

  crash(): void {
    if (this.#life.isOver) return
    this.#life.end()
    for (const socket of this.#connections.keys()) socket.removeAllListeners()
    this.#options.network.gone(this)
  }
}
