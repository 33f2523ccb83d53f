/** Reading this phone's tables: what screens see. They are written by the worker alone (`idb-store.ts`). */
import { OpenDatabase, TABLES, type TableName, type Tables } from './database.ts'

export type LocalDatabase = { readonly [Name in TableName]: ReadTable<Tables[Name]> }

/** Told of every table a query reads, so that it can be run again when one of these changes. */
type OnRead = (table: TableName) => void

export function localDatabase(database = new OpenDatabase(), onRead: OnRead = () => undefined): LocalDatabase {
  const tables = TABLES.map((name) => [name, new ReadTable(database, name, onRead)] as const)
  return Object.fromEntries(tables) as unknown as LocalDatabase
}

/** Which tables one run of a query has read. */
export class Reads {
  readonly #tables = new Set<TableName>()
  readonly db: LocalDatabase

  constructor(db: LocalDatabase) {
    this.db = localDatabase(db.self.database, (table) => this.#tables.add(table))
  }

  includeAny(tables: readonly TableName[]): boolean {
    return tables.some((table) => this.#tables.has(table))
  }
}

export class ReadTable<Row> {
  readonly database: OpenDatabase
  readonly #name: TableName
  readonly #onRead: OnRead

  constructor(database: OpenDatabase, name: TableName, onRead: OnRead) {
    this.database = database
    this.#name = name
    this.#onRead = onRead
  }

  async get(key: string): Promise<Row | undefined> {
    return (await this.#open()).get(this.#name, key) as Promise<Row | undefined>
  }

  /** In the order of the keys; undefined where there is none. */
  async bulkGet(keys: readonly string[]): Promise<(Row | undefined)[]> {
    const store = (await this.#open()).transaction(this.#name).store
    return Promise.all(keys.map((key) => store.get(key) as Promise<Row | undefined>))
  }

  async toArray(): Promise<Row[]> {
    return (await this.#open()).getAll(this.#name) as Promise<Row[]>
  }

  async where(index: string, value: string | number): Promise<Row[]> {
    return (await this.#open()).getAllFromIndex(this.#name, index, value) as Promise<Row[]>
  }

  async whereAny(index: string, values: readonly (string | number)[]): Promise<Row[]> {
    const store = (await this.#open()).transaction(this.#name).store
    const found = await Promise.all(values.map((value) => store.index(index).getAll(value) as Promise<Row[]>))
    return found.flat()
  }

  async count(index: string, value: string | number): Promise<number> {
    return (await this.#open()).countFromIndex(this.#name, index, value)
  }

  #open(): ReturnType<OpenDatabase['get']> {
    this.#onRead(this.#name)
    return this.database.get()
  }
}
