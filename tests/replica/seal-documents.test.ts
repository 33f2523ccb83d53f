import 'fake-indexeddb/auto'
import { openDB, type IDBPDatabase } from 'idb'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import * as Y from 'yjs'
import { rootOf, runsToUpdate } from '../../src/log/update.ts'
import { OpenDatabase } from '../../src/replica/database.ts'
import { persistInIndexedDb, readBackFromIndexedDb } from '../../src/replica/indexeddb-documents.ts'
import { CannotOpen, newDataKey } from '../../src/replica/seal/data-key.ts'
import { KEY_STORE } from '../../src/replica/seal/kept-key.ts'
import { KeyLost } from '../../src/replica/seal/key-place.ts'
import { SealedUpdates } from '../../src/replica/seal/sealed-updates.ts'

let phones = 0

interface Disk {
  readonly database: OpenDatabase
  readonly document: string
  readonly errors: unknown[]
  /** The rows of the document as they are stored. */
  rows(store?: 'sealed' | 'updates'): Promise<Uint8Array[]>
  change(work: (db: IDBPDatabase) => Promise<unknown>): Promise<void>
  /** What the document holds after a start. */
  texts(): Promise<string[]>
  readBack(): Promise<string[]>
}

function aDisk(): Disk {
  const database = new OpenDatabase(`phone-${++phones}`)
  const document = `visits/melati/${phones}`
  const errors: unknown[] = []
  const onError = (error: unknown): void => void errors.push(error)
  const change: Disk['change'] = async (work) => {
    const db = await openDB(`lima-langkah/${document}`)
    await work(db)
    db.close()
  }
  return {
    database,
    document,
    errors,
    change,
    rows: async (store = 'sealed') => {
      let rows: Uint8Array[] = []
      await change(async (db) => (rows = (await db.getAll(store)) as Uint8Array[]))
      return rows
    },
    texts: async () => {
      const doc = new Y.Doc()
      const kept = persistInIndexedDb(document, doc, database.keys, onError)
      await kept.loaded
      await kept.close()
      return textsIn(doc)
    },
    readBack: async () => textsIn(await readBackFromIndexedDb(document, database.keys, onError)),
  }
}

function textsIn(doc: Y.Doc): string[] {
  return doc.getArray<string>(rootOf(7)).toArray()
}

/** As the relay sends it: one entry of client 7, and those before it are to be there. */
function update(clock: number): Uint8Array {
  return runsToUpdate([{ client: 7, clock, texts: [`Rafa ${clock}`] }])
}

const named = (count: number): string[] => Array.from({ length: count }, (_, i) => `Rafa ${i}`)

/** Opens the document, takes in this many updates one by one, and closes it. */
async function fill({ database, document, errors }: Disk, count: number, from = 0): Promise<void> {
  const doc = new Y.Doc()
  const kept = persistInIndexedDb(document, doc, database.keys, (error) => errors.push(error))
  await kept.loaded
  for (let clock = from; clock < from + count; clock++) Y.applyUpdate(doc, update(clock))
  await kept.close()
}

async function oldDatabase({ document }: Disk, updates: readonly Uint8Array[]): Promise<void> {
  const db = await openDB(`lima-langkah/${document}`, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('updates', { autoIncrement: true })
      fresh.createObjectStore('custom')
    },
  })
  for (const row of updates) await db.add('updates', row)
  db.close()
}

