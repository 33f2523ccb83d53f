/**
 * Months that are over are packed, however small they are and whether or not anybody opened them since the start: what a
 * journal takes grows with what people work on. Of several relays whichever is first packs a document; it has its lease.
 */
import { parseDocumentName } from '../../src/log/document-name.ts'
import type { Journal } from '../journal/journal.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** What was written without a signal comes in the first days of the next month. */
const OVER_AFTER_MS = 10 * DAY_MS
/** After a start phones come first; and relays that are started together do not all begin together. */
const FIRST_AFTER_MS = 10 * MINUTE_MS
const AGAIN_AFTER_MS = DAY_MS / 2
/** Between two documents: phones are not kept waiting. */
const PAUSE_MS = 20

export class ClosedMonths {
  readonly #journal: Journal
  readonly #now: () => number
  readonly #onError: (error: unknown) => void
  #isStopped = false
  #timer: NodeJS.Timeout | undefined
  #packing: Promise<void> = Promise.resolve()

  constructor(journal: Journal, now: () => number, onError: (error: unknown) => void) {
    this.#journal = journal
    this.#now = now
    this.#onError = onError
  }

  start(afterMs = FIRST_AFTER_MS): void {
    this.#timer = setTimeout(
      () => {
        this.#packing = this.pack().catch(this.#onError)
        void this.#packing.then(() => this.#isStopped || this.start(AGAIN_AFTER_MS))
      },
      afterMs * (1 + Math.random()),
    )
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#packing
  }

  /** Resolves when every month that is over is packed. */
  async pack(): Promise<void> {
    for (const document of await this.#journal.documents()) {
      if (this.#isStopped) return
      if (!isOver(document, this.#now())) continue
      await this.#journal.compact(document)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

/** By the relay's own clock: nothing hangs on it but how much room a month takes. */
function isOver(document: string, now: number): boolean {
  const name = parseDocumentName(document)
  return name !== undefined && 'month' in name && name.month < new Date(now - OVER_AFTER_MS).toISOString().slice(0, 7)
}
