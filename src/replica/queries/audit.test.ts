import { describe, expect, it } from 'vitest'
import type { Entry, Json } from '../../log/entry.ts'
import { entryId } from '../../log/id.ts'
import { childAsOf, familiesIn, recordsOfChild } from './audit.ts'
import type { Child } from './child.ts'

const DEVICE = 'SitiSitiSitiSiti'
let counter = 0

function entry(kind: string, record: string, at: string, set: Record<string, Json>, over: string[] = []): Entry {
  const id = entryId(++counter, DEVICE)
  return { v: 1, id, in: 'registry/m', kind, record, set, over, who: 'siti', by: DEVICE, n: counter, at }
}

const first = entry('person', 'rafa', '2026-09-01T08:00:00+07:00', { name: 'Rafa', family: 'satu' })
const entries = [
  first,
  entry('family', 'satu', '2026-09-01T08:00:00+07:00', { rt: '02' }),
  entry('visit', 'rafa/2026-09-x', '2026-09-10T08:00:00+07:00', { weightKg: 8.1 }),
  entry('person', 'rafa', '2026-10-01T08:00:00+07:00', { family: 'dua' }, [first.id]),
  entry('family', 'dua', '2026-10-01T08:00:00+07:00', { rt: '05' }),
  entry('visit', 'rafa/2026-10-x', '2026-11-02T08:00:00+07:00', { weightKg: 8.6 }),
]
const child = {
  record: 'rafa',
  records: ['rafa'],
  visits: [
    { openDay: '2026-09-x', date: '2026-09-10' },
    { openDay: '2026-10-x', date: '2026-10-10' },
  ],
} as unknown as Child

describe('a person as of a date', () => {
  it('has the name, the family and the visits that were written by then', () => {
    expect(childAsOf(child, entries, '2026-08-31')).toBeUndefined()
    const september = childAsOf(child, entries, '2026-09-30')!
    expect([september.shown.name, september.family?.rt]).toEqual(['Rafa', '02'])
    expect(september.visits.map(({ shown }) => shown.weightKg)).toEqual([8.1])
    const november = childAsOf(child, entries, '2026-11-02')!
    expect(november.family?.rt).toBe('05')
    // Written three weeks after the day: it was not there before.
    expect(november.visits.map(({ openDay, shown }) => [openDay, shown.weightKg])).toEqual([
      ['2026-09-x', 8.1],
      ['2026-10-x', 8.6],
    ])
    expect(childAsOf(child, entries, '2026-11-01')!.visits).toHaveLength(1)
  })

  it('needs the families of before, too', () => {
    expect(familiesIn(entries)).toEqual(['satu', 'dua'])
    expect(recordsOfChild(child, ['satu']).map(({ record }) => record)).toEqual([
      'rafa',
      'satu',
      'rafa/2026-09-x',
      'rafa/2026-10-x',
    ])
  })
})
