import { expect, test } from 'vitest'
import type { Write } from '../write.ts'
import { linkGuest } from './guest.ts'

test('who the guest is at home and what was measured are written at once, each in its own posyandu', async () => {
  let writes: readonly Write[] = []
  await linkGuest(
    (all) => {
      writes = all
      return Promise.resolve({ ok: true, saved: [] })
    },
    { posyandu: 'mawar', guest: 'tamu', person: 'rafa' },
    [
      {
        at: { posyandu: 'melati', openDay: '2026-11-abc', person: 'rafa' },
        shown: {
          weightKg: 9.4,
          heightCm: 75,
          number: 12,
          resultRead: true,
          vitaminA: 'biru',
          'dose.mr': { outcome: 'given', vial: 'v1', batch: 'B7' },
        },
        measuredBy: 'Mawar',
      },
    ],
  )
  expect(writes).toEqual([
    { document: 'registry/mawar', kind: 'person', record: 'tamu', set: { guestOf: 'rafa' } },
    {
      document: 'visits/melati/2026-11',
      kind: 'visit',
      record: 'rafa/2026-11-abc',
      set: {
        came: true,
        measuredBy: 'Mawar',
        weightKg: 9.4,
        heightCm: 75,
        vitaminA: 'biru',
        'dose.mr': { outcome: 'given', batch: 'B7' },
      },
    },
  ])
})
