/** The connections of one document: what each of them still has to hear. */
import type { Run } from '../src/log/update.ts'
import type { Accepted } from './batch.ts'
import { partsBetween, type Clocks } from './catch-up.ts'
import { step2Frame, updateFrame, type PresenceState } from './frames.ts'
import type { Journal } from './journal.ts'
import type { Peer } from './peer.ts'
import { Presence } from './presence.ts'

interface Member {
  /** While it is told what it missed, live entries wait: they would reach it before those they follow. */
  isCatchingUp: boolean
  /** It asked again meanwhile, or before it was admitted. */
  askedWith: Clocks | undefined
}

export class Audience {
  readonly #document: string
  readonly #journal: Journal
  readonly #members = new Map<Peer, Member>()
  readonly #presence: Presence

  constructor(document: string, journal: Journal, now: () => number) {
    this.#document = document
    this.#journal = journal
    this.#presence = new Presence(now)
  }

  get size(): number {
    return this.#members.size
  }

  get peers(): Iterable<Peer> {
    return this.#members.keys()
  }

  has(peer: Peer): boolean {
    return this.#members.has(peer)
  }

  join(peer: Peer): void {
    this.#members.set(peer, { isCatchingUp: false, askedWith: undefined })
  }

  leave(peer: Peer): void {
    this.#members.delete(peer)
    this.#tell(peer, this.#presence.leave(peer))
  }

  showPresence(peer: Peer): void {
    const all = this.#presence.all()
    if (all) peer.send(all)
  }

  changePresence(peer: Peer, states: readonly PresenceState[]): void {
    if (peer.mayRead && this.#members.has(peer)) this.#tell(peer, this.#presence.change(peer, states))
  }

  /** Answers a state vector with everything on disk past it. `clocks` is what is on disk, a new map at every change. */
  async answer(peer: Peer, held: Clocks, clocks: () => Clocks): Promise<void> {
    const member = this.#members.get(peer)
    if (!member) return
    if (peer.isAdmitted && !peer.mayRead) return peer.send(step2Frame([])) // it calls itself synced, and goes on
    if (!peer.isAdmitted || member.isCatchingUp) {
      member.askedWith = held
      return
    }
    member.isCatchingUp = true
    member.askedWith = undefined
    try {
      await this.#sendPast(peer, held, clocks)
    } finally {
      member.isCatchingUp = false
    }
    if (member.askedWith) await this.answer(peer, member.askedWith, clocks)
  }

  /** Answers what was asked while the peer's device was not admitted yet. */
  async answerLate(peer: Peer, clocks: () => Clocks): Promise<void> {
    const held = this.#members.get(peer)?.askedWith
    if (held) await this.answer(peer, held, clocks)
  }

  /** Passes on what is now on disk to everybody who did not send it. */
  broadcast(accepted: readonly Accepted[]): void {
    const sendersByClient = new Map<number, Set<Peer>>()
    for (const { row, from } of accepted) {
      sendersByClient.set(row.client, (sendersByClient.get(row.client) ?? new Set()).add(from))
    }
    const senders = new Set(accepted.map(({ from }) => from))
    let frameForOthers: Uint8Array | undefined
    for (const [peer, { isCatchingUp }] of this.#members) {
      if (!peer.mayRead || isCatchingUp) continue
      if (senders.has(peer)) {
        const news = accepted.filter(({ row }) => !isOnlyFrom(sendersByClient.get(row.client), peer))
        if (news.length > 0) peer.send(updateFrame(runsOf(news)))
      } else peer.send((frameForOthers ??= updateFrame(runsOf(accepted))))
    }
  }

  async #sendPast(peer: Peer, held: Clocks, clocks: () => Clocks): Promise<void> {
    let part: readonly Run[] = []
    let from = held
    for (let to = clocks(); from !== to; [from, to] = [to, clocks()]) {
      for await (const next of partsBetween(this.#journal, this.#document, from, to)) {
        if (part.length > 0) peer.send(updateFrame(part))
        part = next
        if (!(await peer.drained())) return
      }
    }
    // With SyncStep2 the phone calls itself synced: it carries the last part.
    peer.send(step2Frame(part))
  }

  #tell(about: Peer, frame: Uint8Array | undefined): void {
    if (!frame) return
    for (const peer of this.#members.keys()) if (peer !== about && peer.mayRead) peer.send(frame)
  }
}

function isOnlyFrom(senders: ReadonlySet<Peer> | undefined, peer: Peer): boolean {
  return senders !== undefined && senders.size === 1 && senders.has(peer)
}

/** Accepted entries as one run a client: they stand next to each other in the order they were accepted. */
function runsOf(accepted: readonly Accepted[]): Run[] {
  const runs = new Map<number, { client: number; clock: number; texts: string[] }>()
  for (const { row } of accepted) {
    const run = runs.get(row.client)
    if (run) run.texts.push(row.text)
    else runs.set(row.client, { client: row.client, clock: row.clock, texts: [row.text] })
  }
  return [...runs.values()]
}
