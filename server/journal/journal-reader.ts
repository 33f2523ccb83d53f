/** A relay's journal read beside the relay that writes it: LMDB shows its file as it was at one moment, and takes no lock. */
import { open, type Database, type RootDatabase } from 'lmdb'
import type { Author } from './journal.ts'
import { readTexts, type RowKey, type StoredRow } from './journal-rows.ts'

type AuthorKey = [document: string, client: number]

export class JournalReader {
  readonly #root: RootDatabase
  readonly #authors: Database<Author, AuthorKey>
  readonly #rows: Database<StoredRow, RowKey>
  readonly #runs: Database<readonly StoredRow[], RowKey>

  /** Throws when there is no journal in this directory. */
  constructor(path: string) {
    this.#root = open({ path, readOnly: true, maxDbs: 8 })
    this.#authors = this.#root.openDB({ name: 'authors' })
    this.#rows = this.#root.openDB({ name: 'rows' })
    this.#runs = this.#root.openDB({ name: 'runs' })
  }

  /** The names of the documents that hold entries. */
  documents(): readonly string[] {
    return [...new Set(this.#authors.getKeys().map(([document]) => document))]
  }

  /** The texts of all entries of a document, each client's in its order. */
  texts(document: string): readonly string[] {
    const tables = { rows: this.#rows, runs: this.#runs }
    const authors = this.#authors.getRange({ start: [document, -1], end: [document, Infinity] })
    return [...authors].flatMap(({ key, value }) => readTexts(tables, document, key[1], 0, value.length))
  }

  async close(): Promise<void> {
    await this.#root.close()
  }
}
