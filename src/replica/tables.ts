/** Reading this phone's tables: what screens see. They are written by the worker alone (`idb-store.ts`). */
import { isHere, type AtHand } from './at-hand.ts'
import { OpenDatabase, TABLES, type TableName, type Tables } from './database.ts'

export type LocalDatabase = { readonly [Name in TableName]: ReadTable<Tables[Name]> }
export type GrantRow = Tables['grant']

/** Told of every table a query reads, so that it can be run again when one of these changes. */
type OnRead = (table: TableName) => void

/** These are the puskesmas', or this phone's own: the same whichever posyandu is at hand. */
const OF_EVERY_POSYANDU: readonly TableName[] = [
  'self',
  'meta',
  'outbox',
  'posyandu',
  'settings',
  'user',
  'device',
  'grant',
  'invitation',
]
/** What decides which posyandu is at hand. */
const DECIDING: readonly TableName[] = ['self', 'grant']

/** `atHand`: rows of any other posyandu are not there. Absent: all rows are. */
export function localDatabase(
  database = new OpenDatabase(),
  onRead: OnRead = () => undefined,
  atHand?: AtHand,
): LocalDatabase {
  const tables = TABLES.map((name) => {
    const only = OF_EVERY_POSYANDU.includes(name) ? undefined : atHand
    return [name, new ReadTable(database, name, onRead, only)] as const
  })
  return Object.fromEntries(tables) as unknown as LocalDatabase
}

/** Which tables one run of a query has read. */
export class Reads {
  readonly #tables = new Set<TableName>()
  readonly db: LocalDatabase

  constructor(db: LocalDatabase) {
    const { database, atHand } = db.person
    this.db = localDatabase(database, (table) => this.#tables.add(table), atHand)
  }

  includeAny(tables: readonly TableName[]): boolean {
    return tables.some((table) => this.#tables.has(table))
  }
}

export class ReadTable<Row> {
  readonly database: OpenDatabase
  readonly atHand: AtHand | undefined
  readonly #name: TableName
  readonly #onRead: OnRead

  constructor(database: OpenDatabase, name: TableName, onRead: OnRead, atHand?: AtHand) {
    this.database = database
    this.atHand = atHand
    this.#name = name
    this.#onRead = onRead
  }

  async get(key: string): Promise<Row | undefined> {
    const row = (await (await this.#open()).get(this.#name, key)) as Row | undefined
    return (await this.#orNone([row]))[0]
  }

  /** In the order of the keys; undefined where there is none. */
  async bulkGet(keys: readonly string[]): Promise<(Row | undefined)[]> {
    const store = (await this.#open()).transaction(this.#name).store
    return this.#orNone(await Promise.all(keys.map((key) => store.get(key) as Promise<Row | undefined>)))
  }

  async toArray(): Promise<Row[]> {
    return this.#here((await (await this.#open()).getAll(this.#name)) as Row[])
  }

  async where(index: string, value: string | number): Promise<Row[]> {
    return this.#here((await (await this.#open()).getAllFromIndex(this.#name, index, value)) as Row[])
  }

  async whereAny(index: string, values: readonly (string | number)[]): Promise<Row[]> {
    const store = (await this.#open()).transaction(this.#name).store
    const found = await Promise.all(values.map((value) => store.index(index).getAll(value) as Promise<Row[]>))
    return this.#here(found.flat())
  }

  async count(index: string, value: string | number): Promise<number> {
    return (await this.#open()).countFromIndex(this.#name, index, value)
  }

  async #here(rows: Row[]): Promise<Row[]> {
    const posyandu = await this.atHand?.get()
    return posyandu === undefined ? rows : rows.filter((row) => isHere(documentOf(row), posyandu))
  }

  async #orNone(rows: readonly (Row | undefined)[]): Promise<(Row | undefined)[]> {
    const posyandu = await this.atHand?.get()
    if (posyandu === undefined) return [...rows]
    return rows.map((row) => (row && isHere(documentOf(row), posyandu) ? row : undefined))
  }

  #open(): ReturnType<OpenDatabase['get']> {
    this.#onRead(this.#name)
    if (this.atHand) DECIDING.forEach(this.#onRead)
    return this.database.get()
  }
}

/** Every projected row says where its first entry was. */
function documentOf(row: unknown): string {
  return (row as { readonly document: string }).document
}
