import { expect, test } from 'vitest'
import type { Append, Write } from '../write.ts'
import { recordCare, recordDanger } from './care.ts'

const place = { posyandu: 'melati', openDay: '2026-11-abc', person: 'a' }

async function written(work: (append: Append) => Promise<unknown>): Promise<readonly Write[]> {
  let found: readonly Write[] = []
  await work((writes) => {
    found = writes
    return Promise.resolve({ ok: true, saved: [] })
  })
  return found
}

test('the whole step is one entry of the visit', async () => {
  const visit = { 'ask.tbc-batuk': false, 'ask.sakit': [], advice: ['isi-piringku'], serviced: true }
  expect(await written((append) => recordCare(append, place, { visit, person: {} }, ['1']))).toEqual([
    {
      document: 'visits/melati/2026-11',
      kind: 'visit',
      record: 'a/2026-11-abc',
      set: { came: true, ...visit },
      seen: ['1'],
    },
  ])
})

test('what is kept with the person is written there, in the same breath', async () => {
  const writes = await written((append) =>
    recordCare(append, place, { visit: { serviced: true }, person: { imd: true, kia: 'hilang' } }),
  )
  expect(writes.map(({ document, record, set }) => [document, record, set])).toEqual([
    ['visits/melati/2026-11', 'a/2026-11-abc', { came: true, serviced: true }],
    ['registry/melati', 'a', { imd: true, kia: 'hilang' }],
  ])
})

test('a danger sign and its urgent referral are written together', async () => {
  const referral = { reasons: ['tanda-bahaya'], tier: 'segera' as const, status: 'dibuat' as const }
  const writes = await written((append) => recordDanger(append, place, ['kejang'], referral))
  expect(writes.map(({ kind, record, set }) => [kind, record, set])).toEqual([
    ['visit', 'a/2026-11-abc', { came: true, 'ask.bahaya': ['kejang'] }],
    ['referral', 'a/2026-11-abc', { person: 'a', openDay: '2026-11-abc', ...referral }],
  ])
})
