import { expect, test } from 'vitest'
import { dosesOf } from '../queries/immunization.ts'
import type { Append, Write } from '../write.ts'
import { openVial, recordDoses, recordHistory, reportKipi } from './immunization.ts'

const place = { posyandu: 'melati', openDay: '2026-11-abc', person: 'a' }

async function written(work: (append: Append) => Promise<unknown>): Promise<readonly Write[]> {
  let found: readonly Write[] = []
  await work((writes) => {
    found = writes
    return Promise.resolve({ ok: true, saved: [] })
  })
  return found
}

test('all doses, the capsule and the tablet are one entry of the visit', async () => {
  const mr = { outcome: 'given', vial: 'v', givenBy: 'Bu Bidan' } as const
  expect(
    await written((append) =>
      recordDoses(append, place, {
        doses: { mr, pentavalen: { outcome: 'postponed', reason: 'demam' } },
        vitaminA: 'merah',
        deworming: 'albendazol-200',
      }),
    ),
  ).toEqual([
    {
      document: 'visits/melati/2026-11',
      kind: 'visit',
      record: 'a/2026-11-abc',
      set: {
        came: true,
        immunized: true,
        'dose.mr': mr,
        'dose.pentavalen': { outcome: 'postponed', reason: 'demam' },
        vitaminA: 'merah',
        deworming: 'albendazol-200',
      },
    },
  ])
})

test('nothing due is written as a step that was done', async () => {
  const [write] = await written((append) => recordDoses(append, place, { doses: {} }))
  expect(write?.set).toEqual({ came: true, immunized: true })
})

test('vials and complaints stand in the month of their open day', async () => {
  const vial = await written((append) => openVial(append, 'melati', place.openDay, { product: 'bcg', batch: '12' }))
  const kipi = await written((append) => reportKipi(append, 'melati', place.openDay, { person: 'a', signs: ['demam'] }))
  expect([...vial, ...kipi].map(({ document, kind, set }) => [document, kind, set])).toEqual([
    ['visits/melati/2026-11', 'vial', { openDay: place.openDay, product: 'bcg', batch: '12' }],
    ['visits/melati/2026-11', 'kipi', { openDay: place.openDay, status: 'baru', person: 'a', signs: ['demam'] }],
  ])
})

test('doses of the Buku KIA are one entry with the person', async () => {
  const proof = 'buku-kia' as const
  const doses = { 'bcg.1': { date: '2026-01-02', proof }, 'opv.1': null }
  expect(await written((append) => recordHistory(append, 'melati', 'a', doses))).toMatchObject([
    {
      document: 'registry/melati',
      kind: 'immunization',
      record: 'a',
      set: { 'had.bcg.1': { date: '2026-01-02', proof }, 'had.opv.1': null },
    },
  ])
})

test('a hexavalen of an open day is read as two antigens, each with the bidan’s word on it', () => {
  const visit = {
    openDay: '2026-05-x',
    date: '2026-05-04',
    fields: {},
    shown: { 'dose.hexavalen': { outcome: 'given' } },
  } as const
  const earlier = [{ record: 'a', shown: { 'assessed.dpt.2026-05-04': 'sah' } }] as const
  expect(dosesOf({ visits: [visit] }, earlier)).toMatchObject([
    { antigen: 'dpt', product: 'hexavalen', date: '2026-05-04', proof: 'hari-buka', assessed: 'sah' },
    { antigen: 'ipv', product: 'hexavalen', assessed: undefined },
  ])
})

test('a dose in two joined records is read twice, from two sources', () => {
  const had = { 'had.mr.1': { date: '2026-05-04', proof: 'buku-kia' } } as const
  const doses = dosesOf({ visits: [] }, [
    { record: 'a', shown: had },
    { record: 'b', shown: had },
  ])
  expect(doses.map(({ source, n }) => [source, n])).toEqual([
    ['a/had.mr.1', 1],
    ['b/had.mr.1', 1],
  ])
})

test('parents who refuse everything refuse each antigen', () => {
  const doses = dosesOf({ visits: [] }, [{ record: 'a', shown: { refusedAll: 'ORTU MENOLAK' } }])
  expect(doses).toHaveLength(9)
  expect(new Set(doses.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(new Set(['refused ORTU MENOLAK']))
})
