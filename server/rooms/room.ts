/** One document that somebody has open: its queue, its audience, and what is on disk. No Y.Doc. */
import { readEntry, signatureOf, type Entry } from '../../src/log/entry.ts'
import { inParts } from '../../src/log/update.ts'
import { closeCode } from '../../src/protocol.ts'
import type { Access } from '../access.ts'
import { Audience, type Fresh } from './audience.ts'
import type { Outcome } from './batch.ts'
import type { Clocks } from './catch-up.ts'
import { DocumentQueue } from './document-queue.ts'
import { ackFrame, refusalFrame, step1Frame, type PresenceState } from '../wire/frames.ts'
import type { Journal, Row, WaitingEntry } from '../journal/journal.ts'
import type { Known } from './known.ts'
import { OwnPeer } from './own-peer.ts'
import type { Peer } from '../wire/peer.ts'
import { PutOff } from './put-off.ts'
import type { Gate } from '../gate.ts'
import type { Rush } from './rush.ts'
import type { UpdateContent } from '../wire/update-reader.ts'

export interface RoomPorts {
  readonly journal: Journal
  readonly access: Access
  readonly judge: Gate['judge']
  readonly now: () => number
  /** Entries of this document are on disk now. */
  readonly onAccepted: (room: Room, entries: readonly Entry[]) => Promise<void>
  /** Resolves when it is known who may do what, as other relays have written it until now. */
  readonly freshenAccess: () => Promise<void>
  /** Nobody can say any more what is on disk of this document: whoever wants it loads it again. */
  readonly onLost: (room: Room) => void
  readonly rush: Rush
  /** Something of this device waits in quarantine. */
  readonly onWaiting: (author: string) => void
  readonly onError: (error: unknown) => void
}

export class Room {
  readonly document: string
  readonly #ports: RoomPorts
  readonly #known: Known
  readonly #claims = new Map<number, string>()
  readonly #audience: Audience
  readonly #queue: DocumentQueue
  readonly #putOff = new PutOff()
  #takingBack = 0
  #asked: { readonly clocks: Clocks; readonly frame: Uint8Array } | undefined
  #acceptedCount = 0

