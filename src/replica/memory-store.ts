import { TABLES, type OutboxRow, type TableName } from './database.ts'
import { nameOf, type Reading, type Store, type StoredTables as Tables, type Transaction, type Work } from './store.ts'

type Memory = { [Name in TableName]: Map<string, Tables[Name]> }

/** Storage for programs that are not a phone (an import from the shell, a simulated phone). Transactions run one at a time. */
export class MemoryStore implements Store {
  #tables = Object.fromEntries(TABLES.map((name) => [name, new Map()])) as unknown as Memory
  #last: Promise<unknown> = Promise.resolve()

  transaction<Value>(work: Work<Value>): Promise<Value> {
    const run = this.#last.then(async () => {
      const tx = new MemoryTransaction(this.#tables)
      const value = await work(tx)
      tx.commit()
      return value
    })
    this.#last = run.catch(() => undefined)
    return run
  }

  read<Value>(work: (tx: Reading) => Promise<Value>): Promise<Value> {
    return this.transaction(work)
  }

  /** A table's rows as they stand. */
  rows<Name extends TableName>(table: Name): Tables[Name][] {
    return [...this.#tables[table].values()]
  }

  outboxDocuments(state: OutboxRow['state']): Promise<string[]> {
    const rows = this.rows('outbox').filter((row) => row.state === state)
    return Promise.resolve([...new Set(rows.map((row) => row.document))])
  }

  metaKeys(prefix: string): Promise<string[]> {
    return Promise.resolve([...this.#tables.meta.keys()].filter((key) => key.startsWith(prefix)))
  }
}

class MemoryTransaction implements Transaction {
  readonly #tables: Memory
  readonly #changes: (() => void)[] = []
  readonly #written = new Map<string, unknown>()

  constructor(tables: Memory) {
    this.#tables = tables
  }

  get<Name extends TableName>(table: Name, keys: readonly string[]): Promise<(Tables[Name] | undefined)[]> {
    return Promise.resolve(
      keys.map((key) => {
        const name = `${table} ${key}`
        return this.#written.has(name)
          ? (this.#written.get(name) as Tables[Name] | undefined)
          : this.#tables[table].get(key)
      }),
    )
  }

  put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]): void {
    const target = this.#tables[table] as Map<string, Tables[Name]>
    for (const row of rows) {
      const key = nameOf(row)
      this.#written.set(`${table} ${key}`, row)
      this.#changes.push(() => target.set(key, row))
    }
  }

  delete(table: TableName, keys: readonly string[]): void {
    for (const key of keys) {
      this.#written.set(`${table} ${key}`, undefined)
      this.#changes.push(() => this.#tables[table].delete(key))
    }
  }

  outboxOf(document: string): Promise<OutboxRow[]> {
    const rows = [...this.#tables.outbox.values()].filter((row) => row.document === document)
    return Promise.resolve(rows.sort((a, b) => a.n - b.n))
  }

  commit(): void {
    for (const change of this.#changes) change()
  }
}
