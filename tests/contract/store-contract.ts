import { expect, it } from 'vitest'
import { TABLES, type OutboxRow, type TableName } from '../../src/replica/database.ts'
import type { ProjectedTable, Store } from '../../src/replica/store.ts'
import { aRow } from './projected-rows.ts'

const row = (n: number, document = 'registry/melati'): OutboxRow => ({
  id: `id-${n}`,
  document,
  n,
  text: 'x',
  state: 0,
})

const OTHERS: readonly TableName[] = ['self', 'meta', 'outbox']

/** What every `Store` keeps to, whatever it is made of. */
export function storeContract(make: () => Promise<Store>): void {
  it('shows inside a transaction what it has just written', async () => {
    const store = await make()
    const seen = await store.transaction(async (tx) => {
      tx.put('meta', [{ key: 'a', value: 1 }])
      return tx.get('meta', ['a', 'b'])
    })
    expect(seen).toEqual([{ key: 'a', value: 1 }, undefined])
  })

  it('reads as it stands after every transaction begun before', async () => {
    const store = await make()
    await store.transaction((tx) => tx.put('outbox', [row(1)]))
    const writing = store.transaction((tx) => {
      tx.put('outbox', [row(2)])
      tx.delete('outbox', ['id-1'])
    })
    const seen = await store.read((tx) =>
      Promise.all([tx.get('outbox', ['id-1', 'id-2']), tx.outboxOf('registry/melati')]),
    )
    await writing
    expect(seen).toEqual([[undefined, row(2)], [row(2)]])
  })

  it('shows inside a transaction that what was deleted is gone', async () => {
    const store = await make()
    await store.transaction((tx) => tx.put('outbox', [row(1)]))
    const seen = await store.transaction(async (tx) => {
      const before = await tx.get('outbox', ['id-1'])
      tx.delete('outbox', ['id-1'])
      return [before, await tx.get('outbox', ['id-1'])]
    })
    expect(seen).toEqual([[row(1)], [undefined]])
  })

  it('keeps nothing of a transaction that fails', async () => {
    const store = await make()
    const failing = store.transaction((tx) => {
      tx.put('outbox', [row(1)])
      tx.put('meta', [{ key: 'a', value: 1 }])
      throw new Error('out of battery')
    })
    await expect(failing).rejects.toThrow('out of battery')
    expect(await store.transaction((tx) => tx.outboxOf('registry/melati'))).toEqual([])
    expect(await store.transaction((tx) => tx.get('meta', ['a']))).toEqual([undefined])
  })

  it('gives a document its own outbox rows in the order they were written', async () => {
    const store = await make()
    await store.transaction((tx) => tx.put('outbox', [row(10), row(2), row(3, 'visits/melati/2026-11')]))
    const rows = await store.transaction((tx) => tx.outboxOf('registry/melati'))
    expect(rows.map(({ n }) => n)).toEqual([2, 10])
  })

  it('names the documents that have something unsent', async () => {
    const store = await make()
    await store.transaction((tx) => tx.put('outbox', [row(1), { ...row(2, 'visits/melati/2026-11'), state: 1 }]))
    expect(await store.outboxDocuments(0)).toEqual(['registry/melati'])
  })

  it('runs two transactions that read and then write one after the other', async () => {
    const store = await make()
    const increment = () =>
      store.transaction(async (tx) => {
        const [known] = await tx.get('meta', ['counter'])
        const value = Number(known?.value ?? 0) + 1
        tx.put('meta', [{ key: 'counter', value }])
        return value
      })
    expect((await Promise.all([increment(), increment(), increment()])).sort()).toEqual([1, 2, 3])
  })

  it('lists the keys that begin alike', async () => {
    const store = await make()
    await store.transaction((tx) =>
      tx.put('meta', [
        { key: 'folded/a', value: 1 },
        { key: 'user', value: 'x' },
      ]),
    )
    expect(await store.metaKeys('folded/')).toEqual(['folded/a'])
  })

  it('forgets what is deleted', async () => {
    const store = await make()
    await store.transaction((tx) => tx.put('outbox', [row(1), row(2)]))
    await store.transaction((tx) => tx.delete('outbox', ['id-1']))
    expect((await store.transaction((tx) => tx.outboxOf('registry/melati'))).map(({ id }) => id)).toEqual(['id-2'])
  })

  it('gives every record back as it was put, by its own key', async () => {
    const store = await make()
    const tables = TABLES.filter((table): table is ProjectedTable => !OTHERS.includes(table))
    await store.transaction((tx) => tables.forEach((table) => tx.put(table, [aRow('rafa'), aRow(`of ${table}`)])))
    for (const table of tables) {
      const rows = await store.transaction((tx) => tx.get(table, [`of ${table}`, 'nobody', 'rafa']))
      expect(rows, table).toEqual([aRow(`of ${table}`), undefined, aRow('rafa')])
    }
    await store.transaction((tx) => tx.delete('person', ['rafa']))
    expect(await store.transaction((tx) => tx.get('person', ['rafa', 'of person']))).toEqual([
      undefined,
      aRow('of person'),
    ])
  })

  it('gives an outbox row back as it was put, with why it was refused', async () => {
    const store = await make()
    const refused: OutboxRow = { ...row(1), state: 2, reason: 'not-allowed', text: 'signature{"set":{}}' }
    await store.transaction((tx) => tx.put('outbox', [refused]))
    expect(await store.transaction((tx) => tx.outboxOf('registry/melati'))).toEqual([refused])
    expect(await store.transaction((tx) => tx.get('outbox', ['id-1']))).toEqual([refused])
  })
}
