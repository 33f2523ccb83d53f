import { expect, test } from 'vitest'
import type { JoinedField } from '../../log/joined.ts'
import type { Write } from '../write.ts'
import { correctVisit, recordMeasurements, type VisitPlace } from './visit.ts'

const openDay = '2026-11-abc'
const standing = (person: string, id: string): JoinedField => ({
  heads: [{ id, value: 7.9, who: 'ani', at: '', record: `${person}/${openDay}`, document: 'visits/melati/2026-11' }],
  replaced: [],
})
const place = (records: readonly string[], fields: Readonly<Record<string, JoinedField>> = {}): VisitPlace => ({
  posyandu: 'melati',
  openDay,
  person: 'a',
  joined: { records, fields },
})

async function written(work: (append: (writes: readonly Write[]) => Promise<never>) => Promise<unknown>) {
  let found: readonly Write[] = []
  await work((writes) => {
    found = writes
    return Promise.resolve({ ok: true, saved: [] } as never)
  })
  return found
}

test('one person with one record is one entry, which says that they came', async () => {
  const [only, ...more] = await written((append) => recordMeasurements(append, place([]), { weightKg: 8 }, ['1']))
  expect(only).toEqual({
    document: 'visits/melati/2026-11',
    kind: 'visit',
    record: `a/${openDay}`,
    set: { came: true, weightKg: 8 },
    seen: ['1'],
  })
  expect(more).toEqual([])
})

test('a weight that stands in a joined record is replaced there too, and only that', async () => {
  const joined = place(['b'], { weightKg: standing('b', '5') })
  const writes = await written((append) => recordMeasurements(append, joined, { weightKg: 8, headCm: 44 }, ['5']))
  expect(writes.map(({ record, set }) => [record, set])).toEqual([
    [`a/${openDay}`, { came: true, weightKg: 8, headCm: 44 }],
    [`b/${openDay}`, { weightKg: 8 }],
  ])
})

test('a withdrawal reaches every record the value stands in', async () => {
  const joined = place(['b'], { weightKg: standing('b', '5') })
  const writes = await written((append) => correctVisit(append, joined, { weightKg: null }, ['5']))
  expect(writes.map(({ set }) => set)).toEqual([{ weightKg: null }, { weightKg: null }])
})
