/**
 * What waits to be judged in one document. Each device has a lane of its own, however many sockets it opened: who sends
 * much waits behind himself, and nobody else does.
 */
import type { Refused } from './held-back.ts'
import { BATCH_CHARACTERS, BATCH_TEXTS, charactersOf, type Piece } from './pieces.ts'

export interface Waiting extends Piece {
  /** Told what of it lacks leave. */
  readonly done: (heldBack: readonly Refused[]) => void
}

export class WaitingPieces {
  /** The lane whose turn it is stands first. */
  readonly #lanes = new Map<string, Waiting[]>()

  get isEmpty(): boolean {
    return this.#lanes.size === 0
  }

  add(piece: Waiting): void {
    const { device } = piece.from
    const lane = this.#lanes.get(device)
    if (lane) lane.push(piece)
    else this.#lanes.set(device, [piece])
  }

  /** The next to be judged together, one of every lane in turn; at least one when any waits. */
  takeBatch(): Waiting[] {
    const batch: Waiting[] = []
    let texts = 0
    let characters = 0
    while (texts < BATCH_TEXTS && characters < BATCH_CHARACTERS) {
      const piece = this.#next()
      if (!piece) break
      batch.push(piece)
      texts += Math.max(1, piece.texts.length)
      characters += charactersOf(piece)
    }
    return batch
  }

  #next(): Waiting | undefined {
    const [turn] = this.#lanes
    if (!turn) return undefined
    const [device, lane] = turn
    const piece = lane.shift()
    this.#lanes.delete(device)
    if (lane.length > 0) this.#lanes.set(device, lane)
    return piece
  }
}
