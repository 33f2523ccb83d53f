import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../log/entry.ts'
import type { VisitFields } from '../../../log/records/visit.ts'
import type { VisitRow } from '../../../replica/database.ts'
import { fieldsAsStored } from '../../../replica/field-states.ts'
import type { KnownPerson } from '../../../replica/queries/people.ts'
import { boardOf, marksOf, queueAt, queueOf } from './queue.ts'

const now = Date.parse('2026-11-10T09:20:00+07:00')
const naura = { record: 'naura', birthDate: '2025-09-05', name: 'Naura' } as KnownPerson
const rafa = { record: 'rafa', birthDate: '2026-02-01', name: 'Rafa' } as KnownPerson
const siti = { record: 'siti', birthDate: '1995-02-01', name: 'Siti' } as KnownPerson
const people = new Map([naura, rafa, siti].map((person) => [person.record, person]))
people.set('rafa-2', rafa)

let counter = 0
function visit(person: string, shown: VisitFields, at = '2026-11-10T09:14:00+07:00'): VisitRow {
  const fields = Object.fromEntries(
    Object.entries(shown as Record<string, Json>).map(([name, value]) => [
      name,
      { heads: [{ id: String(++counter).padStart(9, '0'), value, who: 'ani', at }], replaced: [] },
    ]),
  )
  return { person, openDay: 'day', shown, conflicts: [], state: fieldsAsStored(fields) } as unknown as VisitRow
}
const names = (queued: readonly { person: KnownPerson }[]) => queued.map(({ person }) => person.name)
const queue = (...visits: VisitRow[]) => queueOf(visits, (record) => people.get(record), now)

describe('who is at the scale', () => {
  test('all who came and were not weighed wait, by their number, also whom the day is not meant for', () => {
    const { waiting } = queue(
      visit('naura', { came: true, number: 1 }),
      visit('rafa', { came: true, number: 3 }),
      visit('siti', { came: true, number: 2 }),
    )
    expect(names(waiting)).toEqual(['Naura', 'Siti', 'Rafa'])
    expect(waiting[0]?.minutes).toBe(6)
  })

  test('a blood pressure alone is langkah 2', () => {
    const siti = visit('siti', { came: true, 'measure.sistole': 120, 'measure.diastole': 80 })
    expect(names(queueOf([siti], (record) => people.get(record), now).done)).toEqual(['Siti'])
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

describe('who waits at each step', () => {
  const at = (step: 1 | 2 | 3 | 4 | 5, ...visits: VisitRow[]) =>
    queueOf(visits, (record) => people.get(record), now, step)

  test('a child goes from step to step: weighed, it waits for its result; told, for the service', () => {
    const weighed = visit('naura', { came: true, weightKg: 7.95 })
    expect(names(at(3, weighed).waiting)).toEqual(['Naura'])
    const told = visit('naura', { came: true, weightKg: 7.95, resultRead: true })
    expect([names(at(3, told).done), names(at(4, told).waiting)]).toEqual([['Naura'], ['Naura']])
    const served = visit('naura', { came: true, weightKg: 7.95, kiaBook: true, serviced: true })
    expect([names(at(4, served).done), names(at(5, served).waiting)]).toEqual([['Naura'], ['Naura']])
  })

  test('a dose, a capsule or a tablet is step 5; a dose that was put off is not', () => {
    const given = visit('naura', { came: true, 'dose.mr': { outcome: 'given' } })
    const postponed = visit('rafa', { came: true, 'dose.mr': { outcome: 'postponed' } })
    expect(names(at(5, given, postponed).done)).toEqual(['Naura'])
    expect(names(at(5, visit('rafa', { came: true, deworming: 'albendazol-200' })).done)).toEqual(['Rafa'])
  })

  test('whose earlier step is missing is shown apart, and has to go back', () => {
    const { waiting, early } = at(3, visit('naura', { came: true }), visit('rafa', { came: true, weightKg: 8.4 }))
    expect([names(waiting), names(early)]).toEqual([['Rafa'], ['Naura']])
  })

  test('a step nobody does in the app today is on paper: nobody is kept waiting for it', () => {
    const naura = visit('naura', { came: true, weightKg: 7.95 })
    expect(names(at(4, naura).waiting)).toEqual(['Naura'])
    const rafa = visit('rafa', { came: true, weightKg: 8.4, resultRead: true })
    expect([names(at(4, naura, rafa).waiting), names(at(4, naura, rafa).early)]).toEqual([['Rafa'], ['Naura']])
  })

  test('who skipped a step waits at the next one, and can come back', () => {
    const skipped = visit('naura', { came: true, skipped: [2] })
    expect([names(at(2, skipped).waiting), names(at(2, skipped).skipped)]).toEqual([[], ['Naura']])
    expect(names(at(3, skipped).waiting)).toEqual(['Naura'])
    expect(at(3, skipped).waiting[0]?.marks).toEqual(['done', 'skipped', 'now', 'todo', 'todo'])
    const back = visit('naura', { came: true, skipped: [2], weightKg: 7.95 })
    expect([names(at(2, back).skipped), names(at(2, back).done)]).toEqual([[], ['Naura']])
  })

  test('who went home waits nowhere, and what was missing stays known', () => {
    const gone = visit('naura', { came: true, left: true })
    expect([at(2, gone), at(3, gone)].map(({ waiting, early }) => [...waiting, ...early])).toEqual([[], []])
    const { people: everybody } = boardOf([gone], (record) => people.get(record), now)
    expect(everybody[0]?.missing).toEqual([2])
  })

  test('the wait counts from the last step, and by number comes before by check-in', () => {
    const early = '2026-11-10T08:30:00+07:00'
    const later = '2026-11-10T09:16:00+07:00'
    const naura = visit('naura', { came: true, number: 13 }, early)
    const rafa = visit('rafa', { came: true, number: 12, weightKg: 8.4 }, later)
    expect(at(3, rafa).waiting[0]?.minutes).toBe(4)
    expect(names(at(2, naura, visit('rafa', { came: true, number: 12 }, later)).waiting)).toEqual(['Rafa', 'Naura'])
  })

  test('one number given on two phones stays two: both are shown, who checked in first is first', () => {
    const { waiting } = at(2, visit('naura', { came: true, number: 12 }), visit('rafa', { came: true, number: 12 }))
    expect(waiting.map(({ person, number }) => [person.name, number])).toEqual([
      ['Naura', 12],
      ['Rafa', 12],
    ])
  })
})

test('whatever is recorded, everybody here is at each step once', () => {
  const anyVisit = fc.record(
    {
      came: fc.boolean(),
      left: fc.boolean(),
      weightKg: fc.constant(8),
      resultRead: fc.boolean(),
      serviced: fc.boolean(),
      immunized: fc.boolean(),
      skipped: fc.subarray([2, 3, 4, 5]),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anyVisit, anyVisit, (first, second) => {
      const board = boardOf([visit('naura', first), visit('rafa', second)], (record) => people.get(record), now)
      for (const step of [1, 2, 3, 4, 5] as const) {
        const { waiting, early, skipped, done } = queueAt(board, step)
        const placed = [...waiting, ...early, ...skipped, ...done].filter(
          ({ shown }) => shown.left !== true || done.some((each) => each.shown === shown),
        )
        expect(new Set(placed).size).toBe(placed.length)
        const here = board.people.filter(({ shown }) => shown.left !== true)
        expect(here.every((queued) => placed.includes(queued))).toBe(true)
      }
    }),
  )
})
