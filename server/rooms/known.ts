/** What this relay knows to be on disk of one document. Another relay may have appended since: then it reads on. */
import { readEntry } from '../../src/log/entry.ts'
import { counterOf } from '../../src/log/id.ts'
import { authorAfter, type Author, type Head, type Journal, type Row } from '../journal/journal.ts'
import { clocksOf, partsBetween, type Clocks } from './catch-up.ts'
import { HeldCounts } from './held-counts.ts'

interface News {
  readonly rows: readonly Row[]
  readonly head: Head
}

/** What was known to be on disk is not there. */
export class Gone extends Error {}

export class Known {
  readonly document: string
  readonly held: HeldCounts
  readonly #journal: Journal
  readonly #authors: Map<number, Author>
  readonly #clientsOf = new Map<string, number[]>()
  #head: Head
  #clocks: Clocks

  static async load(document: string, journal: Journal): Promise<Known> {
    const { head, authors } = await journal.standing(document)
    return new Known(document, journal, head, authors)
  }

  private constructor(document: string, journal: Journal, head: Head, authors: Map<number, Author>) {
    this.document = document
    this.#journal = journal
    this.#head = head
    this.#authors = authors
    this.#clocks = clocksOf(authors)
    for (const [client, { by }] of authors) this.#note(client, by)
    this.held = new HeldCounts(document, authors, journal)
  }

  get head(): Head {
    return this.#head
  }

  get authors(): ReadonlyMap<number, Author> {
    return this.#authors
  }

  /** The client ids under which this device's entries are held: nobody else's ever come under them. */
  clientsOf(device: string): readonly number[] {
    return this.#clientsOf.get(device) ?? []
  }

  /** How many entries of each client are on disk: a new map at every change. */
  get clocks(): Clocks {
    return this.#clocks
  }

  /** These follow what was known, and with them the document stands at this head. */
  take(rows: readonly Row[], head: Head): void {
    for (const row of rows) {
      if (!this.#authors.has(row.client)) this.#note(row.client, row.by)
      this.#authors.set(row.client, authorAfter(row, this.#authors.get(row.client)))
      this.held.note(row)
    }
    this.#head = head
    if (rows.length > 0) this.#clocks = clocksOf(this.#authors)
  }

  #note(client: number, device: string): void {
    const own = this.#clientsOf.get(device)
    if (own) own.push(client)
    else this.#clientsOf.set(device, [client])
  }

  /**
   * What others appended, and where the document stands with it; nothing is taken yet. Rejects with `Gone` when something
   * that was known is not there any more.
   */
  async news(): Promise<News> {
    return (await this.#journal.since(this.document, this.#head)) ?? (await this.#loadPast())
  }

  /** The journal does not know our head any more: everything is compared, and what is new is read. */
  async #loadPast(): Promise<News> {
    const { head, authors } = await this.#journal.standing(this.document)
    for (const [client, { length }] of this.#authors) {
      const found = authors.get(client)?.length ?? 0
      if (found < length) throw new Gone(`expected ${this.document} client ${client} to hold ${length}, found ${found}`)
    }
    const rows: Row[] = []
    for await (const part of partsBetween(this.#journal, this.document, this.#clocks, clocksOf(authors))) {
      for (const { client, clock, texts } of part) {
        rows.push(...texts.map((text, i) => rowOf(text, this.document, client, clock + i)))
      }
    }
    return { rows, head }
  }
}

function rowOf(text: string, document: string, client: number, clock: number): Row {
  const entry = readEntry(text)
  if (!entry) throw new Error(`expected ${document} client ${client} to hold an entry at ${clock}`)
  return { document, client, clock, text, by: entry.by, n: entry.n, counter: counterOf(entry.id) }
}
