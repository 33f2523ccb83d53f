import { describe, expect, test } from 'vitest'
import { DEFAULT_CARD_SETTINGS } from '../domain/cards/field.ts'
import { growthTables } from '../domain/growth/tables.ts'
import { who2006 } from '../domain/growth/tables/who-2006.ts'
import { who2007 } from '../domain/growth/tables/who-2007.ts'
import type { PersonFields } from '../log/records/person.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { Child, DayVisit } from '../replica/queries/child.ts'
import { visitorOn, type VisitorDay } from './visitor.ts'

const tables = growthTables(who2006, who2007)
const ON = '2026-11-10'
const OPEN_DAY = '2026-11-abc'

function visit(
  date: string | undefined,
  shown: VisitFields,
  openDay = `${date?.slice(0, 7) ?? 'later'}-abc`,
): DayVisit {
  return { openDay, date, shown, fields: {} }
}

function person(shown: PersonFields, visits: readonly DayVisit[] = []): Child {
  return {
    record: 'sari',
    records: ['sari'],
    shown,
    fields: {},
    family: undefined,
    visits,
    doubts: {},
    pregnancies: [],
    newer: false,
  }
}

const on = (child: Child, more: Partial<VisitorDay> = {}) =>
  visitorOn({ child, openDay: OPEN_DAY, on: ON, settings: DEFAULT_CARD_SETTINGS, ...more })

describe('who is a visitor of the cards from six years on', () => {
  test.each([
    ['2020-11-11', undefined, undefined],
    ['2020-11-10', 'sekolah-remaja', 72],
    ['2007-11-11', 'sekolah-remaja', 227],
    ['2007-11-10', 'dewasa', 228],
    ['1966-11-11', 'dewasa', 719],
    ['1966-11-10', 'lansia', 720],
    ['2026-11-11', undefined, undefined],
  ])('born on %s: %s, %s months', (birthDate, card, months) => {
    const visitor = on(person({ birthDate, sex: 'P' }))
    expect([visitor?.card, visitor?.months]).toEqual([card, months])
  })

  test('nobody whose birth date is not known', () => {
    expect(on(person({ sex: 'P' }))).toBeUndefined()
  })

  test('the sex may be unknown', () => {
    expect(on(person({ birthDate: '1990-01-01' }))?.sex).toBeUndefined()
  })
})

describe('what is known of today and of before', () => {
  const adult = { birthDate: '1980-01-01', sex: 'L' } as const
  const today = visit(ON, { weightKg: 70, 'measure.sistole': 120, 'ask.merokok': 'aktif' }, OPEN_DAY)

  test('what is typed stands over what is recorded, and null takes it back', () => {
    const typed = { weightKg: 71, 'measure.sistole': null, 'measure.diastole': 80 }
    expect(on(person(adult, [today]), { typed })?.today).toEqual({
      weightKg: 71,
      'measure.diastole': 80,
      'ask.merokok': 'aktif',
    })
  })

  test('only what cards can read', () => {
    const shown: VisitFields = {
      weightKg: 70,
      note: 'catatan',
      advice: ['garam'],
      'screened.srq-20': true,
      'form.aks': { version: '2023', answers: { '1': 2 } },
      'reported.td-tinggi': true,
      notWeighed: 'sakit',
    }
    const names = Object.keys(on(person(adult, [visit(ON, shown, OPEN_DAY)]))!.today)
    expect(names).toEqual(['weightKg', 'screened.srq-20', 'form.aks', 'notWeighed'])
  })

  test('earlier visits, the newest first; not today’s, none of later, none without a date', () => {
    const visits = [
      visit('2025-11-10', { weightKg: 65 }),
      visit('2026-10-13', { weightKg: 69 }),
      visit(undefined, { weightKg: 1 }),
      today,
      visit('2026-12-08', { weightKg: 99 }),
      visit(ON, { 'measure.gds': 130 }, '2026-11-other'),
    ]
    expect(on(person(adult, visits))?.earlier).toEqual([
      { daysAgo: 0, values: { 'measure.gds': 130 } },
      { daysAgo: 28, values: { weightKg: 69 } },
      { daysAgo: 365, values: { weightKg: 65 } },
    ])
  })

  test('somebody who has not been here today has only earlier values', () => {
    const visitor = on(person(adult, [visit('2026-10-13', { weightKg: 69 })]))
    expect(visitor?.today).toEqual({})
    expect(visitor?.earlier).toHaveLength(1)
  })
})

describe('IMT/U by WHO 2007', () => {
  const girl = person({ birthDate: '2016-11-10', sex: 'P' })
  const typed = { weightKg: 31.9, heightCm: 138.6 }

  test('of a girl of ten', () => {
    // WHO 2007, girls of 120 months: median 16,6.
    expect(on(girl, { typed, tables })?.bmiForAgeZ).toBeCloseTo(0, 1)
  })

  test.each([
    ['without the tables', { typed }],
    ['without a height of today', { typed: { weightKg: 31.9 }, tables }],
    ['without a weight of today', { typed: { heightCm: 138.6 }, tables }],
  ])('not %s', (_what, more) => {
    expect(on(girl, more)?.bmiForAgeZ).toBeUndefined()
  })

  test('not while the sex is not known, nor of adults', () => {
    expect(on(person({ birthDate: '2016-11-10' }), { typed, tables })?.bmiForAgeZ).toBeUndefined()
    expect(on(person({ birthDate: '1990-11-10', sex: 'P' }), { typed, tables })?.bmiForAgeZ).toBeUndefined()
  })
})
