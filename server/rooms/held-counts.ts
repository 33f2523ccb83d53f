/**
 * Which entry of a device stands under which of its counts. Asked only about entries that are judged by their count:
 * of a device that was revoked or moved, or that may not write them now. Read from disk at the first such question.
 */
import { readEntry, signatureOf } from '../../src/log/entry.ts'
import type { Author, Journal, Row } from '../journal/journal.ts'

const READ_AT_ONCE = 100

/** By the device's count. */
type Signatures = Map<number, string>

export class HeldCounts {
  readonly #document: string
  readonly #authors: ReadonlyMap<number, Author>
  readonly #journal: Journal
  readonly #byDevice = new Map<string, Promise<Signatures>>()

  constructor(document: string, authors: ReadonlyMap<number, Author>, journal: Journal) {
    this.#document = document
    this.#authors = authors
    this.#journal = journal
  }

  /** The signature of the entry that stands under this count; undefined when none does. */
  async signatureAt(device: string, n: number): Promise<string | undefined> {
    return (await (this.#byDevice.get(device) ?? this.#remembered(device))).get(n)
  }

  /** One more stands. */
  note({ by, n, text }: Row): void {
    // Where reading failed there is nothing to note it in: whoever asked was told, and the next who asks reads this too.
    this.#byDevice.get(by)?.then(
      (signatures) => remember(signatures, n, text),
      () => undefined,
    )
  }

  /** Read once, and again by the next who asks where that failed. */
  #remembered(device: string): Promise<Signatures> {
    const reading = this.#read(device)
    this.#byDevice.set(device, reading)
    reading.catch(() => this.#byDevice.delete(device))
    return reading
  }

  async #read(device: string): Promise<Signatures> {
    const signatures: Signatures = new Map()
    for (const [client, { by, length }] of [...this.#authors]) {
      for (let clock = 0; by === device && clock < length; clock += READ_AT_ONCE) {
        const to = Math.min(length, clock + READ_AT_ONCE)
        for (const text of await this.#journal.read(this.#document, client, clock, to)) {
          const entry = readEntry(text)
          if (entry) remember(signatures, entry.n, text)
        }
        await new Promise((resolve) => setTimeout(resolve)) // others want their turn
      }
    }
    return signatures
  }
}

/** The first under a count is the one that stands. */
function remember(signatures: Signatures, n: number, text: string): void {
  if (!signatures.has(n)) signatures.set(n, signatureOf(text))
}
