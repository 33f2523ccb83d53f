/** How a screen reads one table: what it looks for as it is stored, what it finds as it was. */
import type { TableName } from '../database.ts'
import type { KeyPlace } from './key-place.ts'
import { isSealed, openRow, storedKey, storedValue, type StoredRow } from './sealed-row.ts'

export interface RowReader<Row> {
  key(id: string): string
  value(index: string, value: string | number): string | number
  open(stored: unknown): Row | undefined
  /** In the order of the rows' own keys. */
  openAll(stored: readonly unknown[]): Row[]
}

/** Waits while the phone is locked, but for a table that is stored as it is. */
export async function rowReader<Row>(table: TableName, keys: KeyPlace): Promise<RowReader<Row>> {
  if (!isSealed(table)) return asStored as RowReader<Row>
  const key = await keys.get()
  const open = (stored: unknown): Row => openRow(key, table, stored as StoredRow) as Row
  return {
    key: (id) => storedKey(key, table, id),
    value: (index, value) => storedValue(key, table, index, value),
    open: (stored) => (stored === undefined ? undefined : open(stored)),
    openAll: (stored) => stored.map(open).sort(byId),
  }
}

const asStored: RowReader<unknown> = {
  key: (id) => id,
  value: (_, value) => value,
  open: (stored) => stored,
  openAll: (stored) => [...stored],
}

function byId(a: unknown, b: unknown): number {
  return idOf(a) < idOf(b) ? -1 : 1
}

function idOf(row: unknown): string {
  const { record, id } = row as { readonly record?: string; readonly id?: string }
  return record ?? id ?? ''
}
