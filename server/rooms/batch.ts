/**
 * What a document's queue holds is judged together: signatures side by side, then each client's contiguous valid prefix
 * in the order things came. Nothing is changed here; the room journals what was accepted, and only then tells anybody.
 */
import { isOwnDevice } from '../../src/log/directory.ts'
import { MAX_ENTRY_LENGTH, signatureOf, type Entry } from '../../src/log/entry.ts'
import { counterOf } from '../../src/log/id.ts'
import type { Refusal, RefusalReason } from '../../src/protocol.ts'
import type { Access } from '../access.ts'
import { whyNotNext } from './envelope.ts'
import type { Gate, Verdict } from '../gate.ts'
import type { HeldCounts } from './held-counts.ts'
import { authorAfter, type Author, type Journal, type Row } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'
import { verdictsOn, type Piece } from './pieces.ts'

export interface Accepted {
  readonly from: Peer
  readonly entry: Entry
  readonly row: Row
}

export interface Outcome {
  readonly accepted: Accepted[]
  readonly refused: { from: Peer; refusal: Refusal; text?: string }[]
  /** Once the accepted rows are on disk, these are: the sender's entries of a client below a clock. */
  readonly durable: { from: Peer; client: number; clock: number }[]
  /** Something before what came is missing here. */
  readonly gaps: { from: Peer; client: number }[]
  /** Devices whose entries came before their admission. */
  readonly waiting: Set<string>
}

export interface Context {
  readonly document: string
  readonly authors: ReadonlyMap<number, Author>
  /** The device that connected under a client id, before anything of that client is held. */
  readonly claims: ReadonlyMap<number, string>
  readonly journal: Journal
  readonly access: Access
  readonly held: HeldCounts
  readonly judge: Gate['judge']
}

export async function judgeBatch(pieces: readonly Piece[], context: Context): Promise<Outcome> {
  const batch = new Batch(context, verdictsOn(pieces, context))
  for (const piece of pieces) await batch.take(piece)
  return batch.outcome
}

class Batch {
  readonly outcome: Outcome = { accepted: [], refused: [], durable: [], gaps: [], waiting: new Set() }
  readonly #context: Context
  readonly #verdicts: Map<string, Promise<Verdict>>
  readonly #after = new Map<number, Author>()
  /** Invitations that a newcomer of this batch took up, and who; and the other way round. */
  readonly #takenUp = new Map<string, string>()
  readonly #tookUp = new Map<string, string>()
  /** What this batch accepted under a device's count. It is held once it is written, and not before. */
  readonly #signatures = new Map<string, string>()
  #greatestCounter: number

  constructor(context: Context, verdicts: Map<string, Promise<Verdict>>) {
    this.#context = context
    this.#verdicts = verdicts
    this.#greatestCounter = context.journal.greatestCounter
  }

