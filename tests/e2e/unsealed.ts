/** What a phone's tables hold, opened with its own key: for comparing phones, and for waiting until it has something. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { TableName } from '../../src/replica/database.ts'
import { DataKey } from '../../src/replica/seal/data-key.ts'
import { openRow } from '../../src/replica/seal/sealed-row.ts'
import type { ProjectedRow } from '../../src/replica/store.ts'
import { eventually } from './scene.ts'

type Bytes = readonly number[]

/** The rows of these tables, in that order. The phone has no PIN. */
export async function rowsOf(page: Page, tables: readonly TableName[]): Promise<readonly ProjectedRow[]> {
  const { key, rows } = await page.evaluate(readSealed, tables)
  const dataKey = new DataKey(Uint8Array.from(key))
  return rows.map(({ table, record, sealed }) => {
    const stored = { record, sealed: Uint8Array.from(sealed) }
    return openRow(dataKey, table, stored) as ProjectedRow
  })
}

/** Waits until its posyandu's file key is on this phone, and on the relay. */
export async function hasFileKey(page: Page): Promise<void> {
  const count = (): Promise<number> =>
    page.evaluate(async () => {
      const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error!)
        })
      const db = await read(indexedDB.open('lima-langkah'))
      const store = db.transaction(['fileKey', 'outbox'])
      const keys = await read(store.objectStore('fileKey').count())
      const unsent = await read(store.objectStore('outbox').index('state').count(0))
      db.close()
      return unsent === 0 ? keys : 0
    })
  await eventually(count).toBeGreaterThan(0)
}

/** Waits until a record of this table that shows these fields is on this phone. */
export async function hasRecord(
  page: Page,
  table: TableName,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const shown = async (): Promise<unknown[]> => (await rowsOf(page, [table])).map((row) => row.shown)
  await eventually(shown).toContainEqual(expect.objectContaining(fields))
}

/** In the page. */
async function readSealed(
  tables: readonly TableName[],
): Promise<{ key: Bytes; rows: { table: TableName; record: string; sealed: Bytes }[] }> {
  const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('this phone cannot be read'))
    })
  const db = await read(indexedDB.open('lima-langkah'))
  const kept = (await read(db.transaction('key').objectStore('key').get('data'))) as {
    wrapping: CryptoKey
    iv: Uint8Array<ArrayBuffer>
    wrapped: ArrayBuffer
  }
  const stores = db.transaction(tables)
  const rows = await Promise.all(
    tables.map(async (table) => {
      const all = (await read(stores.objectStore(table).getAll())) as { record: string; sealed: Uint8Array }[]
      return all.map(({ record, sealed }) => ({ table, record, sealed: [...sealed] }))
    }),
  )
  db.close()
  const key = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, kept.wrapping, kept.wrapped)
  return { key: [...new Uint8Array(key)], rows: rows.flat() }
}
