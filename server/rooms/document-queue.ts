/** What came for one document, dealt with in order, one batch after the other; between two, what other relays wrote. */
import { closeCode } from '../../src/protocol.ts'
import { HeldBack, type Refused } from './held-back.ts'
import type { Peer } from '../wire/peer.ts'
import { piecesOf } from './pieces.ts'
import { Scribe, type ScribePorts } from './scribe.ts'
import type { UpdateContent } from '../wire/update-reader.ts'
import { WaitingPieces, type Waiting } from './waiting-pieces.ts'

/** Of one update's deletions this many are named: one is enough to show that the phone is broken. */
const NAMED_DELETES = 10

export interface QueuePorts extends ScribePorts {
  /** Before a batch is dealt with: resolves when those who come to read need not be waited for. */
  readonly turn: () => Promise<void>
  /** Something of this device waits in quarantine. */
  readonly onWaiting: (author: string) => void
}

interface Reader {
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

export class DocumentQueue {
  readonly #onError: (error: unknown) => void
  readonly #turn: () => Promise<void>
  readonly #waiting = new WaitingPieces()
  readonly #scribe: Scribe
  readonly #heldBack: HeldBack
  /** Who waits for what other relays wrote. */
  #readers: Reader[] = []
  #working: Promise<void> | undefined
  /** Updates that have not been dealt with. */
  readonly #received = new Set<Promise<void>>()

  constructor(ports: QueuePorts) {
    this.#onError = ports.onError
    this.#turn = ports.turn
    this.#scribe = new Scribe(ports)
    this.#heldBack = new HeldBack(ports)
  }

  get isWorking(): boolean {
    return this.#received.size > 0 || this.#readers.length > 0
  }

  /** Nobody can say what is on disk of this document: whatever still comes is sent away. */
  get isLost(): boolean {
    return this.#scribe.isLost
  }

  lose(): void {
    this.#scribe.lose()
  }

  /** Resolves when the update has been dealt with: on disk and acknowledged, refused, or put off. */
  receive(from: Peer, update: UpdateContent): Promise<void> {
    const received = this.#receive(from, update).finally(() => this.#received.delete(received))
    this.#received.add(received)
    return received
  }

  /** Takes in what other relays wrote until now. Rejects when that cannot be said. */
  readOn(): Promise<void> {
    const read = new Promise<void>((done, failed) => this.#readers.push({ done, failed }))
    this.#working ??= this.#work()
    return read
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    while (this.isWorking) {
      await Promise.allSettled(this.#received)
      await this.#working
    }
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
    await this.#scribe.refuse(
      named.map(({ client, clock }) => ({ from, refusal: { client, clock, reason: 'not-an-append' as const } })),
    )
  }

  async #work(): Promise<void> {
    await Promise.resolve() // what one socket brought in one go is judged together
    while (!this.#waiting.isEmpty || this.#readers.length > 0) {
      if (this.#readers.length > 0) await this.#read()
      if (!this.#waiting.isEmpty) await this.#turn()
      const pieces = this.#waiting.takeBatch()
      const heldBack = pieces.length > 0 ? await this.#deal(pieces) : []
      for (const piece of pieces) piece.done(heldBack.filter((refused) => isIn(refused, piece)))
    }
    this.#working = undefined
  }

  async #read(): Promise<void> {
    const readers = this.#readers
    this.#readers = []
    try {
      await this.#scribe.readOn()
      for (const { done } of readers) done()
    } catch (error) {
      for (const { failed } of readers) failed(error)
    }
  }

  async #deal(pieces: readonly Waiting[]): Promise<readonly Refused[]> {
    const heldBack = this.isLost ? undefined : await this.#scribe.deal(pieces).catch(this.#failed)
    if (heldBack) return heldBack
    for (const { from } of pieces) from.close(closeCode.storage, 'storage')
    return []
  }

  readonly #failed = (error: unknown): false => {
    this.#onError(error)
    return false
  }
}

/** The same place of the same phone may come in two updates: then it is kept once for each, which changes nothing. */
function isIn({ from, refusal: { client, clock } }: Refused, piece: Waiting): boolean {
  return piece.from === from && piece.client === client && clock - piece.clock in piece.texts
}
