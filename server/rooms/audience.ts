/** The connections of one document: what each of them still has to hear. */
import type { Run } from '../../src/log/update.ts'
import { charactersOf, partsBetween, type Clocks } from './catch-up.ts'
import { step2Frame, updateFrame, type PresenceState } from '../wire/frames.ts'
import type { Journal, Row } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'
import { PresenceNews } from './presence-news.ts'
import { Presence } from './presence.ts'

/**
 * A phone asks once a connection, and hears everything it lacks at once. Past this, one that asks again and again waits
 * the longer the more it was told already: a question of five bytes can be answered with megabytes.
 */
const FREE_CHARACTERS = 256 * 1024
const CHARACTERS_PER_MS = 100
const LONGEST_PAUSE_MS = 60_000

interface Member {
  isAnswering: boolean
  /** While it is told what it missed, live entries wait: they would reach it before those they follow. */
  isCatchingUp: boolean
  /** It asked again meanwhile, or before it was admitted. */
  askedWith: Clocks | undefined
  /** What it was told in answers on this connection. */
  toldCharacters: number
  /** Ends the pause before the next answer. */
  wake: () => void
}

/** An entry that is on disk now, and who brought it; absent when it came by another relay. */
export interface Fresh {
  readonly row: Row
  readonly from?: Peer
}

export class Audience {
  readonly #document: string
  readonly #journal: Journal
  readonly #members = new Map<Peer, Member>()
  readonly #presence: Presence
  readonly #news: PresenceNews
  /** By what somebody held: what was here when they lacked nothing. Many come with the same, and it is compared once. */
  readonly #lacksNothing = new WeakMap<Clocks, Clocks>()

  constructor(document: string, journal: Journal, now: () => number) {
    this.#document = document
    this.#journal = journal
    this.#news = new PresenceNews(this.#members)
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
    const nothing = { isAnswering: false, isCatchingUp: false, askedWith: undefined, toldCharacters: 0 }
    this.#members.set(peer, { ...nothing, wake: () => undefined })
  }

  leave(peer: Peer): void {
    this.#members.get(peer)?.wake()
    this.#members.delete(peer)
    this.#news.tell(this.#presence.leave(peer))
  }

  showPresence(peer: Peer): void {
    const all = this.#presence.all()
    if (all) peer.send(all)
  }

  changePresence(peer: Peer, states: readonly PresenceState[]): void {
    if (peer.mayRead && this.#members.has(peer)) this.#news.tell(this.#presence.change(peer, states))
  }

  /** Answers a state vector with everything on disk past it. `clocks` is what is on disk, a new map at every change. */
  async answer(peer: Peer, held: Clocks, clocks: () => Clocks): Promise<void> {
    const member = this.#members.get(peer)
    if (!member) return
    if (peer.isAdmitted && !peer.mayRead) return peer.send(step2Frame([])) // it calls itself synced, and goes on
    member.askedWith = held
    if (!peer.isAdmitted || member.isAnswering) return
    member.isAnswering = true
    try {
      while (member.askedWith && this.#members.has(peer)) await this.#answerNext(peer, member, clocks)
    } finally {
      member.isAnswering = false
    }
  }

  /** Answers what was asked while the peer's device was not admitted yet. */
  async answerLate(peer: Peer, clocks: () => Clocks): Promise<void> {
    const held = this.#members.get(peer)?.askedWith
    if (held) await this.answer(peer, held, clocks)
  }

  /** Passes on what is now on disk to everybody who did not send it. */
  broadcast(accepted: readonly Fresh[]): void {
    const sendersByClient = new Map<number, Set<Peer | undefined>>()
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

  async #answerNext(peer: Peer, member: Member, clocks: () => Clocks): Promise<void> {
    const tooMany = member.toldCharacters - FREE_CHARACTERS
    if (tooMany > 0) await pause(Math.min(LONGEST_PAUSE_MS, tooMany / CHARACTERS_PER_MS), member)
    const held = member.askedWith
    if (!held || !this.#members.has(peer)) return
    member.askedWith = undefined
    member.isCatchingUp = true
    try {
      await this.#sendPast(peer, member, held, clocks)
    } finally {
      member.isCatchingUp = false
    }
  }

  async #sendPast(peer: Peer, member: Member, held: Clocks, clocks: () => Clocks): Promise<void> {
    let part: readonly Run[] = []
    let from = held
    for (let to = clocks(); from !== to; [from, to] = [to, clocks()]) {
      if (this.#lacksNothing.get(from) === to) continue
      let lacks = false
      for await (const next of partsBetween(this.#journal, this.#document, from, to)) {
        if (part.length > 0) peer.send(updateFrame(part))
        part = next
        lacks = true
        member.toldCharacters += charactersOf(part)
        if (!(await peer.drained()) || !peer.mayRead) return
      }
      if (!lacks) this.#lacksNothing.set(from, to)
    }
    // In the same breath as nothing is lacking: whatever is on disk a moment later is passed on as it comes.
    member.isCatchingUp = false
    // With SyncStep2 the phone calls itself synced: it carries the last part.
    peer.send(step2Frame(part))
  }
}

function pause(ms: number, member: Member): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    member.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

function isOnlyFrom(senders: ReadonlySet<Peer | undefined> | undefined, peer: Peer): boolean {
  return senders !== undefined && senders.size === 1 && senders.has(peer)
}

/** Accepted entries as one run a client: they stand next to each other in the order they were accepted. */
function runsOf(accepted: readonly Fresh[]): Run[] {
  const runs = new Map<number, { client: number; clock: number; texts: string[] }>()
  for (const { row } of accepted) {
    const run = runs.get(row.client)
    if (run) run.texts.push(row.text)
    else runs.set(row.client, { client: row.client, clock: row.clock, texts: [row.text] })
  }
  return [...runs.values()]
}
