import type { Journal } from '../journal/journal.ts'

/** An answer is good for so long: asking often must not write often. */
const FRESH_MS = 5_000
const ANSWER_WITHIN_MS = 5_000

/** Whether the journal can write: it is made to, durably. */
export class Health {
  readonly #journal: Journal
  readonly #now: () => number
  readonly #onUnwell: () => void
  #asked: { readonly at: number; readonly isWell: Promise<boolean> } | undefined

  constructor(journal: Journal, now: () => number, onUnwell: () => void) {
    this.#journal = journal
    this.#now = now
    this.#onUnwell = onUnwell
  }

  isWell(): Promise<boolean> {
    const now = this.#now()
    if (!this.#asked || now - this.#asked.at >= FRESH_MS || now < this.#asked.at) {
      this.#asked = { at: now, isWell: this.#ask() }
    }
    return this.#asked.isWell
  }

  async #ask(): Promise<boolean> {
    let tooLate: NodeJS.Timeout | undefined
    const written = this.#journal.probe().then(
      () => true,
      () => false,
    )
    const late = new Promise<boolean>((resolve) => {
      tooLate = setTimeout(() => resolve(false), ANSWER_WITHIN_MS)
    })
    const isWell = await Promise.race([written, late])
    clearTimeout(tooLate)
    if (!isWell) this.#onUnwell()
    return isWell
  }
}
