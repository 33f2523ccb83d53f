/**
 * The phone's own storage, as the rest of the replica sees it: tables and transactions. A transaction resolves only when
 * it is on disk, whole; when it throws, nothing of it is there. `idb-store.ts` is the phone's, `memory-store.ts` is
 * for programs that are not a phone.
 */
import type { OutboxRow, Projected, TableName, Tables } from './database.ts'

export type ProjectedTable = Exclude<TableName, 'self' | 'meta' | 'outbox'>

/** A projected record as stored: shown fields and index columns differ by table. */
export type ProjectedRow = Projected & { readonly shown: Readonly<Record<string, unknown>> }

/** The tables as a store keeps them: it does not look into projected rows. */
export type StoredTables = {
  readonly [Name in TableName]: Name extends ProjectedTable ? ProjectedRow : Tables[Name]
}

export interface Reading {
  get<Name extends TableName>(table: Name, keys: readonly string[]): Promise<(StoredTables[Name] | undefined)[]>
  /** A document's outbox rows, in the order they were written. */
  outboxOf(document: string): Promise<OutboxRow[]>
}

export interface Transaction extends Reading {
  /** Seen by every later `get` of the transaction. What is wrong with it fails the transaction. */
  put<Name extends TableName>(table: Name, rows: readonly StoredTables[Name][]): void
  delete(table: TableName, keys: readonly string[]): void
}

/** What is done in one transaction. */
export type Work<Value> = (tx: Transaction) => Promise<Value> | Value

export interface Store {
  /** Durable when it resolves. Inside, await nothing but the transaction itself. */
  transaction<Value>(work: Work<Value>): Promise<Value>
  /** As all of it stood at one moment. Nobody waits for it but who writes, and nothing is written to the disk for it. */
  read<Value>(work: (tx: Reading) => Promise<Value>): Promise<Value>
  /** Every document that has outbox rows in this state. */
  outboxDocuments(state: OutboxRow['state']): Promise<string[]>
  /** The keys of `meta` that begin with this. */
  metaKeys(prefix: string): Promise<string[]>
}

/** The key that a table keeps a row under. */
export function nameOf(row: StoredTables[TableName]): string {
  if ('record' in row) return row.storedAs ?? row.record
  return 'id' in row ? row.id : row.key
}

export async function readMeta(store: Store, key: string): Promise<unknown> {
  const [row] = await store.read((tx) => tx.get('meta', [key]))
  return row?.value
}

export async function writeMeta(store: Store, key: string, value: unknown): Promise<void> {
  await store.transaction((tx) => tx.put('meta', [{ key, value }]))
}
