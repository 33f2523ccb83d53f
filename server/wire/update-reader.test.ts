import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootOf, runsToUpdate, type Run } from '../../src/log/update.ts'
import { readUpdate, type UpdateContent } from './update-reader.ts'

/** Phones that write, sync with each other, and are opened again under a fresh client id. */
type Step =
  | { readonly type: 'write'; readonly phone: number; readonly texts: readonly string[] }
  | { readonly type: 'sync'; readonly phone: number; readonly with: number }
  | { readonly type: 'reopen'; readonly phone: number }

const PHONES = 4
const phone = fc.nat(PHONES - 1)
const texts = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 4 })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('write' as const), phone, texts }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('sync' as const), phone, with: phone }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('reopen' as const), phone }) },
  ),
  { minLength: 15, maxLength: 80 },
)

/** The rows a relay without any rule but the contiguous prefix would hold. */
class Rows {
  readonly texts = new Map<number, string[]>()

  take({ appends }: UpdateContent): void {
    for (const { client, clock, texts } of appends) {
      const held = this.texts.get(client) ?? []
      if (clock <= held.length) held.push(...texts.slice(held.length - clock))
      this.texts.set(client, held)
    }
  }

  past(held: ReadonlyMap<number, number>): Run[] {
    return [...this.texts].flatMap(([client, texts]) => {
      const clock = held.get(client) ?? 0
      return clock < texts.length ? [{ client, clock, texts: texts.slice(clock) }] : []
    })
  }
}

function play(steps: readonly Step[], onUpdate: (update: Uint8Array) => void): Y.Doc[] {
  let client = 1000
  const open = (update?: Uint8Array): Y.Doc => {
    const doc = new Y.Doc()
    doc.clientID = client = (client * 48_271) % 2_147_483_647
    if (update) Y.applyUpdate(doc, update)
    doc.on('update', onUpdate)
    return doc
  }
  const docs = Array.from({ length: PHONES }, () => open())
  for (const step of steps) {
    const doc = docs[step.phone]!
    switch (step.type) {
      case 'write':
        doc.transact(() => step.texts.forEach((text) => doc.getArray(rootOf(doc.clientID)).push([text])))
        break
      case 'sync':
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[step.with]!, Y.encodeStateVector(doc)))
        break
      case 'reopen':
        docs[step.phone] = open(Y.encodeStateAsUpdate(doc))
    }
  }
  return docs
}

function contentOf(doc: Y.Doc): Map<number, unknown[]> {
  const clients = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()].sort((a, b) => a - b)
  return new Map(clients.map((client) => [client, doc.getArray(rootOf(client)).toArray()]))
}

test('of everything that honest phones send nothing is broken, and nothing is missing', () => {
  let written = 0
  fc.assert(
    fc.property(steps, (steps) => {
      const rows = new Rows()
      const docs = play(steps, (update) => {
        const content = readUpdate(update)
        expect(content.deletes).toEqual([])
        expect(content.appends.filter(({ isBroken }) => isBroken)).toEqual([])
        rows.take(content)
      })
      const all = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
      const held = new Map([...rows.texts].sort(([a], [b]) => a - b))
      expect(held).toEqual(contentOf(all))
      written += [...held.values()].flat().length
    }),
    { numRuns: 150 },
  )
  expect(written).toBeGreaterThan(1000)
})

test('what is written from rows brings any phone, early or late, to the same document as Yjs itself would', () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const rows = new Rows()
      const docs = play(steps, (update) => rows.take(readUpdate(update)))
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, runsToUpdate(rows.past(new Map())))
      for (const doc of docs) {
        Y.applyUpdate(doc, runsToUpdate(rows.past(Y.decodeStateVector(Y.encodeStateVector(doc)))))
        expect(contentOf(doc)).toEqual(contentOf(fresh))
        expect(doc.store.pendingStructs).toBeNull()
        expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(fresh))
      }
    }),
    { numRuns: 150 },
  )
})

test('merged by Yjs, updates written from rows lose nothing', () => {
  fc.assert(
    fc.property(steps, fc.nat(20), (steps, cut) => {
      const rows = new Rows()
      const docs = play(steps, (update) => rows.take(readUpdate(update)))
      const half = new Map([...rows.texts].map(([client, texts]) => [client, Math.min(cut, texts.length)]))
      const early = [...rows.texts].flatMap(([client, texts]) => {
        return half.get(client) ? [{ client, clock: 0, texts: texts.slice(0, half.get(client)) }] : []
      })
      const merged = new Y.Doc()
      Y.applyUpdate(merged, Y.mergeUpdates([runsToUpdate(early), runsToUpdate(rows.past(half))]))
      const fresh = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc))
      Y.applyUpdate(fresh, runsToUpdate(rows.past(new Map())))
      expect(contentOf(merged)).toEqual(contentOf(fresh))
    }),
    { numRuns: 100 },
  )
})

