import type { Table } from 'dexie'
import type { LocalDatabase, OutboxRow } from './database.ts'
import type { Store, TableName, Tables, Transaction } from './store.ts'

/** The phone's tables in IndexedDB, every transaction `strict`: on the disk, not in a buffer, when it resolves. */
export class DexieStore implements Store {
  readonly #db: LocalDatabase

  constructor(db: LocalDatabase) {
    this.#db = db
  }

  transaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    return this.#db.transaction('rw', this.#db.tables, () => work(new DexieTransaction(this.#db)))
  }

  async outboxDocuments(state: OutboxRow['state']): Promise<string[]> {
    const rows = await this.#db.outbox.where('state').equals(state).toArray()
    return [...new Set(rows.map((row) => row.document))]
  }

  async metaKeys(prefix: string): Promise<string[]> {
    return (await this.#db.meta.where('key').startsWith(prefix).primaryKeys()).map(String)
  }
}

class DexieTransaction implements Transaction {
  readonly #db: LocalDatabase

  constructor(db: LocalDatabase) {
    this.#db = db
  }

  get<Name extends TableName>(table: Name, keys: readonly string[]): Promise<(Tables[Name] | undefined)[]> {
    return this.#table(table).bulkGet([...keys])
  }

  async put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]): Promise<void> {
    if (rows.length > 0) await this.#table(table).bulkPut(rows)
  }

  async delete(table: TableName, keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.#table(table).bulkDelete([...keys])
  }

  async outboxOf(document: string): Promise<OutboxRow[]> {
    return this.#db.outbox.where('document').equals(document).sortBy('n')
  }

  #table<Name extends TableName>(name: Name): Table<Tables[Name], string> {
    return this.#db.table(name)
  }
}
