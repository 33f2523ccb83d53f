/** The made-up area is one that phones could have written: the relay's gate takes every entry of it. */
import { expect, test } from 'vitest'
import { SeededArea, type AreaPlan } from '../../scripts/seed/area.ts'
import { sendThroughRelay } from '../../scripts/seed/send.ts'
import { Village } from '../../scripts/seed/village.ts'
import type { Row } from '../../server/journal/journal.ts'
import { loadGrowthTables } from '../../src/domain/growth/load-tables.ts'
import { signedJson, readEntry } from '../../src/log/entry.ts'
import { knownFields } from '../../src/log/record-type.ts'
import { recordTypeOf } from '../../src/log/records/all.ts'
import { admin, Doors } from '../doors.ts'
import { Ground } from './ground.ts'

const PLAN: AreaPlan = { posyandu: 2, people: 120, months: 3, seed: 1, until: '2026-03' }

async function rowsOf(area: SeededArea): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of area.batches()) rows.push(...batch)
  return rows
}

async function planned(plan: AreaPlan, doors = new Doors([admin])): Promise<SeededArea> {
  return SeededArea.plan(plan, doors.next(), await loadGrowthTables())
}

test('a relay takes all of it, entry by entry, from somebody of the puskesmas', async () => {
  const doors = new Doors([admin])
  const ground = await Ground.lay({}, doors)
  try {
    const area = await planned(PLAN, doors)
    const held = new Map<string, number>()
    for await (const rows of area.batches()) {
      await sendThroughRelay(ground.relay.origin, area.office, rows)
      for (const { document } of rows) held.set(document, (held.get(document) ?? 0) + 1)
    }
    for (const [document, count] of held) {
      const authors = (await ground.relay.journal.standing(document)).authors
      expect([document, [...authors.values()].reduce((sum, { length }) => sum + length, 0)]).toEqual([document, count])
    }
    expect((await ground.relay.journal.quarantined()).length).toBe(0)
    expect(ground.errors).toEqual([])
  } finally {
    await ground.clear()
  }
})

test('the same numbers make the same entries, another seed makes others', async () => {
  const [first, again, other] = await Promise.all([
    planned(PLAN).then(rowsOf),
    planned(PLAN).then(rowsOf),
    planned({ ...PLAN, seed: 2 }).then(rowsOf),
  ])
  const said = (rows: readonly Row[]): string[] =>
    rows.map(({ text, client, clock }) => `${client} ${clock} ${signedJson(text)}`)
  const isOfDirectory = (line: string): boolean => line.includes('"kind":"device"')
  const lasting = (rows: readonly Row[]): string[] => said(rows).filter((line) => !isOfDirectory(line))
  expect(lasting(again)).toEqual(lasting(first))
  expect(lasting(other)).not.toEqual(lasting(first))
})

test('every field is one that this app knows, of the shape it has', async () => {
  const rows = await rowsOf(await planned(PLAN))
  expect(rows.length).toBeGreaterThan(500)
  for (const { text } of rows) {
    const entry = readEntry(text)!
    const type = recordTypeOf(entry.kind)
    expect(type && Object.keys(knownFields(type, entry.set)).sort(), entry.kind).toEqual(Object.keys(entry.set).sort())
  }
})

test('some of a village are poor or disabled, some leave, and who left does not come any more', async () => {
  const who = { first: 'siti', second: 'dewi', bidan: 'bidan', office: 'bu-gizi' }
  const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`)
  const plan = { posyandu: 'melati', name: 'Melati', desa: 'Sukamaju', people: 600, months, seed: 1, who }
  const acts = [...new Village(plan, await loadGrowthTables()).acts()]
  const said = (field: string): unknown[] => acts.flatMap(({ set }) => (field in set ? [set[field]] : []))
  expect(new Set(said('gakin'))).toEqual(new Set([true, false]))
  expect(said('disability').some((kinds) => (kinds as string[]).length > 0)).toBe(true)
  expect(new Set(said('living'))).toEqual(new Set(['pindah', 'meninggal']))
  const left = new Map(
    acts.flatMap(({ record, set }) => ('living' in set ? [[record, set.livingSince as string]] : [])),
  )
  const visits = acts.filter(({ kind }) => kind === 'visit')
  expect(visits.filter(({ record, at }) => at > (left.get(record.split('/')[0]!) ?? '9999'))).toEqual([])
})
