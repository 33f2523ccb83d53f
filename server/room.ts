/** One document that somebody has open: its queue, its audience, and what is on disk. No Y.Doc. */
import type { Entry } from '../src/log/entry.ts'
import type { Access } from './access.ts'
import { Audience } from './audience.ts'
import type { Accepted, Outcome } from './batch.ts'
import { clocksOf, type Clocks } from './catch-up.ts'
import { DocumentQueue } from './document-queue.ts'
import { ackFrame, refusalFrame, step1Frame, type PresenceState } from './frames.ts'
import { authorAfter, type Author, type Journal } from './journal.ts'
import type { Peer } from './peer.ts'
import { PutOff } from './put-off.ts'
import type { UpdateContent } from './update-reader.ts'

export interface RoomPorts {
  readonly journal: Journal
  readonly access: Access
  readonly now: () => number
  /** Entries of this document are on disk now. */
  readonly onAccepted: (room: Room, entries: readonly Entry[]) => Promise<void>
  readonly onError: (error: unknown) => void
}

export class Room {
  readonly document: string
  readonly #ports: RoomPorts
  readonly #authors: Map<number, Author>
  readonly #claims = new Map<number, string>()
  readonly #audience: Audience
  readonly #queue: DocumentQueue
  readonly #putOff = new PutOff()
  #clocks: Clocks
  #acceptedCount = 0

  constructor(document: string, authors: Map<number, Author>, ports: RoomPorts) {
    const { journal, access, now, onError } = ports
    this.document = document
    this.#ports = ports
    this.#authors = authors
    this.#clocks = clocksOf(authors)
    this.#audience = new Audience(document, journal, now)
    this.#queue = new DocumentQueue({
      context: { document, authors, claims: this.#claims, journal, access },
      now,
      onError,
      onStored: (accepted) => this.#stored(accepted),
      onPutOff: (outcome) => this.#remember(outcome),
    })
  }

  /** How many entries of each client are on disk: a new map at every change. */
  get clocks(): Clocks {
    return this.#clocks
  }

  get isIdle(): boolean {
    return this.#audience.size === 0 && !this.#queue.isWorking
  }

  /** Entries accepted since it was opened: whether packing its rows is worth the trouble. */
  get acceptedCount(): number {
    return this.#acceptedCount
  }

  join(peer: Peer): void {
    this.#audience.join(peer)
    if (peer.isAdmitted) this.#welcome(peer)
    else peer.send(step1Frame([])) // how much is held is not a stranger's business
  }

  leave(peer: Peer): void {
    this.#audience.leave(peer)
    const isClaimed = [...this.#audience.peers].some(({ client }) => client === peer.client)
    if (!isClaimed && this.#claims.get(peer.client) === peer.device) this.#claims.delete(peer.client)
  }

  /** A device was let in: its phone is welcome now, and what was put off for it is asked for again. */
  admitted(device: string): void {
    const isWaitedFor = this.#putOff.isWaitedFor(device)
    for (const peer of this.#audience.peers) {
      if (peer.device === device) this.#welcome(peer)
      else if (isWaitedFor && peer.isAdmitted) this.#askForMore(peer)
    }
  }

  receive(from: Peer, update: UpdateContent): Promise<void> {
    return this.#queue.receive(from, update)
  }

  answer(peer: Peer, held: Clocks): Promise<void> {
    return this.#audience.answer(peer, held, () => this.#clocks)
  }

  changePresence(peer: Peer, states: readonly PresenceState[]): void {
    this.#audience.changePresence(peer, states)
  }

  settled(): Promise<void> {
    return this.#queue.settled()
  }

  #remember(outcome: Outcome): void {
    this.#putOff.note(outcome).forEach((peer) => this.#askForMore(peer))
    // While it was judged its device was let in, perhaps by the entry before it.
    for (const device of outcome.waiting) if (this.#ports.access.isKnown(device)) this.admitted(device)
  }

  /** What an admitted phone hears first: who is here, what of its own is on disk, and what the relay lacks. */
  #welcome(peer: Peer): void {
    this.#claim(peer)
    if (peer.mayRead) this.#audience.showPresence(peer)
    const own = [...this.#authors].filter(([, { by }]) => by === peer.device)
    if (own.length > 0) peer.send(ackFrame(own.map(([client, { length }]) => [client, length])))
    this.#askForMore(peer)
    this.#audience.answerLate(peer, () => this.#clocks).catch(this.#ports.onError)
  }

  /**
   * A client id belongs to the device that holds entries under it, or that first connected with it. Told at once, the
   * phone goes on under a fresh one; told by silence, it would take the other's entries for its own.
   */
  #claim(peer: Peer): void {
    const holder = this.#authors.get(peer.client)?.by ?? this.#claims.get(peer.client) ?? peer.device
    if (holder === peer.device) this.#claims.set(peer.client, peer.device)
    else peer.send(refusalFrame([{ client: peer.client, clock: 0, reason: 'other-author' }]))
  }

  /** Who may not read hears of its own entries alone. */
  #askForMore(peer: Peer): void {
    const clocks = peer.mayRead
      ? this.#clocks
      : new Map([...this.#clocks].filter(([client]) => this.#authors.get(client)?.by === peer.device))
    peer.send(step1Frame(clocks))
  }

  async #stored(accepted: readonly Accepted[]): Promise<void> {
    for (const { row } of accepted) this.#authors.set(row.client, authorAfter(row, this.#authors.get(row.client)))
    this.#clocks = clocksOf(this.#authors)
    this.#acceptedCount += accepted.length
    this.#audience.broadcast(accepted)
    await this.#ports.onAccepted(
      this,
      accepted.map(({ entry }) => entry),
    )
  }
}
