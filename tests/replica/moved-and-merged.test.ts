/** Somebody moves from Mawar to Melati; later the two become one posyandu, and both of their records are read in it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadGrowthTables } from '../../src/domain/growth/load-tables.ts'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import { registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { checkIn, recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { memoryDatabase } from '../../src/replica/memory-database.ts'
import { loadPosyanduRecords } from '../../src/replica/queries/posyandu-records.ts'
import { peopleOfMonth } from '../../src/reports/month/count.ts'
import { PUSKESMAS } from '../doors.ts'
import { TestRelay, until, type TestPhone } from './phones.ts'

let relay: TestRelay
let bidan: TestPhone
const append = (writes: Parameters<TestPhone['phone']['append']>[0]) => bidan.phone.append(writes)
const mawar = (set: Readonly<Record<string, string>>) =>
  relay.puskesmas.writes([
    { document: directoryOf(PUSKESMAS), kind: 'posyandu', record: 'mawar', set, who: 'puskesmas' },
  ])

beforeEach(async () => {
  relay = await TestRelay.start()
  await mawar({ name: 'Mawar' })
  bidan = await relay.phone('bidan', { role: 'bidan', scopes: ['area'] })
  await bidan.phone.hold()
})
afterEach(async () => {
  await bidan.phone.release()
  await relay.end()
})

async function comesOn(posyandu: string, date: string, person: string, weightKg: number): Promise<void> {
  const { openDay } = await startOpenDay(append, posyandu, { date, groups: ['balita'] })
  await checkIn(append, [{ posyandu, openDay, person }], 1)
  await recordMeasurements(append, { posyandu, openDay, person }, { weightKg })
}

/** Of each month, how many are on the sasaran list and how many were weighed. */
async function counted(...months: readonly string[]): Promise<Record<string, readonly [s: number, d: number]>> {
  const served = await loadPosyanduRecords(memoryDatabase(bidan.store), 'melati')
  const options = { tables: await loadGrowthTables(), today: '2027-03-01' }
  return Object.fromEntries(
    months.map((month) => {
      const own = peopleOfMonth(served, month, options).filter(({ isSasaran }) => isSasaran)
      return [month, [own.length, own.filter(({ weighed }) => weighed !== undefined).length]]
    }),
  )
}

test('who moved is counted once in every month, before the move, in its month and after, also when both posyandu are one', async () => {
  await bidan.phone.choosePosyandu('mawar')
  const fields = { name: 'Rafa', sex: 'L' as const, birthDate: '2025-09-05', motherName: 'Lina' }
  const { person } = await registerPerson(append, 'mawar', fields, { household: { rt: '02' } })
  await comesOn('mawar', '2026-10-08', person, 8.3)
  await comesOn('mawar', '2026-11-08', person, 8.5)
  const move = { from: 'mawar', to: 'melati', people: [person], on: '2026-11-10' }
  const writes = await new Desk(bidan.phone).moveWithin(move)
  const left = {
    document: registryOf('mawar'),
    kind: 'person',
    record: person,
    set: { living: 'pindah', livingSince: move.on },
  }
  expect(await append([...writes, left])).toMatchObject({ ok: true })
  await bidan.phone.choosePosyandu('melati')
  await comesOn('melati', '2026-12-08', `${person}.melati`, 8.8)
  const expected = { '2026-10': [1, 1], '2026-11': [1, 1], '2026-12': [1, 1], '2027-01': [1, 0] }
  expect(await counted(...Object.keys(expected))).toEqual(expected)

  await mawar({ partOf: 'melati' })
  await until('it is heard', () => bidan.store.rows('posyandu').some(({ shown }) => shown.partOf === 'melati'))
  await until('both records are here', () => bidan.store.rows('person').length === 2)
  expect(await counted(...Object.keys(expected))).toEqual(expected)
})
