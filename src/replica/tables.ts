/** Reading this phone's tables: what screens see. They are written by the worker alone (`idb-store.ts`). */
import type { IDBPDatabase } from 'idb'
import { isHere, type HandedPosyandu } from './at-hand.ts'
import { OpenDatabase, TABLES, type Projected, type TableName, type Tables } from './database.ts'
import { besideKey, documentsOf } from './row-place.ts'
import { rowReader, type RowReader } from './seal/row-reader.ts'

/** What a query reads: of a phone's disk, or of what was folded in memory (`memory-database.ts`). */
export type LocalDatabase = { readonly [Name in TableName]: Table<Tables[Name]> }
/** On this phone's disk: a screen can be told when it changes. */
export type StoredDatabase = { readonly [Name in TableName]: ReadTable<Tables[Name]> }

export interface Table<Row> {
  get(key: string): Promise<Row | undefined>
  /** In the order of the keys; undefined where there is none. */
  bulkGet(keys: readonly string[]): Promise<(Row | undefined)[]>
  toArray(): Promise<Row[]>
  where(index: string, value: string | number): Promise<Row[]>
  whereAny(index: string, values: readonly (string | number)[]): Promise<Row[]>
  count(index: 'state' | 'open', value: number): Promise<number>
}

export type GrantRow = Tables['grant']
export type PosyanduRow = Tables['posyandu']

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
export const DECIDING: readonly TableName[] = ['self', 'grant', 'posyandu']

/** `atHand`: rows of any other posyandu are not there. Absent: all rows are. */
export function localDatabase(
  database = new OpenDatabase(),
  onRead: OnRead = () => undefined,
  atHand?: HandedPosyandu,
): StoredDatabase {
  const tables = TABLES.map((name) => {
    const only = OF_EVERY_POSYANDU.includes(name) ? undefined : atHand
    return [name, new ReadTable(database, name, onRead, only)] as const
  })
  return Object.fromEntries(tables) as unknown as StoredDatabase
}

/** Which tables one run of a query has read. */
export class Reads {
  readonly #tables = new Set<TableName>()
  readonly db: StoredDatabase

  constructor(db: StoredDatabase) {
    const { database, atHand } = db.person
    this.db = localDatabase(database, (table) => this.#tables.add(table), atHand)
  }

  includeAny(tables: readonly TableName[]): boolean {
    return tables.some((table) => this.#tables.has(table))
  }
}

export class ReadTable<Row> implements Table<Row> {
  readonly database: OpenDatabase
  readonly atHand: HandedPosyandu | undefined
  readonly #name: TableName
  readonly #onRead: OnRead

  constructor(database: OpenDatabase, name: TableName, onRead: OnRead, atHand?: HandedPosyandu) {
    this.database = database
    this.atHand = atHand
    this.#name = name
    this.#onRead = onRead
  }

  get(key: string): Promise<Row | undefined> {
    return this.#ofOpen(async () => {
      const [db, rows, posyandu] = await this.#open()
      const row = rows.open(await db.get(this.#name, rows.key(key)))
      return this.#ofThoseHere(row, posyandu, async (other) => rows.open(await db.get(this.#name, rows.key(other))))
    })
  }

  bulkGet(keys: readonly string[]): Promise<(Row | undefined)[]> {
    return this.#ofOpen(async () => {
      const [db, rows, posyandu] = await this.#open()
      const store = db.transaction(this.#name).store
      const found = await Promise.all(keys.map((key) => store.get(rows.key(key)) as Promise<unknown>))
      const open = async (key: string): Promise<Row | undefined> => rows.open(await db.get(this.#name, rows.key(key)))
      return Promise.all(found.map((stored) => this.#ofThoseHere(rows.open(stored), posyandu, open)))
    })
  }

  toArray(): Promise<Row[]> {
    return this.#ofOpen(async () => {
      const [db, rows, posyandu] = await this.#open()
      return this.#here(rows.openAll(await db.getAll(this.#name)), posyandu)
    })
  }

  where(index: string, value: string | number): Promise<Row[]> {
    return this.#ofOpen(async () => {
      const [db, rows, posyandu] = await this.#open()
      return this.#here(rows.openAll(await db.getAllFromIndex(this.#name, index, rows.value(index, value))), posyandu)
    })
  }

  whereAny(index: string, values: readonly (string | number)[]): Promise<Row[]> {
    return this.#ofOpen(async () => {
      const [db, rows, posyandu] = await this.#open()
      const store = db.transaction(this.#name).store
      const found = await Promise.all(values.map((value) => store.index(index).getAll(rows.value(index, value))))
      return this.#here(
        found.flatMap((group) => rows.openAll(group)),
        posyandu,
      )
    })
  }

  /** Of all posyandu. For columns that are stored as they are: it is answered while the phone is locked, too. */
  count(index: 'state' | 'open', value: number): Promise<number> {
    this.#onRead(this.#name)
    return this.#ofOpen(async () => (await this.database.get()).countFromIndex(this.#name, index, value))
  }

  /** Where the browser closed the connection under us, once more on a fresh one: else the screen would wait for ever. */
  async #ofOpen<Found>(read: () => Promise<Found>): Promise<Found> {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      this.database.reset()
      return read()
    }
  }

  async #open(): Promise<[IDBPDatabase, RowReader<Row>, ReadonlySet<string> | undefined]> {
    this.#onRead(this.#name)
    if (this.atHand) for (const table of DECIDING) this.#onRead(table)
    return Promise.all([this.database.get(), rowReader<Row>(this.#name, this.database.keys), this.atHand?.get()])
  }

  /** Another posyandu may have a row of that name (`whose.ts`). */
  async #ofThoseHere(
    row: Row | undefined,
    posyandu: ReadonlySet<string> | undefined,
    open: (key: string) => Promise<Row | undefined>,
  ): Promise<Row | undefined> {
    if (!row || this.#isHere(row, posyandu)) return row
    const { record, beside = [] } = row as unknown as Projected
    for (const owner of beside) {
      const other = await open(besideKey(record, owner))
      if (other && this.#isHere(other, posyandu)) return other
    }
    return undefined
  }

  #here(rows: Row[], posyandu: ReadonlySet<string> | undefined): Row[] {
    return posyandu === undefined ? rows : rows.filter((row) => this.#isHere(row, posyandu))
  }

  #isHere(row: Row, posyandu: ReadonlySet<string> | undefined): boolean {
    return (
      posyandu === undefined || documentsOf(row as unknown as Projected).some((document) => isHere(document, posyandu))
    )
  }
}