  constructor(known: Known, ports: RoomPorts) {
    const { document, authors, held } = known
    const { journal, access, judge, now, rush, freshenAccess, onWaiting, onError } = ports
    this.document = document
    this.#ports = ports
    this.#known = known
    this.#audience = new Audience(document, journal, now)
    this.#queue = new DocumentQueue({
      known,
      context: { document, authors, claims: this.#claims, journal, access, held, judge },
      now,
      // Who comes may be known by the directory alone.
      turn: () => (document === access.directory ? Promise.resolve() : rush.over()),
      freshenAccess,
      onWaiting,
      onError,
      onStored: (accepted) => this.#stored(accepted),
      onRead: (rows) => this.#read(rows),
      onPutOff: (outcome) => this.#remember(outcome),
      onLost: () => this.#lost(),
    })
  }

  /** How many entries of each client are on disk: a new map at every change. */
  get clocks(): Clocks {
    return this.#known.clocks
  }

  /** Whether nobody can say any more what is on disk of it. */
  get isLost(): boolean {
    return this.#queue.isLost
  }

  get isIdle(): boolean {
    return this.#audience.size === 0 && !this.#queue.isWorking && this.#takingBack === 0
  }

  /** Entries accepted since it was opened: whether packing its rows is worth the trouble. */
  get acceptedCount(): number {
    return this.#acceptedCount
  }

  join(peer: Peer): void {
    if (this.isLost) return peer.close(closeCode.storage, 'storage')
    this.#audience.join(peer)
    if (peer.isAdmitted) this.#ports.rush.came(peer.device)
    if (peer.isAdmitted) this.#welcome(peer)
    else peer.send(step1Frame([])) // how much is held is not a stranger's business
  }

  leave(peer: Peer): void {
    this.#audience.leave(peer)
    this.#putOff.left(peer)
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

  /** Takes in what other relays wrote until now. */
  readOn(): Promise<void> {
    return this.#queue.readOn()
  }

  /** Forgets what is on disk: phones come again, and it is loaded anew. */
  lose(): void {
    this.#queue.lose()
  }

  /**
   * Takes in what waited, through the same gate and under client ids that belong to nobody. In the order of their counts;
   * resolves with those that need to wait no longer: taken, held already, or refused for another reason than before.
   */
  async takeBack(waiting: readonly WaitingEntry[]): Promise<WaitingEntry[]> {
    this.#takingBack++
    try {
      let [done, rest] = await this.#heldAndNot(waiting)
      while (rest.length > 0) {
        const peer = new OwnPeer(this.#unusedClient())
        const append = { client: peer.client, clock: 0, texts: rest.map(({ text }) => text), isBroken: false }
        await this.receive(peer, { appends: [append], deletes: [] })
        if (peer.failure !== undefined) break
        const count = this.clocks.get(peer.client) ?? 0
        done.push(...rest.slice(0, count))
        rest = rest.slice(count)
        if (peer.hasMoved) {
          const [held, others] = await this.#heldAndNot(rest)
          done = [...done, ...held]
          rest = others
          continue
        }
        const [refused] = rest
        if (refused && !this.#lacksLeave(refused)) done.push(refused)
        rest = rest.slice(1)
      }
      return done
    } finally {
      this.#takingBack--
    }
  }

  answer(peer: Peer, held: Clocks): Promise<void> {
    return this.#audience.answer(peer, held, () => this.clocks)
  }

  changePresence(peer: Peer, states: readonly PresenceState[]): void {
    this.#audience.changePresence(peer, states)
  }

  settled(): Promise<void> {
    return this.#queue.settled()
  }

  /** What of it stands already, and the rest. Another relay may be taking in the same. */
  async #heldAndNot(waiting: readonly WaitingEntry[]): Promise<[held: WaitingEntry[], rest: WaitingEntry[]]> {
    if (this.#ports.journal.shared) await this.readOn()
    const held = await Promise.all(waiting.map(({ author, n }) => this.#known.held.signatureAt(author, n)))
    const isHeld = ({ text }: WaitingEntry, i: number): boolean => held[i] === signatureOf(text)
    return [waiting.filter(isHeld), waiting.filter((entry, i) => !isHeld(entry, i))]
  }

  #lacksLeave({ text }: WaitingEntry): boolean {
    const entry = readEntry(text)
    return entry !== undefined && this.#ports.access.whyNot(entry) !== undefined
  }

  #unusedClient(): number {
    for (;;) {
      const client = crypto.getRandomValues(new Uint32Array(1))[0] as number
      if (!this.#known.authors.has(client) && !this.#claims.has(client)) return client
    }
  }

  #remember(outcome: Outcome): void {
    const toAsk = this.#putOff.note(outcome)
    for (const peer of this.#putOff.mayComeInNow(outcome, this.#ports.access)) toAsk.add(peer)
    toAsk.forEach((peer) => this.#askForMore(peer))
    // While it was judged its device was let in, perhaps by the entry before it.
    for (const device of outcome.waiting) if (this.#ports.access.isKnown(device)) this.admitted(device)
  }

  /** What an admitted phone hears first: who is here, what of its own is on disk, and what the relay lacks. */
  #welcome(peer: Peer): void {
    this.#claim(peer)
    if (peer.mayRead) this.#audience.showPresence(peer)
    const own = this.#clocksOf(peer.device)
    if (own.length > 0) peer.send(ackFrame(own))
    this.#askForMore(peer)
    this.#audience
      .answerLate(peer, () => this.clocks)
      .catch((error: unknown) => {
        this.#ports.onError(error)
        peer.close(closeCode.storage, 'storage')
      })
  }

  /**
   * A client id belongs to the device that holds entries under it, or that first connected with it. Told at once, the
   * phone goes on under a fresh one; told by silence, it would take the other's entries for its own.
   */
  #claim(peer: Peer): void {
    const holder = this.#known.authors.get(peer.client)?.by ?? this.#claims.get(peer.client) ?? peer.device
    if (holder === peer.device) this.#claims.set(peer.client, peer.device)
    else peer.send(refusalFrame([{ client: peer.client, clock: 0, reason: 'other-author' }]))
  }

  /** Who may not read hears of its own entries alone. */
  #askForMore(peer: Peer): void {
    peer.send(peer.mayRead ? this.#vector() : step1Frame(this.#clocksOf(peer.device)))
  }

  /**
   * Whose entry was taken in after all and who may not read where it stands now, because it was moved, is asked for it
   * once more: that it is on disk, it hears under its own client id. Who was revoked is told nothing but that.
   */
  #askWriters(fresh: readonly Fresh[]): void {
    const { access } = this.#ports
    for (const peer of this.#audience.peers) {
      if (!peer.isAdmitted || peer.mayRead || access.isRevoked(peer.device)) continue
      if (fresh.some(({ row, from }) => row.by === peer.device && from !== peer)) this.#askForMore(peer)
    }
  }

  #clocksOf(device: string): (readonly [client: number, clock: number])[] {
    return this.#known.clientsOf(device).map((client) => [client, this.clocks.get(client) ?? 0])
  }

  /** After an outage thousands come for the same: written again only where something was added. */
  #vector(): Uint8Array {
    const { clocks } = this
    if (this.#asked?.clocks !== clocks) this.#asked = { clocks, frame: step1Frame(clocks) }
    return this.#asked.frame
  }

  async #stored(accepted: readonly (Fresh & { readonly entry: Entry })[]): Promise<void> {
    this.#acceptedCount += accepted.length
    this.#audience.broadcast(accepted)
    this.#askWriters(accepted)
    await this.#ports.onAccepted(
      this,
      accepted.map(({ entry }) => entry),
    )
  }

  /** Other relays took these in: to the phones here they are as good as our own. */
  async #read(rows: readonly Row[]): Promise<void> {
    for (const part of inParts(rows)) this.#audience.broadcast(part.map((row) => ({ row })))
    this.#askWriters(rows.map((row) => ({ row })))
    const entries = rows.flatMap(({ text }) => readEntry(text) ?? [])
    await this.#ports.onAccepted(this, entries)
    const accepted = entries.map((entry) => ({ entry }))
    for (const peer of this.#putOff.mayComeInNow({ accepted, refused: [] }, this.#ports.access)) this.#askForMore(peer)
  }

  #lost(): void {
    this.#ports.onLost(this)
    for (const peer of [...this.#audience.peers]) peer.close(closeCode.storage, 'storage')
  }
}
