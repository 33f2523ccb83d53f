import type { Database } from 'lmdb'
import { signatureOf } from '../../src/log/entry.ts'
import { WAITING, type WaitingEntry } from './journal.ts'

export type WaitingKey = [author: string, document: string, n: number, signature: string]

/** Sorts after every text a key can go on with. */
const LAST = Buffer.from([0xff])

/** Entries that wait for the admin's yes, in the order in which their devices wrote them. */
export class WaitingEntries {
  readonly #table: Database<WaitingEntry, WaitingKey>
  readonly #room = new WaitingRoom()

  constructor(table: Database<WaitingEntry, WaitingKey>) {
    this.#table = table
    this.countAgain()
  }

  /** After a write that failed, what is counted is what is on disk. */
  countAgain(): void {
    this.#room.clear()
    for (const { value } of this.#table.getRange({})) this.#room.take(value)
  }

  /** Queues the writes; the caller commits. What does not fit is left out. */
  put(entries: readonly WaitingEntry[]): void {
    for (const entry of entries) if (this.#room.take(entry)) void this.#table.put(keyOf(entry), entry)
  }

  /** Queues the writes; the caller commits. */
  remove(entries: readonly WaitingEntry[]): void {
    for (const entry of entries) if (this.#room.leave(entry)) void this.#table.remove(keyOf(entry))
  }

  authors(): string[] {
    return this.#room.authors()
  }

  of(author: string): WaitingEntry[] {
    const range = { start: [author] as unknown as WaitingKey, end: [author, LAST] as unknown as WaitingKey }
    return [...this.#table.getRange(range).map(({ value }) => value)]
  }

  all(): WaitingEntry[] {
    return [...this.#table.getRange({}).map(({ value }) => value)]
  }
}

/** Who is in, and whether there is room for more. */
export class WaitingRoom {
  /** By author, the length of each text by its signature. */
  readonly #lengths = new Map<string, Map<string, number>>()
  readonly #characters = new Map<string, number>()
  #total = 0

  /** False when it is in already, or when there is no room. */
  take({ author, text }: WaitingEntry): boolean {
    const own = this.#lengths.get(author) ?? new Map<string, number>()
    const characters = (this.#characters.get(author) ?? 0) + text.length
    if (own.has(signatureOf(text)) || own.size >= WAITING.perAuthor) return false
    if (characters > WAITING.charactersPerAuthor || this.#total >= WAITING.total) return false
    this.#lengths.set(author, own.set(signatureOf(text), text.length))
    this.#characters.set(author, characters)
    this.#total++
    return true
  }

  /** False when it was not in. */
  leave({ author, text }: WaitingEntry): boolean {
    const own = this.#lengths.get(author)
    if (!own?.delete(signatureOf(text))) return false
    if (own.size === 0) this.#lengths.delete(author)
    this.#characters.set(author, (this.#characters.get(author) ?? 0) - text.length)
    this.#total--
    return true
  }

  authors(): string[] {
    return [...this.#lengths.keys()]
  }

  clear(): void {
    this.#lengths.clear()
    this.#characters.clear()
    this.#total = 0
  }
}

function keyOf({ author, document, n, text }: WaitingEntry): WaitingKey {
  return [author, document, n, signatureOf(text)]
}
