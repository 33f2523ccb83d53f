/** What came for one document, dealt with in order: judged, journalled, and only then passed on and acknowledged. */
import { closeCode, type Refusal } from '../src/protocol.ts'
import { judgeBatch, type Accepted, type Context, type Outcome } from './batch.ts'
import { ackFrame, refusalFrame } from './frames.ts'
import type { Quarantined } from './journal.ts'
import type { Peer } from './peer.ts'
import { BATCH_TEXTS, piecesOf, type Piece } from './pieces.ts'
import type { UpdateContent } from './update-reader.ts'

/** Of one update's deletions this many are named: one is enough to show that the phone is broken. */
const NAMED_DELETES = 10

export interface QueuePorts {
  readonly context: Context
  readonly now: () => number
  readonly onError: (error: unknown) => void
  /** These are on disk now: time to tell the others. */
  readonly onStored: (accepted: readonly Accepted[]) => Promise<void>
  /** What was put off: entries of devices still unknown, entries with a gap before them. */
  readonly onPutOff: (outcome: Outcome) => void
}

interface Waiting extends Piece {
  readonly done: () => void
}

export class DocumentQueue {
  readonly #ports: QueuePorts
  readonly #waiting: Waiting[] = []
  #working: Promise<void> | undefined

  constructor(ports: QueuePorts) {
    this.#ports = ports
  }

  get isWorking(): boolean {
    return this.#working !== undefined
  }

  /** Resolves when the update has been dealt with: on disk and acknowledged, refused, or put off. */
  async receive(from: Peer, { appends, deletes }: UpdateContent): Promise<void> {
    const ended = new Set<number>()
    const pieces = appends.flatMap((append) => piecesOf({ ...append, from, ended }))
    const dealtWith = pieces.map((piece) => new Promise<void>((done) => this.#waiting.push({ ...piece, done })))
    this.#working ??= this.#work()
    await Promise.all(dealtWith)
    const named = deletes.slice(0, NAMED_DELETES)
    await this.#refuse(
      named.map(({ client, clock }) => ({ from, refusal: { client, clock, reason: 'not-an-append' as const } })),
    )
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working
  }

  async #work(): Promise<void> {
    await Promise.resolve() // what one socket brought in one go is judged together
    while (this.#waiting.length > 0) {
      const pieces = this.#takeBatch()
      await this.#process(pieces).catch(this.#ports.onError)
      for (const { done } of pieces) done()
    }
    this.#working = undefined
  }

  #takeBatch(): Waiting[] {
    let texts = 0
    let count = 0
    for (const piece of this.#waiting) {
      if (texts >= BATCH_TEXTS) break
      texts += Math.max(1, piece.texts.length)
      count++
    }
    return this.#waiting.splice(0, count)
  }

  async #process(pieces: readonly Piece[]): Promise<void> {
    const outcome = await judgeBatch(pieces, this.#ports.context)
    await this.#refuse(outcome.refused)
    if (outcome.accepted.length > 0 && !(await this.#store(outcome))) return
    acknowledge(outcome)
    this.#ports.onPutOff(outcome)
  }

  /** False when it could not be made durable: then nobody hears of it, and the senders come again. */
  async #store({ accepted, durable }: Outcome): Promise<boolean> {
    const { context, now, onError, onStored } = this.#ports
    try {
      await context.journal.append(
        accepted.map(({ row }) => row),
        now(),
      )
    } catch (error) {
      onError(error)
      for (const { from } of durable) from.close(closeCode.storage, 'storage')
      return false
    }
    await onStored(accepted)
    return true
  }

  async #refuse(refused: Outcome['refused']): Promise<void> {
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
  for (const { from, refusal } of refused) refusals.set(from, [...(refusals.get(from) ?? []), refusal])
  return refusals
}
