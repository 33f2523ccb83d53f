import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { breachesIn, tallyOf } from '../month/tally.ts'
import { anyChildMonth } from '../../../tests/any-child-month.ts'
import { columnsOf, exampleMonth, exampleVisit } from './example-person-month.ts'
import { VITA } from './vita.ts'

/** Born on 10 August 2025: 6 months old on 10 February 2026, 12 on 10 August. */
const BIRTH = '2025-08-10'
const in2026 = (month: string, visits: readonly (readonly [string, 'biru' | 'merah', string?])[] = [], more = {}) =>
  columnsOf(
    VITA,
    exampleMonth(
      {
        birth: BIRTH,
        visits: visits.map(([on, vitaminA, elsewhere]) => exampleVisit(on, { came: true, vitaminA }, elsewhere)),
        ...more,
      },
      month,
    ),
  )

describe('vitamin A by rounds', () => {
  it('begins with the round in which a child turns six months', () => {
    expect(in2026('2026-01')).toEqual({})
    expect(in2026('2026-02')).toMatchObject({ 'biru-s': 1, 'biru-belum': 1 })
    expect(columnsOf(VITA, exampleMonth({ birth: '2025-09-01' }, '2026-02'))).toEqual({})
    expect(columnsOf(VITA, exampleMonth({ birth: '2025-08-28' }, '2026-02'))).toMatchObject({ 'biru-s': 1 })
  })

  it('is merah for who turns twelve months in the round, unless biru was given before', () => {
    expect(in2026('2026-08')).toMatchObject({ 'merah-s': 1, 'merah-belum': 1 })
    expect(in2026('2026-08', [['2026-08-03', 'biru']])).toMatchObject({ 'biru-s': 1, biru: 1, 'biru-bulan-ini': 1 })
    expect(in2026('2026-08', [['2026-08-01', 'biru']])).toMatchObject({ 'biru-bulan-ini': 1 })
    expect(in2026('2026-08', [['2026-08-12', 'merah']])).toMatchObject({ merah: 1, 'merah-bulan-ini': 1 })
  })

  it('dates a capsule of the sweeping to its round', () => {
    const swept = [['2026-03-20', 'biru']] as const
    expect(in2026('2026-02', swept)).toMatchObject({ 'biru-belum': 1 })
    expect(in2026('2026-03', swept)).toMatchObject({ biru: 1, 'biru-bulan-ini': 1 })
    const april = in2026('2026-04', swept)
    expect(april).toMatchObject({ 'biru-s': 1, biru: 1 })
    expect(april).not.toHaveProperty('biru-bulan-ini')
    expect(in2026('2026-08', swept)).toMatchObject({ 'merah-belum': 1 })
  })

  it('ends with the round in which a child turns sixty months', () => {
    expect(columnsOf(VITA, exampleMonth({ birth: '2021-08-02' }, '2026-08'))).toMatchObject({ 'merah-s': 1 })
    expect(columnsOf(VITA, exampleMonth({ birth: '2021-08-01' }, '2026-08'))).not.toHaveProperty('merah-s')
  })

  it('counts where it was given only there, and that it was given everywhere', () => {
    const moved = in2026('2026-08', [['2026-08-12', 'merah', 'Melati']])
    expect(moved).toMatchObject({ merah: 1 })
    expect(moved).not.toHaveProperty('merah-bulan-ini')
  })

  it('counts a capsule that only a book has, in its round and in the month of its day', () => {
    const inBook = (on: string, month: string) => in2026(month, [], { capsules: [{ on, capsule: 'merah' }] })
    expect(inBook('2026-08', '2026-08')).toMatchObject({ 'merah-s': 1, merah: 1 })
    expect(inBook('2026-08', '2026-08')).not.toHaveProperty('merah-bulan-ini')
    expect(inBook('2026-08-12', '2026-08')).toMatchObject({ merah: 1, 'merah-bulan-ini': 1 })
    expect(inBook('2026-02-12', '2026-08')).toMatchObject({ 'merah-belum': 1 })
  })

  it('shows a capsule of the other colour', () => {
    expect(in2026('2026-08', [['2026-08-09', 'merah']])).toHaveProperty('beda')
    expect(in2026('2026-08', [['2026-08-10', 'merah']])).not.toHaveProperty('beda')
  })

  it('is not about guests', () => {
    expect(in2026('2026-08', [['2026-08-12', 'merah']], { shown: { guestFrom: 'Mawar' } })).toEqual({})
  })
})

describe('obat cacing', () => {
  const given = (month: string) =>
    columnsOf(
      VITA,
      exampleMonth(
        { birth: '2024-01-01', visits: [exampleVisit('2026-08-10', { came: true, deworming: 'albendazol-400' })] },
        month,
      ),
    )
  it('is counted in its month, and stays counted to the end of the year', () => {
    expect(given('2026-08')).toMatchObject({ 'cacing-s': 1, cacing: 1, 'cacing-tahun': 1 })
    expect(given('2026-12')).toMatchObject({ 'cacing-s': 1, 'cacing-tahun': 1 })
    expect(given('2026-12')).not.toHaveProperty('cacing')
    expect(given('2027-01')).not.toHaveProperty('cacing-tahun')
    expect(given('2026-07')).not.toHaveProperty('cacing-tahun')
  })

  it.each([
    ['2025-11-11', false],
    ['2025-11-10', true],
    ['2021-11-11', true],
    ['2021-11-10', false],
  ])('born on %s: %s', (birth, isDue) => {
    expect('cacing-s' in columnsOf(VITA, exampleMonth({ birth }))).toBe(isDue)
  })
})

test('given and not yet given are the sasaran of the round, over any month', () => {
  fc.assert(
    fc.property(fc.array(anyChildMonth, { maxLength: 40, size: 'max' }), (people) => {
      const tally = tallyOf(people, [VITA])
      expect(breachesIn(tally, VITA)).toEqual([])
      for (const { counts } of tally)
        for (const capsule of ['biru', 'merah'])
          expect(counts[`vita.${capsule}-bulan-ini`] ?? 0).toBeLessThanOrEqual(counts[`vita.${capsule}`] ?? 0)
    }),
  )
})