/** Documents of every kind Yjs knows, as a phone that is not ours would make them. */
const foreign = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'map',
      'text',
      'nested',
      'subdocument',
      'xml',
      'delete',
      'unshift',
      'binary',
      'format',
      'push',
    ),
    value: fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({ nama: 'Budi' })),
  }),
  { minLength: 1, maxLength: 30 },
)

function playForeign(acts: readonly { kind: string; value: unknown }[]): Y.Doc {
  const doc = new Y.Doc()
  const own = doc.getArray<unknown>(rootOf(doc.clientID))
  for (const { kind, value } of acts) {
    const map = doc.getMap('map')
    if (kind === 'map') map.set('nama', value)
    else if (kind === 'text') doc.getText('catatan').insert(0, String(value) || 'x')
    else if (kind === 'nested') map.set('isi', new Y.Map([['a', 1]]))
    else if (kind === 'subdocument') map.set('dokumen', new Y.Doc())
    else if (kind === 'xml') doc.getXmlFragment('xml').push([new Y.XmlElement('p'), new Y.XmlText('t')])
    else if (kind === 'delete') own.delete(0, Math.min(1, own.length))
    else if (kind === 'unshift') own.unshift([value])
    else if (kind === 'binary') own.push([Uint8Array.of(1, 2)])
    else if (kind === 'format') doc.getText('catatan').format(0, doc.getText('catatan').length, { b: true })
    else own.push(['x', value])
  }
  return doc
}

test('reads whatever Yjs writes to its last byte, and takes nothing that is not an append of strings', () => {
  fc.assert(
    fc.property(foreign, (acts) => {
      const doc = playForeign(acts)
      const update = Y.encodeStateAsUpdate(doc)
      const { appends, deletes } = readUpdate(update)
      const { structs, ds } = Y.decodeUpdate(update)
      const isBad = structs.findIndex((struct) => !isAppend(struct))
      const good = isBad === -1 ? structs : structs.slice(0, isBad)
      expect(appends.flatMap(({ texts }) => texts)).toEqual(good.flatMap((struct) => contentOfStruct(struct)))
      expect(appends.some(({ isBroken }) => isBroken)).toBe(isBad !== -1)
      expect(deletes.length).toBe(ds.clients.size)
    }),
    { numRuns: 300 },
  )
})

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** The gate's rules, said again in Yjs' own words. */
function isAppend(struct: Struct): boolean {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return false
  const { origin, rightOrigin, parentSub, id } = struct
  const parent: unknown = struct.parent
  const isInPlace =
    id.clock === 0
      ? origin === null && parent === rootOf(id.client)
      : origin?.client === id.client && origin.clock === id.clock - 1
  const isText = contentOfStruct(struct).every((value) => typeof value === 'string')
  return isInPlace && rightOrigin === null && parentSub === null && isText
}

function contentOfStruct(struct: Struct): unknown[] {
  return struct instanceof Y.Item ? struct.content.getContent() : []
}

test('of 30,000 updates with bits flipped, bytes cut off or doubled, every one is read or refused', () => {
  const doc = playForeign(
    ['push', 'map', 'text', 'nested', 'subdocument', 'xml', 'binary', 'delete', 'format'].map((kind) => ({
      kind,
      value: 'v',
    })),
  )
  const plain = runsToUpdate([{ client: 4_000_000_000, clock: 7, texts: ['satu', 'dua', 'tiga'] }])
  let seed = 20_260_304
  const dice = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  const outcomes = { read: 0, refused: 0 }
  for (let i = 0; i < 30_000; i++) {
    let bytes = (i % 2 === 0 ? plain : Y.encodeStateAsUpdate(doc)).slice()
    for (let flips = 1 + dice(3); flips > 0; flips--) bytes[dice(bytes.length)]! ^= 1 << dice(8)
    if (i % 7 === 0) bytes = bytes.slice(0, dice(bytes.length))
    outcomes[outcomeOf(bytes)]++
  }
  expect(outcomes.read).toBeGreaterThan(1000)
  expect(outcomes.refused).toBeGreaterThan(1000)
})

function outcomeOf(bytes: Uint8Array): 'read' | 'refused' {
  try {
    readUpdate(bytes)
    return 'read'
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return 'refused'
  }
}
