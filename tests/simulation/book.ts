/** What the simulation knows and no phone does: every entry that was ever signed, saved, and on the relay's disk. */
import type { Row } from '../../server/journal/journal.ts'
import { idInText } from '../../src/replica/doc-rows.ts'
import type { Change } from './simulated-store.ts'

export class Book {
  /** Every entry that a phone's disk has held, as its author signed it. */
  readonly texts = new Map<string, string>()
  readonly authors = new Map<string, string>()
  /** Those whose save was answered with "saved", but for what nobody can have any more. */
  readonly accepted = new Set<string>()
  readonly #everDurable = new Set<string>()
  /** What no design may do, in words. */
  readonly lies: string[] = []

  saved(ids: readonly string[]): void {
    for (const id of ids) this.accepted.add(id)
  }

  committed(phone: string, { put, deleted }: Change): void {
    for (const { id, text, state } of put) {
      const known = this.texts.get(id)
      if (known === undefined) {
        this.texts.set(id, text)
        this.authors.set(id, phone)
      } else if (known !== text) this.lies.push(`${phone} holds ${id} with another text than was signed`)
      if (state === 1 && !this.#everDurable.has(text)) this.lies.push(`${phone} shows ${id} as sent, and it is not`)
    }
    for (const id of deleted) {
      if (!this.#everDurable.has(this.texts.get(id) ?? ''))
        this.lies.push(`${phone} let go of ${id}, which was not sent`)
    }
  }

  durable(rows: readonly Row[]): void {
    for (const { text } of rows) {
      this.#everDurable.add(text)
      if (this.texts.get(idInText(text)) !== text) this.lies.push(`the relay holds ${idInText(text)}, never signed so`)
    }
  }

  /** A phone is gone for good: what it wrote and nobody else holds cannot be asked for. Returns how many. */
  phoneLost(phone: string, isElsewhere: (text: string) => boolean): number {
    return this.#giveUp((id) => this.authors.get(id) === phone, isElsewhere)
  }

  #giveUp(mayBeGone: (id: string) => boolean, isElsewhere: (text: string) => boolean): number {
    const gone = [...this.accepted].filter((id) => mayBeGone(id) && !isElsewhere(this.texts.get(id)!))
    for (const id of gone) this.accepted.delete(id)
    return gone.length
  }
}
