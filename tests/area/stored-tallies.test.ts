import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { StoredTallies } from '../../src/replica/area/stored-tallies.ts'
import type { KeptRecords, KeptTally } from '../../src/replica/area/kept-tallies.ts'
import type { ServedPosyandu } from '../../src/reports/month/served.ts'
import { DataKey } from '../../src/replica/seal/data-key.ts'
import type { KeyPlace } from '../../src/replica/seal/key-place.ts'

const place = (fill: number): KeyPlace => {
  const key = new DataKey(new Uint8Array(32).fill(fill))
  return { get: () => Promise.resolve(key) } as unknown as KeyPlace
}

const BUILD = 'office.abc.js'

const counted: KeptTally = {
  posyandu: 'melati',
  month: '2026-05',
  madeOf: 'abc 2026-05-20',
  openDays: 1,
  tally: [{ dusun: 'Krajan', rt: undefined, sex: 'P', band: '6-11', counts: { 'skdn.s': 3, 'skdn.d': 2 } }],
}
const nothing: KeptTally = { posyandu: 'melati', month: '2026-04', madeOf: 'abc', openDays: 0, tally: undefined }

const records: KeptRecords = {
  posyandu: 'melati',
  madeOf: 'abc',
  served: { posyandu: 'melati', name: 'Posyandu Melati', desa: 'Krajan' } as ServedPosyandu,
  held: { posyandu: 'melati', devices: [] },
}

test('months that an older version kept in another form are counted again', async () => {
  const older = await openDB('lima-langkah/area', 3, {
    upgrade: (db) => {
      for (const name of ['areaTally', 'madeOf', 'held']) db.createObjectStore(name, { keyPath: 'key' })
    },
  })
  for (const name of ['areaTally', 'madeOf', 'held']) await older.put(name, { key: 'x', sealed: new Uint8Array(40) })
  older.close()
  const kept = new StoredTallies(place(1), BUILD)
  await kept.put([counted])
  expect(await kept.marks()).toEqual(new Map([['melati/2026-05', 'abc 2026-05-20']]))
  const db = await openDB('lima-langkah/area')
  const rows = Promise.all(['areaTally', 'madeOf', 'held'].map((name) => db.count(name)))
  expect(await rows).toEqual([1, 1, 1])
  db.close()
})

test('what was counted is read back as it was, what is nothing as nothing, and a later count stands in its place', async () => {
  const kept = new StoredTallies(place(1), BUILD)
  await kept.put([counted, nothing])
  const again = new StoredTallies(place(1), BUILD)
  expect(await again.get(['melati/2026-05', 'melati/2026-04', 'melati/2026-03'])).toEqual([counted, nothing, undefined])
  await again.put([{ ...nothing, madeOf: 'def' }])
  const marks = [
    ['melati/2026-04', 'def'],
    ['melati/2026-05', 'abc 2026-05-20'],
  ]
  expect([...(await kept.marks())].sort()).toEqual(marks)
})

test('what of a posyandu’s entries is here is kept beside it', async () => {
  const kept = new StoredTallies(place(1), BUILD)
  const held = { posyandu: 'melati', devices: [{ device: 'hp', entries: 7, newestAt: '2026-05-12', missing: 1 }] }
  await kept.putHeld(held)
  expect(await kept.held()).toEqual([held])
})

test('everything of a posyandu is read back while it is made of the same by the same build of the app', async () => {
  const kept = new StoredTallies(place(1), BUILD)
  await kept.putRecords(records, 'records')
  const again = new StoredTallies(place(1), BUILD)
  expect(await again.records('melati', 'abc', 'records')).toEqual(records)
  expect(await again.records('melati', 'abd', 'records')).toBeUndefined()
  expect(await again.records('mawar', 'abc', 'records')).toBeUndefined()
  expect(await new StoredTallies(place(1), 'office.abd.js').records('melati', 'abc', 'records')).toBeUndefined()
  expect(await new StoredTallies(place(2), BUILD).records('melati', 'abc', 'records')).toBeUndefined()
})

test('the disk holds no name of a place or of a column, and with another key it is counted again', async () => {
  const kept = new StoredTallies(place(1), BUILD)
  await kept.put([counted])
  await kept.putRecords(records, 'records')
  const rows = await rowsOnDisk()
  expect(rows.length).toBeGreaterThan(100)
  for (const word of ['Krajan', 'melati', 'skdn']) expect(rows).not.toContain(word)
  const other = new StoredTallies(place(2), BUILD)
  expect(await other.marks()).toEqual(new Map())
  expect(await other.get(['melati/2026-05'])).toEqual([undefined])
})

async function rowsOnDisk(): Promise<string> {
  const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('expected the disk to be read'))
    })
  const db = await answer(indexedDB.open('lima-langkah/area'))
  const tables = [...db.objectStoreNames].map(async (name) => {
    const store = db.transaction(name).objectStore(name)
    return [await answer<IDBValidKey[]>(store.getAllKeys()), await answer<unknown[]>(store.getAll())]
  })
  const text = JSON.stringify(await Promise.all(tables), (_, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
  )
  db.close()
  return text
}
