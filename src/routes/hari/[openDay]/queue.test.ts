import { describe, expect, test } from 'vitest'
import type { VisitFields } from '../../../log/records/visit.ts'
import type { VisitRow } from '../../../replica/database.ts'
import type { KnownPerson } from '../../../replica/queries/people.ts'
import { marksOf, queueOf } from './queue.ts'

const on = '2026-11-10'
const now = Date.parse('2026-11-10T09:20:00+07:00')
const naura = { record: 'naura', birthDate: '2025-09-05', name: 'Naura' } as KnownPerson
const rafa = { record: 'rafa', birthDate: '2026-02-01', name: 'Rafa' } as KnownPerson
const siti = { record: 'siti', birthDate: '1995-02-01', name: 'Siti' } as KnownPerson
const people = new Map([naura, rafa, siti].map((person) => [person.record, person]))
people.set('rafa-2', rafa)

let counter = 0
function visit(person: string, shown: VisitFields, at = '2026-11-10T09:14:00+07:00'): VisitRow {
  const fields = Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [
      name,
      { heads: [{ id: String(++counter).padStart(9, '0'), value, who: 'ani', at }], replaced: [] },
    ]),
  )
  return { person, openDay: 'day', shown, conflicts: [], state: JSON.stringify(fields) } as unknown as VisitRow
}
const names = (queued: readonly { person: KnownPerson }[]) => queued.map(({ person }) => person.name)
const queue = (...visits: VisitRow[]) => queueOf(visits, (record) => people.get(record), on, now)

describe('who is at the scale', () => {
  test('children who came and were not weighed wait, longest first, adults do not', () => {
    const { waiting } = queue(
      visit('naura', { came: true }),
      visit('siti', { came: true }),
      visit('rafa', { came: true }),
    )
    expect(names(waiting)).toEqual(['Naura', 'Rafa'])
    expect(waiting[0]?.minutes).toBe(6)
  })

  test('somebody whose check-in was withdrawn does not wait', () => {
    expect(queue(visit('naura', { came: false })).waiting).toEqual([])
  })

  test('weighed, or came and could not be: done, the last one first', () => {
    const { waiting, done } = queue(
      visit('naura', { came: true, weightKg: 7.95 }),
      visit('rafa', { came: true, notWeighed: 'rewel' }),
    )
    expect([names(waiting), names(done)]).toEqual([[], ['Rafa', 'Naura']])
  })

  test('two records of one child are one in the queue, and different weights are seen', () => {
    const { done } = queue(visit('rafa', { came: true, weightKg: 8.4 }), visit('rafa-2', { came: true, weightKg: 7.9 }))
    expect(names(done)).toEqual(['Rafa'])
    expect(done[0]?.hasTwoValues).toBe(true)
  })

  test('a phone with a wrong clock gives no waiting time rather than a wrong one', () => {
    expect(queue(visit('naura', { came: true }, '2026-11-10T11:00:00+07:00')).waiting[0]?.minutes).toBeUndefined()
    expect(queue(visit('naura', { came: true }, '2025-01-01T09:00:00+07:00')).waiting[0]?.minutes).toBeUndefined()
  })
})

test('a child who got vitamin A without being weighed has a missed step', () => {
  expect(marksOf({ came: true, vitaminA: 'biru' })).toEqual(['done', 'missed', 'todo', 'todo', 'done'])
  expect(marksOf({ came: true })).toEqual(['done', 'now', 'todo', 'todo', 'todo'])
})