describe('a document on the phone', () => {
  it('closed, is on the disk to its last entry, and nobody reads it there', async () => {
    const disk = aDisk()
    await fill(disk, 30)
    expect(await disk.texts()).toEqual(named(30))
    expect(await disk.readBack()).toEqual(named(30))
    expect(Buffer.concat(await disk.rows()).includes('Rafa')).toBe(false)
    expect(disk.errors).toEqual([])
  })

  it('that this phone never held is read back empty, and no database is made for it', async () => {
    const disk = aDisk()
    expect(await disk.readBack()).toEqual([])
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`lima-langkah/${disk.document}`)
  })

  it('with a row that does not open has the others, says so, and keeps that row', async () => {
    const disk = aDisk()
    await fill(disk, 3)
    await disk.change(async (db) => {
      const [key] = (await db.getAllKeys('sealed')).slice(-1)
      await db.put('sealed', new Uint8Array(40), key)
    })
    expect(await disk.texts()).toEqual(named(2))
    expect(disk.errors).toEqual([expect.any(CannotOpen)])
    // The relay sends what is missing once more.
    await fill(disk, 1, 2)
    expect(await disk.texts()).toEqual(named(3))
    expect(await disk.rows()).toHaveLength(4)
  })

  it('lives in memory when its key is lost, and its rows stay', async () => {
    const disk = aDisk()
    await fill(disk, 3)
    const before = await disk.rows()
    await (await disk.database.get()).clear(KEY_STORE)
    disk.database.keys.forget()
    expect(await disk.texts()).toEqual([])
    expect(disk.errors[0]).toBeInstanceOf(KeyLost)
    await expect(disk.readBack()).rejects.toThrow(KeyLost)
    expect(await disk.rows()).toEqual(before)
  })

  it('under another key keeps every row of the first, also when it is put together', async () => {
    const disk = aDisk()
    await fill(disk, 3)
    const before = await disk.rows()
    disk.database.keys.use(newDataKey())
    await fill(disk, 2)
    const updates = updatesOf(disk)
    expect(await updates.compact(runsToUpdate([{ client: 7, clock: 0, texts: named(2) }]), () => true)).toBe(4)
    await updates.close()
    expect((await disk.rows()).slice(0, 3)).toEqual(before)
    expect(await disk.texts()).toEqual(named(2))
  })

  it('tells when the disk does not take an update, and has it again from elsewhere later', async () => {
    const disk = aDisk()
    await fill(disk, 1)
    const full = new DOMException('full', 'QuotaExceededError')
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw full
    })
    onTestFinished(() => add.mockRestore())
    await fill(disk, 1, 1)
    expect(disk.errors).toEqual([full])
    add.mockRestore()
    expect(await disk.readBack()).toEqual(named(1))
    await fill(disk, 1, 1)
    expect(await disk.texts()).toEqual(named(2))
  })
})

function updatesOf({ database, document }: Disk): SealedUpdates {
  return new SealedUpdates(`lima-langkah/${document}`, document, database.keys)
}

describe('a document of many rows', () => {
  it('is put together into one, which holds the same', async () => {
    const disk = aDisk()
    await fill(disk, 200)
    expect(await disk.rows()).not.toHaveLength(1)
    const doc = new Y.Doc()
    const kept = persistInIndexedDb(disk.document, doc, disk.database.keys, (error) => disk.errors.push(error))
    await kept.loaded
    Y.applyUpdate(doc, update(200))
    await expect.poll(() => disk.rows(), { timeout: 20_000 }).toHaveLength(1)
    await kept.close()
    expect(await disk.texts()).toEqual(named(201))
    expect(disk.errors).toEqual([])
  })

  it('stays as it is when the one does not hold what they held', async () => {
    const disk = aDisk()
    await fill(disk, 5)
    const rows = (await disk.rows()).length
    const updates = updatesOf(disk)
    await expect(updates.compact(update(0), () => false)).rejects.toThrow('hold what its rows held')
    await updates.close()
    expect(await disk.rows()).toHaveLength(rows + 1)
    expect(await disk.texts()).toEqual(named(5))
  })
})

describe('a document that an older version of the app stored in the open', () => {
  it('is read, sealed, and then stored in the open no more', async () => {
    const disk = aDisk()
    await oldDatabase(disk, [update(0), update(1), update(2)])
    expect(await disk.readBack()).toEqual(named(3))
    expect(await disk.rows('updates')).toHaveLength(3)
    expect(await disk.texts()).toEqual(named(3))
    expect(await disk.rows('updates')).toEqual([])
    expect(await disk.rows()).toHaveLength(3)
    expect(Buffer.concat(await disk.rows()).includes('Rafa')).toBe(false)
    expect(await disk.texts()).toEqual(named(3))
    expect(disk.errors).toEqual([])
  })

  it('stays in the open, whole, when the disk does not take it sealed', async () => {
    const disk = aDisk()
    await oldDatabase(disk, [update(0), update(1)])
    await disk.database.keys.get()
    const clear = vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    onTestFinished(() => clear.mockRestore())
    expect(await disk.texts()).toEqual(named(2))
    expect(disk.errors).toHaveLength(1)
    expect(await disk.rows('updates')).toHaveLength(2)
    expect(await disk.rows()).toEqual([])
    clear.mockRestore()
    expect(await disk.texts()).toEqual(named(2))
    expect(await disk.rows('updates')).toEqual([])
  })

  it('is not taken when what is read back is not what was sealed', async () => {
    const disk = aDisk()
    await oldDatabase(disk, [update(0), update(1)])
    const key = await disk.database.keys.get()
    const open = vi.spyOn(key, 'open').mockReturnValueOnce(new Uint8Array(3))
    onTestFinished(() => open.mockRestore())
    expect(await disk.texts()).toEqual(named(2))
    expect(String(disk.errors)).toContain('read back as they were')
    expect(await disk.rows('updates')).toHaveLength(2)
    expect(await disk.rows()).toEqual([])
  })
})
