/** A list that needs no visits reads the register: the same names, from far less. */
import { expect, test } from 'vitest'
import { JournalArea } from '../../scripts/rekap/journal-area.ts'
import { SeededArea } from '../../scripts/seed/area.ts'
import { growthTables } from '../../src/domain/growth/tables.ts'
import { who2006 } from '../../src/domain/growth/tables/who-2006.ts'
import { who2007 } from '../../src/domain/growth/tables/who-2007.ts'
import type { AreaSources } from '../../src/replica/area/area-sources.ts'
import { TalliesInMemory } from '../../src/replica/area/kept-tallies.ts'
import { Records, registerOf } from '../../src/replica/area/records.ts'
import { peopleOfMonth } from '../../src/reports/month/count.ts'
import type { SignOff } from '../../src/reports/closing/recap.ts'
import type { ServedPosyandu } from '../../src/reports/month/served.ts'
import { BNBA_LISTS, bnbaPeople, LIST_COLUMNS } from '../../src/reports/national/bnba.ts'
import { admin, Doors } from '../doors.ts'

const tables = growthTables(who2006, who2007)
const PLAN = { posyandu: 1, people: 300, months: 5, seed: 2, until: '2026-07' }

async function aPosyandu(): Promise<ServedPosyandu> {
  const texts = new Map<string, string[]>()
  const seeded = await SeededArea.plan(PLAN, new Doors([admin]).next(), tables)
  for await (const rows of seeded.batches()) {
    for (const { document, text } of rows) texts.set(document, [...(texts.get(document) ?? []), text])
  }
  const held = { documents: () => [...texts.keys()], texts: (document: string) => texts.get(document) ?? [] }
  const area = await JournalArea.read(held)
  return area.records(area.posyandu[0]!)
}

test('lists that no column tells of are the same from the register, which is far smaller', async () => {
  const served = await aPosyandu()
  const register = registerOf(served)
  const listed = (of: ServedPosyandu, month: string) =>
    BNBA_LISTS.filter((list) => LIST_COLUMNS[list] === undefined).map((list) =>
      bnbaPeople(list, peopleOfMonth(of, month, { tables, today: '2026-11-01' })),
    )
  for (const month of ['2026-05', '2026-07']) {
    const [pmt, mbg] = listed(served, month)
    expect(mbg!.length).toBeGreaterThan(10)
    expect(listed(register, month)).toEqual([pmt, mbg])
  }
  expect(listed(served, '2026-07')[0]!.length + listed(served, '2026-06')[0]!.length).toBeGreaterThan(0)
  expect(JSON.stringify(register).length).toBeLessThan(JSON.stringify(served).length * 0.6)
})

test('who signed a month stands in the register', () => {
  const signOff = { posyandu: 'melati', month: '2026-05', as: 'bidan', name: 'Bidan Rina' } as SignOff
  const served = { posyandu: 'melati', people: [] as ServedPosyandu['people'], signOffs: [{ device: 'hp', signOff }] }
  expect(registerOf(served as unknown as ServedPosyandu).signOffs).toEqual(served.signOffs)
})

test('a posyandu is folded once, and its register is read from what was kept', async () => {
  const served = await aPosyandu()
  let folds = 0
  const held = { posyandu: served.posyandu } as never
  const folder = { fold: () => (folds++, Promise.resolve({ served, held, isSettled: true })) }
  const records = new Records(folder as never, new TalliesInMemory())
  const sources = { posyandu: served.posyandu, state: 'a' } as AreaSources
  await records.read(sources)
  expect((await records.register(sources)).people.map(({ record }) => record)).toEqual(
    served.people.map(({ record }) => record),
  )
  expect(folds).toBe(1)
  await records.register({ ...sources, state: 'b' })
  expect(folds).toBe(2)
})
