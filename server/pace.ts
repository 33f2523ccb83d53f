/** A phone that sends faster than it may is read more slowly: nothing is dropped, and nothing piles up here. */
import { limit } from '../src/protocol.ts'

/** Heard but not dealt with: past the first reading stops, under the second it goes on. */
const MOST_PENDING_BYTES = 1024 * 1024
const FEW_PENDING_BYTES = 256 * 1024

/** What it does to a socket. */
export interface Paced {
  readonly isPaused: boolean
  pause(): void
  resume(): void
}

export class Pace {
  readonly #socket: Paced
  readonly #now: () => number
  #pendingBytes = 0
  #isFull = false
  /** Messages it may send at once; a second brings `limit.messagesPerSecond` more. */
  #credit: number = limit.messagesPerSecond
  #countedAt: number
  #resting: NodeJS.Timeout | undefined

  constructor(socket: Paced, now: () => number) {
    this.#socket = socket
    this.#now = now
    this.#countedAt = now()
  }

  heard(bytes: number): void {
    this.#pendingBytes += bytes
    this.#isFull ||= this.#pendingBytes > MOST_PENDING_BYTES
    const now = this.#now()
    const earned = ((now - this.#countedAt) / 1000) * limit.messagesPerSecond
    this.#countedAt = now
    this.#credit = Math.min(limit.messagesPerSecond, this.#credit + earned) - 1
    if (this.#credit < 0) {
      this.#resting ??= setTimeout(() => this.#rested(), (-this.#credit * 1000) / limit.messagesPerSecond)
    }
    if (this.#isFull || this.#resting) this.#socket.pause()
  }

  dealtWith(bytes: number): void {
    this.#pendingBytes -= bytes
    if (this.#isFull && this.#pendingBytes < FEW_PENDING_BYTES) this.#isFull = false
    this.#goOn()
  }

  /** A socket that is closing must be read, or it would never hear the other side's goodbye. */
  stop(): void {
    clearTimeout(this.#resting)
    this.#socket.resume()
  }

  #rested(): void {
    this.#resting = undefined
    this.#goOn()
  }

  #goOn(): void {
    if (!this.#isFull && !this.#resting && this.#socket.isPaused) this.#socket.resume()
  }
}
