/** How each document stands in a journal that one process alone writes: how often it was appended to since it was opened. */
import { Moved, type Head } from './journal.ts'

export class DocumentHeads {
  /** Another at every opening: what was known before is worth nothing then. */
  readonly #opening: string
  readonly #appends = new Map<string, number>()
  readonly #moving = new Map<string, Promise<unknown>>()

  constructor(opening: string) {
    this.#opening = opening
  }

  /** Appends, unless the document stands elsewhere than expected; resolves with where it stands then. */
  async move(document: string, expected: Head | undefined, append: () => Promise<void>): Promise<Head> {
    if (expected !== undefined && expected !== this.#headOf(document)) throw new Moved(`${document} has moved on`)
    // Counted at once, and for good: an append that fails leaves nobody at the right head.
    this.#appends.set(document, (this.#appends.get(document) ?? 0) + 1)
    const head = this.#headOf(document)
    const moving = append()
    this.#moving.set(document, moving)
    try {
      await moving
      return head
    } finally {
      if (this.#moving.get(document) === moving) this.#moving.delete(document)
    }
  }

  /** The head, once nothing is on its way to disk any more. */
  async settled(document: string): Promise<Head> {
    for (let moving = this.#moving.get(document); moving; moving = this.#moving.get(document)) {
      await moving.catch(() => undefined)
      if (this.#moving.get(document) === moving) this.#moving.delete(document)
    }
    return this.#headOf(document)
  }

  #headOf(document: string): Head {
    return `${this.#opening} ${this.#appends.get(document) ?? 0}`
  }
}
