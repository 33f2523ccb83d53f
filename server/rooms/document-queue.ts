/** What came for one document, dealt with in order: judged, journalled, and only then passed on and acknowledged. */
import { closeCode, type Refusal } from '../../src/protocol.ts'
import { judgeBatch, type Accepted, type Context, type Outcome } from './batch.ts'
import { ackFrame, refusalFrame } from '../wire/frames.ts'
import { HeldBack, lacksLeave, type Refused } from './held-back.ts'
import type { Quarantined } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'
import { piecesOf, type Piece } from './pieces.ts'
import type { UpdateContent } from '../wire/update-reader.ts'
import { WaitingPieces } from './waiting-pieces.ts'

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
  /** Something of this device waits in quarantine. */
  readonly onWaiting: (author: string) => void
}

export class DocumentQueue {
  readonly #ports: QueuePorts
  readonly #waiting = new WaitingPieces()
  readonly #heldBack: HeldBack
  #working: Promise<void> | undefined
  /** Updates that have not been dealt with. */
  readonly #received = new Set<Promise<void>>()

  constructor(ports: QueuePorts) {
    this.#ports = ports
    this.#heldBack = new HeldBack(ports)
  }

  get isWorking(): boolean {
    return this.#received.size > 0
  }

  /** Resolves when the update has been dealt with: on disk and acknowledged, refused, or put off. */
  receive(from: Peer, update: UpdateContent): Promise<void> {
    const received = this.#receive(from, update).finally(() => this.#received.delete(received))
    this.#received.add(received)
    return received
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    while (this.isWorking) await Promise.allSettled(this.#received)
  }

  async #receive(from: Peer, { appends, deletes }: UpdateContent): Promise<void> {
    const ended = new Set<number>()
    const pieces = appends.flatMap((append) => piecesOf({ ...append, from, ended }))
    const dealtWith = pieces.map((piece) => {
      return new Promise<readonly Refused[]>((done) => this.#waiting.add({ ...piece, done }))
    })
    this.#working ??= this.#work()
    const heldBack = (await Promise.all(dealtWith)).flat()
    await Promise.all(heldBack.map((refused) => this.#heldBack.keep(refused, appends)))
    const named = deletes.slice(0, NAMED_DELETES)
    await this.#refuse(
      named.map(({ client, clock }) => ({ from, refusal: { client, clock, reason: 'not-an-append' as const } })),
    )
  }

  async #work(): Promise<void> {
    await Promise.resolve() // what one socket brought in one go is judged together
    while (!this.#waiting.isEmpty) {
      const pieces = this.#waiting.takeBatch()
      const heldBack = await this.#process(pieces).catch(this.#failed)
      for (const piece of pieces) piece.done(heldBack.filter((refused) => isIn(refused, piece)))
    }
    this.#working = undefined
  }

  readonly #failed = (error: unknown): readonly Refused[] => {
    this.#ports.onError(error)
    return []
  }

  /** Resolves with what lacks leave and nothing else. */
  async #process(pieces: readonly Piece[]): Promise<readonly Refused[]> {
    const outcome = await judgeBatch(pieces, this.#ports.context)
    const heldBack = outcome.refused.filter(lacksLeave)
    await this.#refuse(outcome.refused.filter((refused) => !lacksLeave(refused)))
    if (outcome.accepted.length > 0 && !(await this.#store(outcome))) return heldBack
    acknowledge(outcome)
    this.#ports.onPutOff(outcome)
    return heldBack
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

/** The same place of the same phone may come in two updates: then it is kept once for each, which changes nothing. */
function isIn({ from, refusal: { client, clock } }: Refused, piece: Piece): boolean {
  return piece.from === from && piece.client === client && clock - piece.clock in piece.texts
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
