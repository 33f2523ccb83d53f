import { expect, it } from 'vitest'
import { openDayOf, peopleIn } from './plan.ts'

it('names every person once, however many of their records there are', () => {
  const records = [
    { kind: 'person', record: 'rafa' },
    { kind: 'visit', record: 'rafa/2026-11-x' },
    { kind: 'immunization', record: 'bima' },
    { kind: 'vial', record: 'v' },
    { kind: 'family', record: 'f' },
  ]
  expect(peopleIn(records)).toEqual(['rafa', 'bima'])
  expect(records.map(openDayOf)).toEqual([undefined, '2026-11-x', undefined, undefined, undefined])
})
