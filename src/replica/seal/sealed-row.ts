/**
 * A table's row as it is stored: what it is looked up by, hidden, and everything else sealed. `self` and `meta` hold
 * nothing about anybody's health and are stored as they are; of an outbox row only the entry itself is sealed.
 */
import { INDEXES, type OutboxRow, type TableName } from '../database.ts'
import type { ProjectedRow } from '../store.ts'
import type { DataKey } from './data-key.ts'

/** What IndexedDB holds of a row that the app sees whole. */
export type StoredRow = Readonly<Record<string, unknown>>

const PLAIN: readonly TableName[] = ['self', 'meta']
/** Looked up by their value as it is: it is 0 or 1. */
const SHOWN_COLUMNS: readonly string[] = ['open']

export function isSealed(table: TableName): boolean {
  return !PLAIN.includes(table)
}

/** The key that a row of this table is stored under. Entry ids say nothing about anybody. */
export function storedKey(key: DataKey, table: TableName, id: string): string {
  return table === 'outbox' ? id : key.hide(id)
}

/** A value as this index holds it. */
export function storedValue<Value extends string | number>(
  key: DataKey,
  table: TableName,
  index: string,
  value: Value,
): Value | string {
  const isShown = table === 'outbox' || typeof value !== 'string' || SHOWN_COLUMNS.includes(index)
  return isShown ? value : key.hide(value)
}

export function sealRow(key: DataKey, table: TableName, row: unknown): StoredRow {
  return table === 'outbox' ? sealOutboxRow(key, row as OutboxRow) : sealProjectedRow(key, table, row as ProjectedRow)
}

/** A row as it was before it was sealed. Throws `CannotOpen`. */
export function openRow(key: DataKey, table: TableName, stored: StoredRow): unknown {
  return table === 'outbox' ? openOutboxRow(key, stored) : openProjectedRow(key, table, stored)
}

export function isPlainOutboxRow(stored: StoredRow): boolean {
  return typeof stored.text === 'string'
}

function sealOutboxRow(key: DataKey, { text, ...shown }: OutboxRow): StoredRow {
  return { ...shown, sealed: key.seal(placeOf('outbox', shown.id), encoder.encode(text)) }
}

function openOutboxRow(key: DataKey, stored: StoredRow): OutboxRow {
  const { sealed, ...shown } = stored as unknown as Omit<OutboxRow, 'text'> & { readonly sealed: Uint8Array }
  // Written by a version of the app that sealed nothing, and not sealed since.
  if (isPlainOutboxRow(stored)) return stored as unknown as OutboxRow
  return { ...shown, text: decoder.decode(key.open(placeOf('outbox', shown.id), sealed)) }
}

/** The fold's fields are JSON already and stand on a line of their own: JSON within JSON would be a fifth larger. */
function sealProjectedRow(key: DataKey, table: TableName, row: ProjectedRow): StoredRow {
  const { state, ...rest } = row
  const record = key.hide(row.storedAs ?? row.record)
  const columns = INDEXES[table].map((index) => [index, valueIn(row, index)] as const)
  return {
    ...Object.fromEntries(columns.map(([index, value]) => [index, storedValue(key, table, index, value)])),
    record,
    sealed: key.seal(placeOf(table, record), encoder.encode(`${JSON.stringify(rest)}\n${state}`)),
  }
}

function openProjectedRow(key: DataKey, table: TableName, { record, sealed }: StoredRow): ProjectedRow {
  const text = decoder.decode(key.open(placeOf(table, String(record)), sealed as Uint8Array))
  const end = text.indexOf('\n')
  const rest = JSON.parse(text.slice(0, end)) as Omit<ProjectedRow, 'state'>
  return { ...rest, state: text.slice(end + 1) }
}

function valueIn(row: ProjectedRow, index: string): string | number {
  return (row as unknown as Readonly<Record<string, string | number>>)[index] ?? ''
}

/** What a sealed row is bound to: one table, one key. */
function placeOf(table: TableName, storedKey: string): string {
  return `${table} ${storedKey}`
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
