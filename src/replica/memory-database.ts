/** What stands in memory, read by the same queries as a phone's disk. */
import { TABLES, type Tables } from './database.ts'
import type { MemoryStore } from './memory-store.ts'
import type { LocalDatabase, Table } from './tables.ts'

/** As the store stands now: what is folded into it later is not seen. */
export function memoryDatabase(store: MemoryStore): LocalDatabase {
  const tables = TABLES.map((name) => [name, new MemoryTable(store.rows(name))] as const)
  return Object.fromEntries(tables) as unknown as LocalDatabase
}

type AnyRow = Tables[keyof Tables]

class MemoryTable implements Table<AnyRow> {
  readonly #rows: AnyRow[]
  #byKey: ReadonlyMap<string, AnyRow> | undefined
  readonly #byColumn = new Map<string, ReadonlyMap<unknown, AnyRow[]>>()

  constructor(rows: AnyRow[]) {
    this.#rows = rows
  }

  get(key: string): Promise<AnyRow | undefined> {
    this.#byKey ??= new Map(this.#rows.map((row) => [keyOf(row), row]))
    return Promise.resolve(this.#byKey.get(key))
  }

  bulkGet(keys: readonly string[]): Promise<(AnyRow | undefined)[]> {
    return Promise.all(keys.map((key) => this.get(key)))
  }

  toArray(): Promise<AnyRow[]> {
    return Promise.resolve([...this.#rows])
  }

  where(column: string, value: string | number): Promise<AnyRow[]> {
    return this.whereAny(column, [value])
  }

  whereAny(column: string, values: readonly (string | number)[]): Promise<AnyRow[]> {
    const rows = this.#grouped(column)
    return Promise.resolve(values.flatMap((value) => rows.get(value) ?? []))
  }

  async count(column: string, value: number): Promise<number> {
    return (await this.where(column, value)).length
  }

  #grouped(column: string): ReadonlyMap<unknown, AnyRow[]> {
    const known = this.#byColumn.get(column)
    if (known) return known
    const groups = new Map<unknown, AnyRow[]>()
    for (const row of this.#rows) {
      const value = (row as unknown as Record<string, unknown>)[column]
      const group = groups.get(value)
      if (group) group.push(row)
      else groups.set(value, [row])
    }
    this.#byColumn.set(column, groups)
    return groups
  }
}

function keyOf(row: AnyRow): string {
  if ('record' in row) return row.storedAs ?? row.record
  return 'id' in row ? row.id : row.key
}
