import type { IDBPTransaction } from 'idb'
import { TABLES, type OpenDatabase, type OutboxRow, type TableName } from './database.ts'
import type { DataKey } from './seal/data-key.ts'
import { isPlainOutboxRow, isSealed, openRow, sealRow, storedKey, type StoredRow } from './seal/sealed-row.ts'
import { nameOf, type Reading, type Store, type StoredTables, type Transaction, type Work } from './store.ts'

type Writing = IDBPTransaction<unknown, TableName[], 'readwrite'>
type AnyMode = IDBPTransaction<unknown, TableName[], 'readonly' | 'readwrite'>

/** The phone's tables in IndexedDB, their rows sealed, every transaction that writes `strict`: on the disk, not in a buffer, when it resolves. */
export class IdbStore implements Store {
  readonly #database: OpenDatabase
  readonly #onWritten: (tables: readonly TableName[]) => void

  constructor(database: OpenDatabase, onWritten: (tables: readonly TableName[]) => void = () => undefined) {
    this.#database = database
    this.#onWritten = onWritten
  }

  async transaction<Value>(work: Work<Value>): Promise<Value> {
    const key = await this.#key()
    const writing = (await this.#begin('readwrite')) as Writing
    const written = new Set<TableName>()
    // Whatever happens, its end is listened to: an abort is told by `work` or by `done`, never by both unheard.
    const done = writing.done.then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    let value: Value
    try {
      value = await work(new IdbTransaction(writing, written, key))
      commit(writing)
    } catch (error) {
      abort(writing)
      await done
      throw error
    }
    const failed = await done
    if (failed) throw failed.error
    if (written.size > 0) this.#onWritten([...written])
    return value
  }

  /** Does not wait for its end: what was read is told when it was read. */
  async read<Value>(work: (tx: Reading) => Promise<Value>): Promise<Value> {
    const key = await this.#key()
    return work(new IdbReading(await this.#begin('readonly'), key))
  }

  async outboxDocuments(state: OutboxRow['state']): Promise<string[]> {
    const db = await this.#database.get()
    const rows = (await db.getAllFromIndex('outbox', 'state', state)) as OutboxRow[]
    return [...new Set(rows.map((row) => row.document))]
  }

  async metaKeys(prefix: string): Promise<string[]> {
    const db = await this.#database.get()
    return (await db.getAllKeys('meta', IDBKeyRange.bound(prefix, `${prefix}\uffff`))).map(String)
  }

  /**
   * Outbox rows that a version of the app wrote which sealed nothing, sealed: each is put in its own place, in a
   * transaction, so that at no time there is none. Resolves with how many there were.
   */
  async sealPlainRows(): Promise<number> {
    const key = await this.#database.keys.get()
    let sealed = 0
    for (let from: string | undefined = ''; from !== undefined;) {
      const writing = (await this.#begin('readwrite')) as Writing
      const outbox = writing.objectStore('outbox')
      const rows = (await outbox.getAll(IDBKeyRange.lowerBound(from, from !== ''), SLICE)) as StoredRow[]
      const plain = rows.filter(isPlainOutboxRow)
      for (const row of plain) outbox.put(sealRow(key, 'outbox', row)).catch(toldByTheTransaction)
      commit(writing)
      await writing.done
      sealed += plain.length
      from = rows.length < SLICE ? undefined : String(rows.at(-1)!.id)
    }
    return sealed
  }

  /** Waits while the phone is locked. When there is no key any more, only what is not sealed can be read and written. */
  async #key(): Promise<DataKey | { readonly lost: unknown }> {
    return this.#database.keys.current ?? this.#database.keys.get().catch((lost: unknown) => ({ lost }))
  }

  async #begin(mode: 'readonly' | 'readwrite'): Promise<AnyMode> {
    const open = async (): Promise<AnyMode> =>
      (await this.#database.get()).transaction([...TABLES], mode, { durability: 'strict' })
    try {
      return await open()
    } catch (error) {
      // The browser closed the connection before telling us: once more, on a fresh one.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      this.#database.reset()
      return open()
    }
  }
}

/** Left to itself, the browser commits when it has answered the last request and found that no other follows. */
function commit(writing: Writing): void {
  try {
    writing.commit()
  } catch {
    // It had ended already: its end is waited for all the same.
  }
}

function abort(writing: Writing): void {
  try {
    writing.abort()
  } catch {
    // It had ended already, which is what we want.
  }
}

class IdbReading implements Reading {
  readonly #tx: AnyMode
  readonly #key: DataKey | { readonly lost: unknown }
  /** What is known by now: several parts of a save ask for the same rows, and each answer is a way to the disk and back. */
  readonly asked = new Map<string, Promise<unknown>>()

  constructor(tx: AnyMode, key: DataKey | { readonly lost: unknown }) {
    this.#tx = tx
    this.#key = key
  }

  get<Name extends TableName>(table: Name, keys: readonly string[]): Promise<(StoredTables[Name] | undefined)[]> {
    return Promise.all(keys.map((key) => this.#ask(table, key) as Promise<StoredTables[Name] | undefined>))
  }

  async outboxOf(document: string): Promise<OutboxRow[]> {
    const rows = (await this.#tx.objectStore('outbox').index('document').getAll(document)) as StoredRow[]
    return rows.map((row) => this.#opened<OutboxRow>('outbox', row)).sort((a, b) => a.n - b.n)
  }

  get dataKey(): DataKey {
    if ('lost' in this.#key) throw this.#key.lost
    return this.#key
  }

  keyOf(table: TableName, key: string): string {
    return isSealed(table) ? storedKey(this.dataKey, table, key) : key
  }

  #ask(table: TableName, key: string): Promise<unknown> {
    const place = placeOf(table, key)
    const asked = this.asked.get(place) ?? this.#read(table, key)
    this.asked.set(place, asked)
    return asked
  }

  async #read(table: TableName, key: string): Promise<unknown> {
    const stored = (await this.#tx.objectStore(table).get(this.keyOf(table, key))) as StoredRow | undefined
    return stored && this.#opened(table, stored)
  }

  #opened<Row>(table: TableName, stored: StoredRow): Row {
    return (isSealed(table) ? openRow(this.dataKey, table, stored) : stored) as Row
  }
}

class IdbTransaction extends IdbReading implements Transaction {
  readonly #writing: Writing
  readonly #written: Set<TableName>

  constructor(writing: Writing, written: Set<TableName>, key: DataKey | { readonly lost: unknown }) {
    super(writing, key)
    this.#writing = writing
    this.#written = written
  }

  put<Name extends TableName>(table: Name, rows: readonly StoredTables[Name][]): void {
    if (rows.length === 0) return
    this.#written.add(table)
    const store = this.#writing.objectStore(table)
    for (const row of rows) {
      this.asked.set(placeOf(table, nameOf(row)), Promise.resolve(row))
      store.put(isSealed(table) ? sealRow(this.dataKey, table, row) : row).catch(toldByTheTransaction)
    }
  }

  delete(table: TableName, keys: readonly string[]): void {
    if (keys.length === 0) return
    this.#written.add(table)
    const store = this.#writing.objectStore(table)
    for (const key of keys) {
      this.asked.set(placeOf(table, key), Promise.resolve(undefined))
      store.delete(this.keyOf(table, key)).catch(toldByTheTransaction)
    }
  }
}

function placeOf(table: TableName, key: string): string {
  return `${table} ${key}`
}

/** Rows a transaction: a save waits no longer than that. */
const SLICE = 200

/** A failed request ends its transaction, which says why. */
const toldByTheTransaction = (): void => undefined