  async take(piece: Piece): Promise<void> {
    const { from, client, clock, texts, ended, isBroken } = piece
    if (ended.has(client)) return
    if (clock > this.#lengthOf(client)) {
      ended.add(client)
      this.outcome.gaps.push({ from, client })
      return
    }
    const known = await this.#textsFrom(client, clock, clock + texts.length)
    let taken = 0
    while (taken < texts.length && (await this.#takeText(piece, taken, texts[taken] as string, known[taken]))) taken++
    if (taken > 0) this.outcome.durable.push({ from, client, clock: clock + taken })
    if (taken < texts.length) ended.add(client)
    else if (isBroken) this.#refuse(piece, taken, { reason: 'not-an-append' })
  }

  /** False ends the client's prefix. */
  async #takeText(piece: Piece, at: number, text: string, known: string | undefined): Promise<boolean> {
    if (known !== undefined) {
      // Somebody else's entry stands where this one wants to: to call it durable would lose it.
      if (known !== text) this.#refuse(piece, at, { reason: 'other-author', text })
      return known === text
    }
    const verdict = await this.#verdicts.get(text)
    if (!verdict) {
      this.outcome.waiting.add(piece.from.device)
      return false
    }
    if (verdict.type === 'refused') {
      this.#refuse(piece, at, { ...verdict, text })
      return false
    }
    const { entry } = verdict
    if (verdict.type === 'waits' || !mayCarry(piece.from, entry)) {
      this.outcome.waiting.add(verdict.type === 'waits' ? entry.by : piece.from.device)
      return false
    }
    const author = this.#authorOf(piece.client)
    const reason = this.#isTaken(piece, entry)
      ? 'other-author'
      : ((await this.#whyNotAllowed(piece.from, entry, text)) ?? whyNotNext(entry, author, this.#greatestCounter))
    if (reason) {
      this.#refuse(piece, at, { reason, id: entry.id, text })
      return false
    }
    this.#accept(piece, piece.clock + at, text, entry)
    return true
  }

  /** Nobody may begin a client id under which another device is connected: its own first entry would be shut out. */
  #isTaken({ client, from }: Piece, entry: Entry): boolean {
    const claim = this.#context.claims.get(client)
    return !this.#authorOf(client) && claim !== undefined && claim !== from.device && claim !== entry.by
  }

  /**
   * What stands already may stand once more: a phone that was handed it brings it too. What would stand only by its
   * count must be what stands under that count, if anything does: a revoked device could claim an old one again.
   */
  async #whyNotAllowed(from: Peer, entry: Entry, text: string): Promise<RefusalReason | undefined> {
    const { access, held } = this.#context
    if (!access.isKnown(entry.by)) return this.#whyNotIn(entry)
    const reason = access.whyNot(entry, access.isAdmin(from.device))
    if (!reason && !access.standsByCount(entry)) return undefined
    const standing = (await held.signatureAt(entry.by, entry.n)) ?? this.#signatures.get(countOf(entry))
    if (standing === signatureOf(text)) return undefined
    return reason ?? (standing === undefined ? undefined : 'count-not-rising')
  }

  /** A device takes up one invitation, and an invitation lets in one device. */
  #whyNotIn(entry: Entry): RefusalReason | undefined {
    const { by } = entry
    const invitation = invitationOf(entry)
    const isUsed = (this.#takenUp.get(invitation) ?? by) !== by || (this.#tookUp.get(by) ?? invitation) !== invitation
    return isUsed ? 'invitation-used' : undefined
  }

  #accept({ from, client }: Piece, clock: number, text: string, entry: Entry): void {
    const { document } = this.#context
    const row: Row = { document, client, clock, text, by: entry.by, n: entry.n, counter: counterOf(entry.id) }
    this.#after.set(client, authorAfter(row, this.#authorOf(client)))
    this.#greatestCounter = Math.max(this.#greatestCounter, row.counter)
    this.outcome.accepted.push({ from, entry, row })
    if (!this.#signatures.has(countOf(row))) this.#signatures.set(countOf(row), signatureOf(text))
    if (!isOwnDevice(entry)) return
    this.#takenUp.set(invitationOf(entry), entry.by)
    this.#tookUp.set(entry.by, invitationOf(entry))
  }

  #refuse(piece: Piece, at: number, { reason, id, text }: { reason: RefusalReason; id?: string; text?: string }): void {
    const { from, client, ended } = piece
    ended.add(client)
    const refusal = { client, clock: piece.clock + at, ...(id !== undefined && { id }), reason }
    // What is longer than an entry is kept for the admin to see, and not to fill the disk.
    this.outcome.refused.push({ from, refusal, ...(text !== undefined && { text: text.slice(0, MAX_ENTRY_LENGTH) }) })
  }

  /** What is held of a client in this range: on disk, or accepted earlier in this batch. */
  async #textsFrom(client: number, from: number, to: number): Promise<string[]> {
    const { journal, document, authors } = this.#context
    const onDisk = authors.get(client)?.length ?? 0
    const texts = from < onDisk ? await journal.read(document, client, from, Math.min(to, onDisk)) : []
    if (to <= onDisk || this.#lengthOf(client) === onDisk) return texts
    const fresh = this.outcome.accepted.filter(
      ({ row }) => row.client === client && row.clock >= from && row.clock < to,
    )
    return [...texts, ...fresh.map(({ row }) => row.text)]
  }

  #authorOf(client: number): Author | undefined {
    return this.#after.get(client) ?? this.#context.authors.get(client)
  }

  #lengthOf(client: number): number {
    return this.#authorOf(client)?.length ?? 0
  }
}

/** A connection whose device is still to be admitted brings that device's own entry and nothing else. */
function mayCarry(from: Peer, entry: Entry): boolean {
  return from.isAdmitted || (isOwnDevice(entry) && entry.by === from.device)
}

function countOf({ by, n }: Pick<Entry, 'by' | 'n'>): string {
  return `${n} ${by}`
}

function invitationOf({ set: { invitation } }: Entry): string {
  return typeof invitation === 'string' ? invitation : ''
}
