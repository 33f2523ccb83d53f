import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { OpenDatabase, TABLES, type OutboxRow } from '../../src/replica/database.ts'
import { IdbStore } from '../../src/replica/idb-store.ts'
import { CannotOpen, DataKey, newDataKey } from '../../src/replica/seal/data-key.ts'
import { changeKept, KEY_STORE } from '../../src/replica/seal/kept-key.ts'
import { KeyLost } from '../../src/replica/seal/key-place.ts'
import { localDatabase } from '../../src/replica/tables.ts'
import { aRow } from '../contract/projected-rows.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (sealed: Uint8Array): string => new TextDecoder().decode(sealed)

let databases = 0

function aDatabase(): { database: OpenDatabase; store: IdbStore } {
  const database = new OpenDatabase(`seal-${++databases}`)
  return { database, store: new IdbStore(database) }
}

/** The app, opened again on this phone. */
function again({ name }: OpenDatabase): { database: OpenDatabase; store: IdbStore } {
  const database = new OpenDatabase(name)
  return { database, store: new IdbStore(database) }
}

const unsent = (n: number): OutboxRow => ({
  id: `id-${n}`,
  document: 'registry/melati',
  n,
  text: `signature{"set":{"name":"Rafa ${n}"}}`,
  state: 0,
})

/** Everything this database holds, as a thief would search it. */
async function contentOf(database: OpenDatabase, tables: readonly string[] = TABLES): Promise<string> {
  const db = await database.get()
  const rows = await Promise.all(tables.map(async (name) => [await db.getAllKeys(name), await db.getAll(name)]))
  return JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? text(value) : value))
}

describe('the data key', () => {
  const key = new DataKey(newDataKey())

  it('opens what it sealed, in its own place only', () => {
    const sealed = key.seal('person a', bytes('Rafa'))
    expect(text(key.open('person a', sealed))).toBe('Rafa')
    expect(() => key.open('person b', sealed)).toThrow(CannotOpen)
    expect(() => key.open('family a', sealed)).toThrow(CannotOpen)
  })

  it('opens nothing that was changed, cut short, or sealed with another key', () => {
    const sealed = key.seal('person a', bytes('Rafa'))
    for (let i = 0; i < sealed.length; i++) {
      const changed = sealed.slice()
      changed[i]! ^= 1
      expect(() => key.open('person a', changed), `byte ${i}`).toThrow(CannotOpen)
      expect(() => key.open('person a', sealed.subarray(0, i)), `${i} bytes`).toThrow(CannotOpen)
    }
    expect(() => new DataKey(newDataKey()).open('person a', sealed)).toThrow(CannotOpen)
  })

  it('never seals the same twice alike, and hides the same id always alike', () => {
    expect(key.seal('person a', bytes('Rafa'))).not.toEqual(key.seal('person a', bytes('Rafa')))
    const again = new DataKey(key.bytes)
    expect(again.hide('rafa')).toBe(key.hide('rafa'))
    expect(key.hide('rafa')).not.toBe(key.hide('rafb'))
    expect(new DataKey(newDataKey()).hide('rafa')).not.toBe(key.hide('rafa'))
  })

  it('hides and opens as the version did that a phone was filled by', () => {
    const old = new DataKey(Uint8Array.from({ length: 32 }, (_, i) => i))
    expect(old.hide('rafa')).toBe(HIDDEN)
    expect(text(old.open('person a', Uint8Array.from(Buffer.from(SEALED, 'base64'))))).toBe('Rafa')
  })
})

const HIDDEN = 'OuOYmxC/7ee06Bsn'
const SEALED = '/iEXd2k387pfzDcJ1q/HudzrTIRe+Rfv73hatu/JFmo='

