import { expect, test } from 'vitest'
import type { Write } from '../write.ts'
import { answer } from './referral.ts'

test('the next answer takes the place of the whole one before, also of the control that it named', async () => {
  const written: Write[] = []
  const place = { posyandu: 'melati', openDay: '2026-11-abc', person: 'a' }
  const next = { status: 'tindak-lanjut', answer: '', answeredBy: 'Bu Bidan', answeredOn: '2026-11-24' } as const
  const append = (writes: readonly Write[]) => {
    written.push(...writes)
    return Promise.resolve({ ok: true, saved: [] } as const)
  }
  await answer(append, place, { ...next, followUp: ['kontrol'], controlOn: '2026-12-05' })
  await answer(append, place, { ...next, followUp: ['pmt'] })
  expect(written.map(({ set }) => set['controlOn'])).toEqual(['2026-12-05', null])
})
