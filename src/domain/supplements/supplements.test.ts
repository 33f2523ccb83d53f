import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import { deworming } from './deworming.ts'
import { lastDayOf, nextRound, phaseOf, roundOf } from './rounds.ts'
import { vitaminA } from './vitamin-a.ts'

const BIRTH = '2025-08-10'

describe('rounds of vitamin A', () => {
  it('are February and August, and a late capsule is of the round before it', () => {
    expect(['2026-01-31', '2026-02-01', '2026-07-31', '2026-08-01', '2026-12-31'].map(roundOf)).toEqual([
      '2025-08',
      '2026-02',
      '2026-02',
      '2026-08',
      '2026-08',
    ])
  })

  it('are swept for a month afterwards', () => {
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(phaseOf)).toEqual([
      'between',
      'round',
      'round',
      'sweeping',
      'sweeping',
      'between',
    ])
    expect([phaseOf('2026-09-30'), phaseOf('2026-10-01')]).toEqual(['sweeping', 'between'])
  })

  it('end with their month and are followed by the other one', () => {
    expect([lastDayOf('2028-02'), lastDayOf('2026-08')]).toEqual(['2028-02-29', '2026-08-31'])
    expect(['2026-01-15', '2026-02-01', '2026-09-01'].map(nextRound)).toEqual([
      '2026-02-01',
      '2026-08-01',
      '2027-02-01',
    ])
  })
})

describe('vitamin A', () => {
  it.each([
    ['2026-02-09', { state: 'not-of-age' }],
    ['2026-02-10', { state: 'due', capsule: 'biru', round: '2026-02' }],
    ['2026-03-31', { state: 'sweeping', capsule: 'biru', round: '2026-02' }],
    ['2026-04-01', { state: 'not-now', next: '2026-08-01' }],
    ['2026-08-09', { state: 'due', capsule: 'biru', round: '2026-08' }],
    ['2026-08-10', { state: 'due', capsule: 'merah', round: '2026-08' }],
    ['2030-08-09', { state: 'due', capsule: 'merah', round: '2030-08' }],
    ['2030-08-10', { state: 'not-of-age' }],
  ])('of a child born on 10 August 2025, on %s', (on, expected) => {
    expect(vitaminA(BIRTH, on, [])).toEqual(expected)
  })

  it('is one capsule a round, also when it came in the sweeping', () => {
    expect(vitaminA(BIRTH, '2026-02-20', ['2026-02-12'])).toEqual({
      state: 'given',
      on: '2026-02-12',
      round: '2026-02',
    })
    expect(vitaminA(BIRTH, '2026-08-12', ['2026-03-20'])).toMatchObject({ state: 'due', capsule: 'merah' })
  })

  it('is given too where a book names only the round', () => {
    expect(vitaminA(BIRTH, '2026-02-20', ['2026-02'])).toEqual({ state: 'given', on: '2026-02', round: '2026-02' })
    expect(vitaminA(BIRTH, '2026-08-12', ['2026-02'])).toMatchObject({ state: 'due', capsule: 'merah' })
  })

  it('does not sweep for a child who was too young for the whole month', () => {
    expect(vitaminA('2025-09-01', '2026-03-15', [])).toEqual({ state: 'not-now', next: '2026-08-01' })
    expect(vitaminA('2025-08-28', '2026-03-15', [])).toMatchObject({ state: 'sweeping' })
  })

  it('given once is not due again in its round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 0, max: 200 }), (age, later) => {
        const on = addDays(BIRTH, age)
        const again = addDays(on, later)
        const state = vitaminA(BIRTH, again, [on]).state
        if (roundOf(again) === roundOf(on)) expect(state).toBe('given')
        else expect(state).not.toBe('given')
      }),
    )
  })
})

describe('deworming', () => {
  it.each([
    ['2026-08-09', { state: 'not-of-age' }],
    ['2026-08-10', { state: 'due', tablet: 'albendazol-200', round: '2026-08' }],
    ['2026-09-30', { state: 'sweeping', tablet: 'albendazol-200', round: '2026-08' }],
    ['2027-02-20', { state: 'not-now' }],
    ['2027-08-09', { state: 'due', tablet: 'albendazol-200', round: '2027-08' }],
    ['2027-08-10', { state: 'due', tablet: 'albendazol-400', round: '2027-08' }],
    ['2031-08-09', { state: 'due', tablet: 'albendazol-400', round: '2031-08' }],
    ['2031-08-10', { state: 'not-of-age' }],
  ])('of a child born on 10 August 2025, on %s', (on, expected) => {
    expect(deworming(BIRTH, on, [])).toEqual(expected)
  })

  it('is once a year, twice where the district says so', () => {
    expect(deworming(BIRTH, '2027-08-20', ['2027-08-11'])).toEqual({ state: 'given', on: '2027-08-11' })
    expect(deworming(BIRTH, '2027-02-20', [], { dewormingTwice: true })).toMatchObject({ state: 'due' })
  })
})