describe('where the data key is kept', () => {
  it('page and worker, opening a fresh phone at once, have one key, and so has the next start', async () => {
    const { database } = aDatabase()
    const other = again(database).database
    const [page, worker] = await Promise.all([database.keys.get(), other.keys.get()])
    expect(page.bytes).toEqual(worker.bytes)
    const next = again(database).database
    expect(await next.keys.tryToOpen()).toBe('open')
    expect(next.keys.current?.bytes).toEqual(page.bytes)
  })

  it('is wrapped: its bytes stand nowhere on the disk', async () => {
    const { database } = aDatabase()
    const { bytes } = await database.keys.get()
    const [kept] = (await (await database.get()).getAll(KEY_STORE)) as { wrapped: ArrayBuffer; wrapping: CryptoKey }[]
    expect(Buffer.from(kept!.wrapped).includes(Buffer.from(bytes))).toBe(false)
    expect(kept!.wrapping.extractable).toBe(false)
  })

  it('while it is locked, reads and writes wait, and counting what is unsent does not', async () => {
    const { database, store } = aDatabase()
    const { bytes } = await database.keys.get()
    await store.transaction((tx) => tx.put('outbox', [unsent(1)]))
    await changeKept(database, () => ({ key: 'data', by: 'person', lock: 'a PIN' }))

    const locked = again(database)
    const db = localDatabase(locked.database)
    // Whoever asks first, and whoever asks after that, hears that a person is needed.
    expect(await locked.database.keys.tryToOpen()).toBe('locked')
    expect(await locked.database.keys.tryToOpen()).toBe('locked')
    expect(locked.database.keys.current).toBeUndefined()
    const done: string[] = []
    const reading = db.outbox.toArray().then((rows) => done.push(rows[0]!.text))
    const writing = locked.store.transaction((tx) => tx.put('outbox', [unsent(2)])).then(() => done.push('written'))
    expect(await db.outbox.count('state', 0)).toBe(1)
    expect(await db.meta.get('user')).toBeUndefined()
    expect(done).toEqual([])
    locked.database.keys.use(bytes)
    expect(await locked.database.keys.tryToOpen()).toBe('open')
    await Promise.all([reading, writing])
    expect(done.sort()).toEqual([unsent(1).text, 'written'])
    locked.database.keys.forget()
    expect(locked.database.keys.current).toBeUndefined()
  })

  it('when it is lost, everything sealed stays as it is, no other key is made, and what is not sealed still works', async () => {
    const { database, store } = aDatabase()
    await store.transaction((tx) => {
      tx.put('outbox', [unsent(1)])
      tx.put('person', [aRow('rafa')])
    })
    await (await database.get()).clear(KEY_STORE)
    const before = await contentOf(database, ['outbox', 'person', KEY_STORE])

    const lost = again(database)
    expect(await lost.database.keys.tryToOpen()).toBe('failed')
    await expect(lost.database.keys.get()).rejects.toThrow(KeyLost)
    await expect(localDatabase(lost.database).person.toArray()).rejects.toThrow(KeyLost)
    await expect(lost.store.transaction((tx) => tx.put('outbox', [unsent(2)]))).rejects.toThrow(KeyLost)
    await expect(lost.store.transaction((tx) => tx.delete('outbox', ['id-1']))).rejects.toThrow(KeyLost)
    await expect(lost.store.sealPlainRows()).rejects.toThrow(KeyLost)
    await lost.store.transaction((tx) => tx.put('meta', [{ key: 'storage', value: 'broken' }]))
    expect(await contentOf(database, ['outbox', 'person', KEY_STORE])).toBe(before)
  })
})

