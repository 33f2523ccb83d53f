/**
 * The journal in one local directory (LMDB): one row per entry, keyed by document, clientID and clock.
 *
 * `overlappingSync` stays off. With it a commit can be reported to us between being visible and being on disk; without
 * it a commit is its `fdatasync` and then the meta page, so a resolved `append` is durable. `eventTurnBatching` stays
 * off because its inner promises reject unhandled when the disk is full, which would end the process.
 */
import { open, type Database, type RootDatabase } from 'lmdb'
import { compactClient } from './journal-compaction.ts'
import { authorAfter, type Author, type Journal, type Quarantined, type Row } from './journal.ts'
import { Quarantine, type QuarantineKey } from './journal-quarantine.ts'

/** When the relay received it, in ms, and the entry's text. */
export type StoredRow = readonly [receivedAt: number, text: string]
export type RowKey = [document: string, client: number, clock: number]

type AuthorKey = [document: string, client: number]

/** Packed runs hold every clock from 0 to their end; single rows go on from there, and may overlap after a crash. */
export interface Tables {
  readonly rows: Database<StoredRow, RowKey>
  readonly runs: Database<readonly StoredRow[], RowKey>
  readonly commit: (write: () => void) => Promise<void>
}

interface Group {
  readonly writes: (() => void)[]
  readonly done: Promise<void>
}

/** Sorts after every number and text a key can go on with. */
const LAST = Buffer.from([0xff])

export class LmdbJournal implements Journal {
  readonly id: string
  readonly #root: RootDatabase
  readonly #meta: Database<string | number, string>
  readonly #authors: Database<Author, AuthorKey>
  readonly #quarantine: Quarantine
  readonly #tables: Tables
  #greatestCounter: number
  #next: Group | undefined
  #last: Promise<void> = Promise.resolve()

  private constructor(root: RootDatabase, meta: Database<string | number, string>, id: string) {
    this.id = id
    this.#root = root
    this.#meta = meta
    this.#authors = root.openDB<Author, AuthorKey>({ name: 'authors' })
    this.#tables = {
      rows: root.openDB<StoredRow, RowKey>({ name: 'rows' }),
      runs: root.openDB<readonly StoredRow[], RowKey>({ name: 'runs' }),
      commit: (write) => this.#commit(write),
    }
    this.#quarantine = new Quarantine(root.openDB<Quarantined, QuarantineKey>({ name: 'quarantine' }))
    this.#greatestCounter = Number(meta.get('greatestCounter') ?? 0)
  }

  /** Opens the journal in this directory, making it when there is none. */
  static async open(path: string, newId: () => string): Promise<LmdbJournal> {
    const root = open({ path, overlappingSync: false, eventTurnBatching: false, maxDbs: 8 })
    const meta = root.openDB<string | number, string>({ name: 'meta' })
    const id = meta.get('id')
    if (typeof id === 'string') return new LmdbJournal(root, meta, id)
    const made = newId()
    await meta.put('id', made)
    return new LmdbJournal(root, meta, made)
  }

  get greatestCounter(): number {
    return this.#greatestCounter
  }

  documents(): Promise<string[]> {
    const names: string[] = []
    for (let key = this.#firstAuthorFrom(undefined); key; key = this.#firstAuthorFrom([key[0], LAST])) {
      names.push(key[0])
    }
    return Promise.resolve(names)
  }

  authors(document: string): Promise<Map<number, Author>> {
    const range = this.#authors.getRange({ start: [document, -1], end: [document, Infinity] })
    return Promise.resolve(new Map(range.map(({ key, value }) => [key[1], value] as const)))
  }

  async append(rows: readonly Row[], receivedAt: number): Promise<void> {
    const after = new Map<string, { key: AuthorKey; author: Author }>()
    for (const row of rows) {
      const key: AuthorKey = [row.document, row.client]
      const before = after.get(key.join(' '))?.author ?? this.#authors.get(key)
      after.set(key.join(' '), { key, author: authorAfter(row, before) })
    }
    this.#greatestCounter = rows.reduce((greatest, { counter }) => Math.max(greatest, counter), this.#greatestCounter)
    await this.#commit(() => {
      for (const { document, client, clock, text } of rows) {
        void this.#tables.rows.put([document, client, clock], [receivedAt, text])
      }
      for (const { key, author } of after.values()) void this.#authors.put(key, author)
      void this.#meta.put('greatestCounter', this.#greatestCounter)
    })
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    const { rows, runs } = this.#tables
    const texts: string[] = []
    const [first] = runs.getKeys({
      start: [document, client, from],
      end: [document, client, -1],
      reverse: true,
      limit: 1,
    })
    for (const { key, value } of runs.getRange({
      start: first ?? [document, client, 0],
      end: [document, client, to],
    })) {
      const start = Math.max(0, from + texts.length - key[2])
      texts.push(...value.slice(start, to - key[2]).map(([, text]) => text))
    }
    const singles = { start: [document, client, from + texts.length] as RowKey, end: [document, client, to] as RowKey }
    for (const { value } of rows.getRange(singles)) texts.push(value[1])
    return Promise.resolve(texts)
  }

  async compact(document: string): Promise<void> {
    for (const client of (await this.authors(document)).keys()) await compactClient(this.#tables, document, client)
  }

  quarantine(refused: readonly Quarantined[]): Promise<void> {
    return this.#commit(() => this.#quarantine.put(refused))
  }

  quarantined(): Promise<Quarantined[]> {
    return Promise.resolve(this.#quarantine.all())
  }

  async close(): Promise<void> {
    await this.#last.catch(() => undefined)
    await this.#root.close()
  }

  #firstAuthorFrom(start: [string, Buffer] | undefined): AuthorKey | undefined {
    const [key] = this.#authors.getKeys({ ...(start && { start: start as unknown as AuthorKey }), limit: 1 })
    return key
  }

  /** Group commit: whatever is written while one commit is on its way to disk goes with the next, in one transaction. */
  #commit(write: () => void): Promise<void> {
    if (!this.#next) {
      const writes: (() => void)[] = []
      const before = this.#last.catch(() => undefined)
      const done = before.then(() => {
        this.#next = undefined
        return this.#write(writes)
      })
      this.#next = { writes, done }
      this.#last = done
    }
    this.#next.writes.push(write)
    return this.#next.done
  }

  async #write(writes: readonly (() => void)[]): Promise<void> {
    try {
      await this.#root.batch(() => {
        for (const write of writes) write()
      })
    } catch (error) {
      throw new Error('the journal could not be written', { cause: await causeOf(error) })
    }
  }
}

/** lmdb tells what went wrong in a second promise, which must not be left to reject by itself. */
function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<unknown> }
  return Promise.resolve(commitError).then(
    () => error,
    (cause: unknown) => cause,
  )
}
