import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { rootOf, runsToUpdate, runsToUpdates, type Run } from './update.ts'

const runs = fc
  .uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { maxLength: 5 })
  .chain((clients) =>
    fc.tuple(
      ...clients.map((client) =>
        fc.array(fc.string(), { minLength: 1, maxLength: 6 }).map((texts): Run => ({ client, clock: 0, texts })),
      ),
    ),
  )

function contents(doc: Y.Doc, list: readonly Run[]): string[][] {
  return list.map(({ client }) => doc.getArray<string>(rootOf(client)).toArray())
}

it('writes the update that Yjs reads as exactly these entries', () => {
  fc.assert(
    fc.property(runs, (list) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, runsToUpdate(list))
      expect(contents(doc, list)).toEqual(list.map((run) => run.texts))
      expect(doc.store.pendingStructs).toBeNull()
    }),
  )
})

it('writes the same entries as many small updates, in any order of arrival', () => {
  const arrivals = runs.chain((list) => {
    const updates = runsToUpdates(list, 10)
    return fc.tuple(fc.constant(list), fc.shuffledSubarray(updates, { minLength: updates.length }))
  })
  fc.assert(
    fc.property(arrivals, ([list, updates]) => {
      const doc = new Y.Doc()
      for (const update of updates) Y.applyUpdate(doc, update)
      expect(contents(doc, list)).toEqual(list.map((run) => run.texts))
    }),
  )
})

it('continues where a document that Yjs wrote itself ends', () => {
  const author = new Y.Doc()
  author.getArray<string>(rootOf(author.clientID)).push(['satu', 'dua'])
  const reader = new Y.Doc()
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(author))
  Y.applyUpdate(reader, runsToUpdate([{ client: author.clientID, clock: 2, texts: ['tiga'] }]))
  expect(reader.getArray<string>(rootOf(author.clientID)).toArray()).toEqual(['satu', 'dua', 'tiga'])
})