describe('what the tables store', () => {
  const names = ['Rafa', '1771012304230001', 'rafa-id', 'home-id', '2026-11-hari60', '2023-04-23']

  it('shows nobody’s name, NIK or id', async () => {
    const { database, store } = aDatabase()
    await store.transaction((tx) => {
      tx.put('outbox', [unsent(1)])
      for (const table of ['person', 'visit', 'referral', 'kipi', 'vial', 'user', 'unknown'] as const) {
        tx.put(table, [aRow('rafa-id', 'home-id')])
      }
    })
    const content = await contentOf(database)
    expect(names.filter((name) => content.includes(name))).toEqual([])
    expect(content).toContain('registry/melati')
  })

  it('is found by everything it was found by, in the order of the records', async () => {
    const { database, store } = aDatabase()
    const records = Array.from({ length: 30 }, (_, i) => `record-${String(i).padStart(2, '0')}`)
    await store.transaction((tx) =>
      tx.put(
        'person',
        [...records].reverse().map((record) => aRow(record, record < 'record-10' ? 'one' : 'two')),
      ),
    )
    const { person } = localDatabase(database)
    expect((await person.toArray()).map(({ record }) => record)).toEqual(records)
    expect((await person.where('family', 'one')).map(({ record }) => record)).toEqual(records.slice(0, 10))
    expect((await person.whereAny('family', ['two', 'none', 'one'])).map(({ record }) => record)).toEqual([
      ...records.slice(10),
      ...records.slice(0, 10),
    ])
    expect(await person.bulkGet(['record-03', 'nobody'])).toEqual([aRow('record-03', 'one'), undefined])
    expect(await person.count('open', 1)).toBe(30)
  })

  it('is read on a fresh connection when the browser closed the one there was', async () => {
    const { database, store } = aDatabase()
    await store.transaction((tx) => tx.put('person', [aRow('rafa')]))
    const { person } = localDatabase(database)
    const closed = async (): Promise<void> => (await database.get()).close()
    await closed()
    expect(await person.get('rafa')).toEqual(aRow('rafa'))
    await closed()
    expect(await person.bulkGet(['rafa'])).toEqual([aRow('rafa')])
    await closed()
    expect(await person.toArray()).toEqual([aRow('rafa')])
    await closed()
    expect(await person.where('family', 'one')).toEqual([])
    await closed()
    expect(await person.whereAny('family', ['one'])).toEqual([])
    await closed()
    expect(await person.count('open', 1)).toBe(1)
  })

  it('does not open when two rows were put in each other’s place', async () => {
    const { database, store } = aDatabase()
    await store.transaction((tx) => tx.put('person', [aRow('rafa'), aRow('nadia')]))
    const db = await database.get()
    const [a, b] = (await db.getAll('person')) as { record: string; sealed: Uint8Array }[]
    await db.put('person', { ...a, sealed: b!.sealed })
    await expect(localDatabase(database).person.toArray()).rejects.toThrow(CannotOpen)
  })
})

describe('a phone whose app sealed nothing yet', () => {
  async function anOldPhone(rows: readonly OutboxRow[]): Promise<{ database: OpenDatabase; store: IdbStore }> {
    const { database, store } = aDatabase()
    const old = await openDB(database.name, 3, {
      upgrade: (db) => {
        db.createObjectStore('meta', { keyPath: 'key' })
        const outbox = db.createObjectStore('outbox', { keyPath: 'id' })
        outbox.createIndex('document', 'document')
        outbox.createIndex('state', 'state')
      },
    })
    for (const row of rows) await old.put('outbox', row)
    old.close()
    return { database, store }
  }

  it('has every unsent entry, before they are sealed and after, and then none of them is to be read', async () => {
    const rows = Array.from({ length: 450 }, (_, i) => unsent(i + 1))
    const { database, store } = await anOldPhone(rows)
    expect(await store.transaction((tx) => tx.outboxOf('registry/melati'))).toEqual(rows)
    await store.transaction((tx) => tx.put('outbox', [{ ...rows[0]!, state: 1 }]))

    expect(await store.sealPlainRows()).toBe(449)
    expect(await contentOf(database)).not.toContain('Rafa')
    const sealed = await again(database).store.transaction((tx) => tx.outboxOf('registry/melati'))
    expect(sealed).toEqual([{ ...rows[0]!, state: 1 }, ...rows.slice(1)])
    expect(await store.sealPlainRows()).toBe(0)
  })
})
