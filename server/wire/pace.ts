/** A phone that sends faster than it may is read more slowly: nothing is dropped, and nothing piles up here. */
import { limit } from '../../src/protocol.ts'

/** Heard but not dealt with: past the first reading stops, under the second it goes on. */
const MOST_PENDING_BYTES = 1024 * 1024
const FEW_PENDING_BYTES = 256 * 1024
/** As many bytes may come at once as this many seconds bring. */
const BURST_SECONDS = 4

/** What it does to a socket. */
export interface Paced {
  readonly isPaused: boolean
  pause(): void
  resume(): void
}

/** How much may come at once, and how much a second brings. */
class Allowance {
  readonly #perSecond: number
  readonly #most: number
  #left: number

  constructor(perSecond: number, most: number) {
    this.#perSecond = perSecond
    this.#most = most
    this.#left = most
  }

  /** Takes this much after that time; returns the ms until it was due. */
  take(amount: number, ms: number): number {
    this.#left = Math.min(this.#most, this.#left + (ms / 1000) * this.#perSecond) - amount
    return Math.max(0, (-this.#left * 1000) / this.#perSecond)
  }
}

export class Pace {
  readonly #socket: Paced
  readonly #now: () => number
  readonly #messages = new Allowance(limit.messagesPerSecond, limit.messagesPerSecond)
  readonly #bytes = new Allowance(limit.bytesPerSecond, limit.bytesPerSecond * BURST_SECONDS)
  #pendingBytes = 0
  #isFull = false
  #isHeldBack = false
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
    const ms = now - this.#countedAt
    this.#countedAt = now
    const restMs = Math.max(this.#messages.take(1, ms), this.#bytes.take(bytes, ms))
    if (restMs > 0) this.#resting ??= setTimeout(() => this.#rested(), restMs)
    if (this.#isFull || this.#resting) this.#socket.pause()
  }

  dealtWith(bytes: number): void {
    this.#pendingBytes -= bytes
    if (this.#isFull && this.#pendingBytes < FEW_PENDING_BYTES) this.#isFull = false
    this.#goOn()
  }

  /** Nothing more is read until then: whoever does not take its answers asks nothing more. */
  async holdBack(until: Promise<unknown>): Promise<void> {
    if (this.#isHeldBack) return
    this.#isHeldBack = true
    this.#socket.pause()
    await until
    this.#isHeldBack = false
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
    if (!this.#isFull && !this.#isHeldBack && !this.#resting && this.#socket.isPaused) this.#socket.resume()
  }
}
