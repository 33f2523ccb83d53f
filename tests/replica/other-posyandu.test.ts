import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { Entry, Json } from '../../src/log/entry.ts'
import { entryId } from '../../src/log/id.ts'
import { fieldStates } from '../../src/replica/field-states.ts'
import { OpenDatabase } from '../../src/replica/database.ts'
import { IdbStore } from '../../src/replica/idb-store.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { project } from '../../src/replica/projection.ts'
import { localDatabase } from '../../src/replica/tables.ts'
import { PUSKESMAS } from '../doors.ts'

/** A bidan's phone holds Mawar, where Rafa lives, and Anggrek, whose kader means harm. */
const OF_MAWAR = 'SitiSitiSitiSiti'
const OF_ANGGREK = 'JahaJahaJahaJaha'
const OF_PUSKESMAS = 'PusPusPusPusPusP'
const MONTH = '2026-11'
const DAY = '2026-11-x'

let counter = 100

interface Said {
  readonly by?: string
  readonly at?: number
  readonly over?: readonly string[]
}

function entry(document: string, kind: string, record: string, set: Record<string, Json>, said: Said = {}): Entry {
  const { by = document.includes('anggrek') ? OF_ANGGREK : OF_MAWAR, at = ++counter, over = [] } = said
  const time = '2026-11-10T09:00:00+07:00'
  return { v: 1, id: entryId(at, by), in: document, kind, record, set, over, who: 'u', by, n: at, at: time }
}

const partOf = (part: string, whole: string | null): Entry =>
  entry(directoryOf(PUSKESMAS), 'posyandu', part, { partOf: whole }, { by: OF_PUSKESMAS })

const rafa = entry(registryOf('mawar'), 'person', 'rafa', { name: 'Rafa', family: 'kel' })
const corrected = entry(registryOf('mawar'), 'person', 'rafa', { name: 'Rafa P.' }, { over: [rafa.id] })
const weighed = entry(visitsOf('mawar', MONTH), 'visit', `rafa/${DAY}`, { came: true, weightKg: 8 })
const honest = [rafa, corrected, weighed]

const early: Said = { at: 1 }
const harm = [
  entry(registryOf('anggrek'), 'person', 'rafa', { name: 'Hantu', living: 'meninggal' }, { over: [corrected.id] }),
  entry(registryOf('anggrek'), 'person', 'rafa', { family: 'lain' }, early),
  entry(visitsOf('anggrek', MONTH), 'visit', `rafa/${DAY}`, { came: false, weightKg: 3 }, { over: [weighed.id] }),
  entry(registryOf('anggrek'), 'transfer', 'p~1', {
    person: 'rafa',
    was: 'x',
    entries: [carried('visit', `x/${DAY}`, { weightKg: 99 }), carried('posyandu', 'x', { partOf: 'mawar' })],
  }),
]

function carried(kind: string, record: string, set: Record<string, Json>): string {
  const { v, id, over, who, by, n, at } = entry(registryOf('anggrek'), kind, record, set)
  return 'A'.repeat(86) + JSON.stringify({ v, id, in: registryOf('anggrek'), kind, record, set, over, who, by, n, at })
}

describe('what a posyandu writes under the name of another’s record', () => {
  it('changes nothing on the other’s screens, and stands on its own', async () => {
    const [mawar, anggrek] = await screensOf([...harm, ...honest])
    expect((await mawar.person.get('rafa'))!.shown).toEqual({ name: 'Rafa P.', family: 'kel' })
    expect((await mawar.person.where('family', 'kel')).map(({ record }) => record)).toEqual(['rafa'])
    expect(await mawar.person.toArray()).toHaveLength(1)
    expect((await mawar.visit.bulkGet([`rafa/${DAY}`]))[0]!.shown).toEqual({ came: true, weightKg: 8 })
    expect(await mawar.visit.where('person', 'rafa')).toHaveLength(1)
    expect((await anggrek.person.get('rafa'))!.shown.name).toBe('Hantu')
    expect((await anggrek.visit.where('person', 'rafa')).map(({ shown }) => shown.weightKg)).toEqual([3])
    expect(await anggrek.posyandu.toArray()).toEqual([])
  })

  it('is the same two rows in any order, also when they become one posyandu before, between or after', async () => {
    const entries = [...honest, ...harm]
    await sameInAnyOrder(entries)
    const one = [...entries, partOf('anggrek', 'mawar'), partOf('mawar', 'kenanga')]
    const rows = await sameInAnyOrder(one)
    expect(rows.match(/"visit rafa/g)).toHaveLength(1)
    await sameInAnyOrder([...one, partOf('anggrek', null), entry(registryOf('kenanga'), 'person', 'rafa', { rt: '1' })])
    // Others that are one have nothing to do with it; but which of the names is the first may change.
    await sameInAnyOrder([
      ...entries,
      partOf('mawar', 'aster'),
      entry(registryOf('aster'), 'person', 'rafa', { rt: '2' }),
    ])
  })

  it('is read by each that wrote it once they are separated', async () => {
    const [mawar, anggrek] = await screensOf([rafa, partOf('anggrek', 'mawar'), harm[1]!, partOf('anggrek', null)])
    for (const db of [mawar, anggrek]) expect((await db.person.toArray()).map(({ record }) => record)).toEqual(['rafa'])
  })
})

describe('what the puskesmas keeps', () => {
  it('is not written by a word in a registry, nor by one that came with somebody', async () => {
    const registry = registryOf('anggrek')
    const kinds = ['grant', 'posyandu', 'user', 'device', 'settings', 'invitation'] as const
    const store = await folded([
      ...kinds.map((kind) => entry(registry, kind, 'mawar', { partOf: 'anggrek', role: 'kader', name: 'x' })),
      entry(registry, 'transfer', 'p~1', {
        person: 'mawar',
        was: 'x',
        entries: kinds.map((kind) => carried(kind, 'x', { partOf: 'anggrek', role: 'kader', name: 'x' })),
      }),
      entry(registry, 'sensitive', 'rafa/2026-11-x', { risk: true }),
    ])
    for (const kind of kinds) expect(store.rows(kind), kind).toEqual([])
    expect(store.rows('sensitive')).toEqual([])
  })
})

async function folded(entries: readonly Entry[]): Promise<MemoryStore> {
  const store = new MemoryStore()
  for (const each of entries) await store.transaction((tx) => project(tx, each.in, [each]))
  return store
}

let databases = 0

async function screensOf(entries: readonly Entry[]) {
  const database = new OpenDatabase(`lain-${++databases}`)
  const store = new IdbStore(database)
  for (const each of entries) await store.transaction((tx) => project(tx, each.in, [each]))
  const at = (posyandu: string) =>
    localDatabase(database, undefined, { get: () => Promise.resolve(new Set([posyandu])) })
  return [at('mawar'), at('anggrek')] as const
}

async function sameInAnyOrder(entries: readonly Entry[]): Promise<string> {
  const expected = rowsIn(await folded(entries))
  const all = [...entries, ...entries]
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (order) => {
      expect(rowsIn(await folded(order))).toBe(expected)
    }),
    { numRuns: 60 },
  )
  return expected
}

function rowsIn(store: MemoryStore): string {
  const rows = (['person', 'visit', 'transfer', 'posyandu'] as const).flatMap((table) =>
    store.rows(table).map((row) => [`${table} ${row.storedAs ?? row.record}`, { ...row, state: fieldStates(row) }]),
  )
  return JSON.stringify(
    rows.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)),
    inOrder,
  )
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
