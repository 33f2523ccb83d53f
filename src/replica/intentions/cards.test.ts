import { expect, test } from 'vitest'
import type { Append, Write } from '../write.ts'
import { recordCard, recordInConfidence } from './cards.ts'

const place = { posyandu: 'melati', openDay: '2026-11-abc', person: 'a' }
const answers = { version: '2023', answers: { '1': 0, '17': 1 } }

async function written(work: (append: Append) => Promise<unknown>): Promise<readonly Write[]> {
  let found: readonly Write[] = []
  await work((writes) => {
    found = writes
    return Promise.resolve({ ok: true, saved: [] })
  })
  return found
}

test('the whole step is one entry of the visit', async () => {
  const fields = { 'ask.ckg': false, 'form.puma': { version: '2023', answers: { napas: 1 } }, serviced: true }
  expect(await written((append) => recordCard(append, place, fields, ['1']))).toEqual([
    {
      document: 'visits/melati/2026-11',
      kind: 'visit',
      record: 'a/2026-11-abc',
      set: { came: true, ...fields },
      seen: ['1'],
    },
  ])
})

test('answers in confidence stand where only the bidan reads; the visit says that there are some', async () => {
  const writes = await written((append) =>
    recordInConfidence(append, place, { form: 'srq-20', answers, isComplete: true }),
  )
  expect(writes.map(({ document, kind, record, set }) => [document, kind, record, set])).toEqual([
    ['sensitive/melati/2026-11', 'sensitive', 'a/2026-11-abc', { 'form.srq-20': answers }],
    ['visits/melati/2026-11', 'visit', 'a/2026-11-abc', { came: true, 'screened.srq-20': true }],
  ])
})

test('half a questionnaire is put again, and its referral is written in the same breath', async () => {
  const referral = { reasons: ['jiwa'], tier: 'segera' as const, status: 'dibuat' as const }
  const writes = await written((append) =>
    recordInConfidence(append, place, { form: 'srq-20', answers, isComplete: false, referral }),
  )
  expect(writes.map(({ kind, set }) => [kind, set])).toEqual([
    ['sensitive', { 'form.srq-20': answers }],
    ['referral', { person: 'a', openDay: '2026-11-abc', ...referral }],
  ])
})
