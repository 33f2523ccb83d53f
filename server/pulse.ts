/**
 * Whether this relay still hears what other relays write. It reads the directory every second; when it could not for so
 * long that somebody may have lost his rights without our knowing, it says so, and its phones go to another relay. Where
 * the entries are leaving, or only just coming in, it says so at once.
 */
import { Halted } from './journal/journal.ts'

const READ_EVERY_MS = 1_000
/** A device that is revoked at another relay is out here too within 5 s, whatever stands between relay and journal. */
const LOST_AFTER_MS = 4_000

/** `cut-off`: the journal does not answer; `halted`: its entries are elsewhere, or on their way. */
export type LossReason = 'cut-off' | 'halted'

export interface PulseEvents {
  readonly onLost: (why: LossReason) => void
  readonly onFound: () => void
}

export class Pulse {
  readonly #read: () => Promise<unknown>
  readonly #events: PulseEvents
  #isLost = false
  #isStopped = false
  #next: NodeJS.Timeout | undefined
  #deadline: NodeJS.Timeout | undefined

  /** `read` resolves when all that others wrote until it was called is known; rejects with `Halted` where no relay may work. */
  constructor(read: () => Promise<unknown>, events: PulseEvents) {
    this.#read = read
    this.#events = events
  }

  get isLost(): boolean {
    return this.#isLost
  }

  start(): void {
    this.#expectWithin(LOST_AFTER_MS)
    void this.#beat()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#next)
    clearTimeout(this.#deadline)
  }

  async #beat(): Promise<void> {
    const began = performance.now()
    const failure = await this.#read().then(
      () => undefined,
      (error: unknown) => error ?? 'nothing was said',
    )
    if (this.#isStopped) return
    if (failure === undefined) this.#heard(LOST_AFTER_MS - (performance.now() - began))
    else if (failure instanceof Halted) this.#lose('halted')
    this.#next = setTimeout(() => void this.#beat(), READ_EVERY_MS)
  }

  #heard(goodForMs: number): void {
    if (goodForMs <= 0) return
    this.#expectWithin(goodForMs)
    if (!this.#isLost) return
    this.#isLost = false
    this.#events.onFound()
  }

  #expectWithin(ms: number): void {
    clearTimeout(this.#deadline)
    this.#deadline = setTimeout(() => this.#lose('cut-off'), ms)
  }

  #lose(why: LossReason): void {
    clearTimeout(this.#deadline)
    if (this.#isLost) return
    this.#isLost = true
    this.#events.onLost(why)
  }
}
