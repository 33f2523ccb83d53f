/** One document: a queue in which entries are judged, journalled, then passed on, then acknowledged. No Y.Doc. */
import type { Entry } from '../src/log/entry.ts'
import { closeCode, type Refusal } from '../src/protocol.ts'
import type { Access } from './access.ts'
import { Audience } from './audience.ts'
import { judgeBatch, type Outcome, type Piece } from './batch.ts'
import { clocksOf, type Clocks } from './catch-up.ts'
import { ackFrame, refusalFrame, step1Frame, type PresenceState } from './frames.ts'
import { authorAfter, type Author, type Journal, type Quarantined } from './journal.ts'
import type { Peer } from './peer.ts'
import type { UpdateContent } from './update-reader.ts'

/** Entries judged and journalled together: enough to share an fsync, few enough to share the machine. */
const BATCH_TEXTS = 64
/** Of one update's deletions this many are named: one is enough to show that the phone is broken. */
const NAMED_DELETES = 10

/** Devices that are waited for, client ids that were asked for again: a hostile phone can name any number. */
const MOST_REMEMBERED = 1000

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
  readonly audience: Audience
  readonly #ports: RoomPorts
  readonly #authors: Map<number, Author>
  readonly #claims = new Map<number, string>()
  readonly #askedAgain = new WeakMap<Peer, Set<number>>()
  readonly #waiting = new Set<string>()
  readonly #queue: (Piece & { readonly done: () => void })[] = []
  #clocks: Clocks
  #working: Promise<void> = Promise.resolve()
  #isWorking = false
  /** Entries accepted since it was opened: whether packing its rows is worth the trouble. */
  acceptedCount = 0

  constructor(document: string, authors: Map<number, Author>, ports: RoomPorts) {
    this.document = document
    this.audience = new Audience(document, ports.journal, ports.now)
    this.#ports = ports
    this.#authors = authors
    this.#clocks = clocksOf(authors)
  }

  /** How many entries of each client are on disk. */
  get clocks(): Clocks {
    return this.#clocks
  }

  get isIdle(): boolean {
    return this.audience.size === 0 && !this.#isWorking
  }

  join(peer: Peer): void {
    this.audience.join(peer)
    if (peer.isAdmitted) this.#welcome(peer)
    else peer.send(step1Frame([])) // how much is held is not a stranger's business
  }

  leave(peer: Peer): void {
    this.audience.leave(peer)
    const isClaimed = [...this.audience.peers].some(({ client }) => client === peer.client)
    if (!isClaimed && this.#claims.get(peer.client) === peer.device) this.#claims.delete(peer.client)
  }

  async answer(peer: Peer, held: Clocks): Promise<void> {
    await this.audience.answer(peer, held, () => this.#clocks)
  }

  changePresence(peer: Peer, states: readonly PresenceState[]): void {
    this.audience.changePresence(peer, states)
  }

  /** A device was let in: its phone is welcome now, and what was put off for it is asked for again. */
  admitted(device: string): void {
    const isWaitedFor = this.#waiting.delete(device)
    for (const peer of this.audience.peers) {
      if (peer.device === device) this.#welcome(peer)
      else if (isWaitedFor && peer.isAdmitted) this.#askForMore(peer)
    }
  }

  /** Resolves when the update has been dealt with: on disk and acknowledged, refused, or put off. */
  async receive(from: Peer, { appends, deletes }: UpdateContent): Promise<void> {
    const ended = new Set<number>()
    const waits: Promise<void>[] = []
    for (const { client, clock, texts, isBroken } of appends) {
      for (let at = 0; at === 0 || at < texts.length; at += BATCH_TEXTS) {
        const part = texts.slice(at, at + BATCH_TEXTS)
        const isLast = at + BATCH_TEXTS >= texts.length
        const piece = { from, client, clock: clock + at, texts: part, isBroken: isBroken && isLast, ended }
        waits.push(new Promise((done) => this.#queue.push({ ...piece, done })))
      }
    }
    this.#start()
    await Promise.all(waits)
    const refusals = deletes.slice(0, NAMED_DELETES).map(({ client, clock }): Refusal => {
      return { client, clock, reason: 'not-an-append' }
    })
    if (refusals.length > 0) await this.#refuse(refusals.map((refusal) => ({ from, refusal })))
  }

  /** Resolves when the queue is empty. */
  async settled(): Promise<void> {
    while (this.#isWorking) await this.#working
  }

  /** What an admitted phone hears first: who is here, what of its own is on disk, and what the relay lacks. */
  #welcome(peer: Peer): void {
    this.#claim(peer)
    this.audience.showPresence(peer)
    const own = [...this.#authors].filter(([, { by }]) => by === peer.device)
    if (own.length > 0) peer.send(ackFrame(own.map(([client, { length }]) => [client, length])))
    this.#askForMore(peer)
    this.audience.answerLate(peer, () => this.#clocks).catch(this.#ports.onError)
  }

  /** A client id belongs to the device that holds entries under it, or that first connected with it. */
  #claim(peer: Peer): void {
    const holder = this.#authors.get(peer.client)?.by ?? this.#claims.get(peer.client) ?? peer.device
    if (holder === peer.device) this.#claims.set(peer.client, peer.device)
    else peer.send(refusalFrame([{ client: peer.client, clock: 0, reason: 'other-author' }]))
  }

  #askForMore(peer: Peer): void {
    peer.send(step1Frame(this.#clocks))
  }

  #start(): void {
    if (this.#isWorking || this.#queue.length === 0) return
    this.#isWorking = true
    this.#working = this.#work().catch(this.#ports.onError)
  }

  async #work(): Promise<void> {
    try {
      while (this.#queue.length > 0) {
        const pieces = this.#takeBatch()
        await this.#process(pieces).catch(this.#ports.onError)
        for (const { done } of pieces) done()
      }
    } finally {
      this.#isWorking = false
    }
  }

  #takeBatch(): (Piece & { readonly done: () => void })[] {
    let texts = 0
    let count = 0
    while (count < this.#queue.length && texts < BATCH_TEXTS) texts += Math.max(1, this.#queue[count++]!.texts.length)
    return this.#queue.splice(0, count)
  }

  async #process(pieces: readonly Piece[]): Promise<void> {
    const { journal, access } = this.#ports
    const context = { document: this.document, authors: this.#authors, claims: this.#claims, journal, access }
    const outcome = await judgeBatch(pieces, context)
    this.#waitFor(outcome.waiting)
    await this.#refuse(outcome.refused)
    if (outcome.accepted.length > 0 && !(await this.#store(outcome))) return
    this.#acknowledge(outcome)
    this.#askAgain(outcome)
  }

  /** False when it could not be made durable: then nobody hears of it, and the senders come again. */
  async #store({ accepted, durable }: Outcome): Promise<boolean> {
    const { journal, now, onAccepted, onError } = this.#ports
    const rows = accepted.map(({ row }) => row)
    try {
      await journal.append(rows, now())
    } catch (error) {
      onError(error)
      for (const { from } of durable) from.close(closeCode.storage, 'penyimpanan')
      return false
    }
    for (const row of rows) this.#authors.set(row.client, authorAfter(row, this.#authors.get(row.client)))
    this.#clocks = clocksOf(this.#authors)
    this.acceptedCount += rows.length
    this.audience.broadcast(accepted)
    await onAccepted(
      this,
      accepted.map(({ entry }) => entry),
    )
    return true
  }

  #acknowledge({ durable }: Outcome): void {
    const clocksByPeer = new Map<Peer, Map<number, number>>()
    for (const { from, client, clock } of durable) {
      const clocks = clocksByPeer.get(from) ?? new Map<number, number>()
      clocksByPeer.set(from, clocks.set(client, Math.max(clock, clocks.get(client) ?? 0)))
    }
    for (const [peer, clocks] of clocksByPeer) peer.send(ackFrame([...clocks]))
  }

  /** A phone whose update had a gap is honest: it is asked once for what lies in between. */
  #askAgain({ gaps, durable }: Outcome): void {
    for (const { from, client } of durable) this.#askedAgain.get(from)?.delete(client)
    const peers = new Set<Peer>()
    for (const { from, client } of gaps) {
      const asked = this.#askedAgain.get(from) ?? new Set()
      this.#askedAgain.set(from, asked)
      if (from.isAdmitted && !asked.has(client) && asked.size < MOST_REMEMBERED) peers.add(from)
      if (asked.size < MOST_REMEMBERED) asked.add(client)
    }
    for (const peer of peers) this.#askForMore(peer)
  }

  #waitFor(devices: Iterable<string>): void {
    for (const device of devices) {
      if (this.#waiting.size >= MOST_REMEMBERED) this.#waiting.delete(this.#waiting.values().next().value as string)
      this.#waiting.add(device)
    }
  }

  async #refuse(refused: Outcome['refused']): Promise<void> {
    if (refused.length === 0) return
    const receivedAt = this.#ports.now()
    const { document } = this
    const kept = refused.map(({ from, refusal: { client, clock, reason }, text }): Quarantined => {
      const sender = from.isAdmitted ? from.device : '?'
      return { document, client, clock, reason, sender, receivedAt, ...(text !== undefined && { text }) }
    })
    await this.#ports.journal.quarantine(kept).catch(this.#ports.onError)
    for (const peer of new Set(refused.map(({ from }) => from))) {
      peer.send(refusalFrame(refused.filter(({ from }) => from === peer).map(({ refusal }) => refusal)))
    }
  }
}
