/**
 * Deals with one batch after the other: judged, journalled against the very head it was judged at, and only then told
 * and acknowledged. When another relay was quicker, what it wrote is read and the batch is judged again.
 */
import { closeCode, type Refusal } from '../../src/protocol.ts'
import { judgeBatch, type Accepted, type Context, type Outcome } from './batch.ts'
import { ackFrame, refusalFrame } from '../wire/frames.ts'
import { lacksLeave, type Refused } from './held-back.ts'
import { Gone, type Known } from './known.ts'
import { Moved, Unsure, type Quarantined, type Row } from '../journal/journal.ts'
import { OwnPeer } from './own-peer.ts'
import type { Peer } from '../wire/peer.ts'
import type { Piece } from './pieces.ts'

export interface ScribePorts {
  readonly known: Known
  readonly context: Context
  readonly now: () => number
  readonly onError: (error: unknown) => void
  /** These are on disk now: time to tell the others. */
  readonly onStored: (accepted: readonly Accepted[]) => Promise<void>
  /** Other relays wrote these. */
  readonly onRead: (rows: readonly Row[]) => Promise<void>
  /** What was put off: entries of devices still unknown, entries with a gap before them. */
  readonly onPutOff: (outcome: Outcome) => void
  /** Resolves when it is known who may do what, as other relays have written it until now. */
  readonly freshenAccess: () => Promise<void>
  /** Nobody can say any more what is on disk of this document. */
  readonly onLost: () => void
}

export class Scribe {
  readonly #ports: ScribePorts
  #isLost = false

  constructor(ports: ScribePorts) {
    this.#ports = ports
  }

  /** Nothing is dealt with any more: who wants something of the document comes again. */
  get isLost(): boolean {
    return this.#isLost
  }

  /** Resolves with what lacks leave and nothing else. */
  async deal(pieces: readonly Piece[]): Promise<readonly Refused[]> {
    for (;;) {
      const startAnew = rememberEnded(pieces)
      const { version } = this.#ports.context.access
      const outcome = await judgeBatch(pieces, this.#ports.context)
      const written = await this.#write(outcome, version)
      if (written === 'moved') startAnew()
      else return written === 'written' ? this.#tell(outcome) : this.#failed(pieces)
    }
  }

  /** Takes in what other relays wrote; true when there was something. */
  async readOn(): Promise<boolean> {
    if (this.#isLost) throw new Error(`expected ${this.#ports.context.document} to be loaded again`)
    const { known, onRead } = this.#ports
    const { rows, head } = await this.#news()
    try {
      known.take(rows, head)
      if (rows.length > 0) await onRead(rows)
      return rows.length > 0
    } catch (error) {
      this.lose()
      throw error
    }
  }

  /** A question that was not answered changes nothing: what is known stands, and whoever asks next asks again. */
  async #news(): ReturnType<Known['news']> {
    try {
      return await this.#ports.known.news()
    } catch (error) {
      if (error instanceof Gone) this.lose()
      throw error
    }
  }

  lose(): void {
    if (this.#isLost) return
    this.#isLost = true
    this.#ports.onLost()
  }

  async refuse(refused: Outcome['refused']): Promise<void> {
    if (refused.length === 0) return
    const { context, now, onError } = this.#ports
    const kept = refused.map(({ from, refusal, text }): Quarantined => {
      const { client, clock, reason } = refusal
      const sender = from.isAdmitted ? from.device : '?'
      const where = { document: context.document, client, clock }
      return { ...where, reason, sender, receivedAt: now(), ...(text !== undefined && { text }) }
    })
    await context.journal.quarantine(kept).catch(onError)
    for (const [peer, refusals] of byPeer(refused)) peer.send(refusalFrame(refusals))
  }

  /** `moved`: something else stands there than it was judged by; `version`: of who may do what. */
  async #write(outcome: Outcome, version: number): Promise<'written' | 'moved' | 'failed'> {
    const { freshenAccess, known, context, now, onError, onStored } = this.#ports
    const isShared = context.journal.shared !== undefined
    const isDoubtful = isShared && isMoreThanDurable(outcome)
    if (isDoubtful) await freshenAccess()
    if (isDoubtful && context.access.version !== version) return 'moved'
    const rows = outcome.accepted.map(({ row }) => row)
    if (rows.length === 0) return isDoubtful && (await this.readOn()) ? 'moved' : 'written'
    try {
      known.take(rows, await context.journal.append(rows, now(), known.head))
    } catch (error) {
      if (!(error instanceof Moved)) {
        onError(error)
        if (error instanceof Unsure) this.lose()
        return 'failed'
      }
      await this.readOn()
      return 'moved'
    }
    await onStored(outcome.accepted)
    return 'written'
  }

  async #tell(outcome: Outcome): Promise<readonly Refused[]> {
    await this.refuse(outcome.refused.filter((refused) => !lacksLeave(refused)))
    acknowledge(outcome)
    this.#ports.onPutOff(outcome)
    return outcome.refused.filter(lacksLeave)
  }

  /** Nobody hears of what could not be made durable, and the senders come again. */
  #failed(pieces: readonly Piece[]): readonly Refused[] {
    for (const { from } of pieces) from.close(closeCode.storage, 'storage')
    return []
  }
}

/** A piece that is judged again is as it was before, but for what the relay takes in itself: that is looked at anew. */
function rememberEnded(pieces: readonly Piece[]): () => void {
  const before = pieces.map(({ ended }) => [...ended])
  return () => {
    for (const [i, { from, client, ended }] of pieces.entries()) {
      ended.clear()
      for (const other of before[i] ?? []) ended.add(other)
      if (!(from instanceof OwnPeer)) continue
      from.moved()
      ended.add(client)
    }
  }
}

function isMoreThanDurable({ refused, gaps, waiting }: Outcome): boolean {
  return refused.length > 0 || gaps.length > 0 || waiting.size > 0
}

function acknowledge({ durable }: Outcome): void {
  const clocksByPeer = new Map<Peer, Map<number, number>>()
  for (const { from, client, clock } of durable) {
    const clocks = clocksByPeer.get(from) ?? new Map<number, number>()
    clocksByPeer.set(from, clocks.set(client, Math.max(clock, clocks.get(client) ?? 0)))
  }
  for (const [peer, clocks] of clocksByPeer) peer.send(ackFrame([...clocks]))
}

function byPeer(refused: Outcome['refused']): Map<Peer, Refusal[]> {
  const refusals = new Map<Peer, Refusal[]>()
  for (const { from, refusal } of refused) {
    const own = refusals.get(from)
    if (own) own.push(refusal)
    else refusals.set(from, [refusal])
  }
  return refusals
}
