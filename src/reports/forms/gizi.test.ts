import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { VisitFields } from '../../log/records/visit.ts'
import { breachesIn, tallyOf } from '../month/tally.ts'
import { anyChildMonth } from '../../../tests/any-child-month.ts'
import { columnsOf, exampleMonth, examplePmt, exampleSeen, exampleVisit } from './example-person-month.ts'
import { GIZI } from './gizi.ts'

/** A boy of four years to the day, 1461 days, standing. */
const FOUR = { birth: '2022-11-10' }
const of = (shown: VisitFields, person = {}) =>
  columnsOf(GIZI, exampleSeen({ posture: 'berdiri', ...shown }, { ...FOUR, ...person }))
const codes = (counts: Readonly<Record<string, number>>) => Object.keys(counts)

// At 1461 days WHO 2006 has BB/U -2 SD at 12.7 kg and -3 SD at 11.2 kg (domain spec §5.3), TB/U -2 SD at 94.9 cm.
describe('classes by index', () => {
  it.each([
    [16.3, ['bbu', 'bbu-normal']],
    [12.8, ['bbu', 'bbu-normal']],
    [12.6, ['bbu', 'bbu-kurang', 'underweight']],
    [11.1, ['bbu', 'bbu-sangat-kurang', 'underweight', 'bgm', 'bgm-baru']],
    [18.7, ['bbu', 'bbu-risiko-lebih']],
  ])('weighing %f kg is in %o', (weightKg, expected) => {
    expect(
      codes(of({ weightKg })).filter(
        (code) => code.startsWith('bbu') || code === 'underweight' || code.startsWith('bgm'),
      ),
    ).toEqual(expected)
  })

  it.each([
    [103, ['tbu', 'tbu-normal']],
    [95, ['tbu', 'tbu-normal']],
    [94.8, ['tbu', 'tbu-pendek', 'stunting', 'stunting-baru']],
    [90.6, ['tbu', 'tbu-sangat-pendek', 'stunting', 'stunting-baru']],
  ])('%f cm is in %o, also of who was not weighed', (heightCm, expected) => {
    expect(codes(of({ came: true, heightCm })).filter((code) => /^(tbu|stunting)/.test(code))).toEqual(expected)
  })

  it('is gizi buruk with oedema, whatever the weight', () => {
    expect(of({ weightKg: 16.3, heightCm: 103, oedema: true })).toMatchObject({
      'bbtb-gizi-buruk': 1,
      wasting: 1,
      oedema: 1,
    })
    expect(of({ weightKg: 16.3, heightCm: 103 })).toMatchObject({ 'bbtb-gizi-baik': 1 })
  })
})

describe('new cases', () => {
  const short = { heightCm: 94, posture: 'berdiri' as const }
  const before = (heightCm: number) => ({ visits: [exampleVisit('2026-10-10', { heightCm, posture: 'berdiri' })] })

  it('stunting is new where the last height was not short', () => {
    expect(of({ came: true, ...short }, before(103))).toHaveProperty('stunting-baru')
    expect(of({ came: true, ...short }, before(93))).not.toHaveProperty('stunting-baru')
  })

  it('BGM is new where the last weight was above the line', () => {
    const last = (weightKg: number) => ({ visits: [exampleVisit('2026-08-10', { weightKg })] })
    expect(of({ weightKg: 11 }, last(11.5))).toHaveProperty('bgm-baru')
    expect(of({ weightKg: 11 }, last(10.5))).not.toHaveProperty('bgm-baru')
  })
})

it('has PMT that runs and PMT that began', () => {
  const pmt = (startedOn: string) => columnsOf(GIZI, exampleMonth({ pmt: [examplePmt(startedOn, 14)] }))
  expect(pmt('2026-11-01')).toMatchObject({ pmt: 1, 'pmt-baru': 1 })
  expect(pmt('2026-10-25')).toMatchObject({ pmt: 1 })
  expect(pmt('2026-10-25')).not.toHaveProperty('pmt-baru')
})

it('knows who is treated for how they are nourished, on any day of the month', () => {
  const care = (since: string, until?: string) =>
    columnsOf(GIZI, exampleMonth({ care: { 'bb-tb-buruk': { since, until } } }))
  expect(care('2026-11-30')).toHaveProperty('rawat')
  expect(care('2026-12-01')).not.toHaveProperty('rawat')
  expect(care('2026-09-01', '2026-11-01')).toHaveProperty('rawat')
  expect(care('2026-09-01', '2026-10-31')).not.toHaveProperty('rawat')
})

test('who was measured is in one class of each index, over any month', () => {
  fc.assert(
    fc.property(fc.array(anyChildMonth, { maxLength: 40, size: 'max' }), (people) => {
      const tally = tallyOf(people, [GIZI])
      expect(breachesIn(tally, GIZI)).toEqual([])
      for (const { counts } of tally) {
        const n = (code: string) => counts[`gizi.${code}`] ?? 0
        for (const [part, whole] of [
          ['d', 's'],
          ['bbu', 'd'],
          ['stunting', 'tbu'],
          ['stunting-baru', 'stunting'],
          ['wasting-baru', 'wasting'],
          ['bgm-baru', 'bgm'],
          ['t2', 't'],
        ] as const)
          expect(n(part)).toBeLessThanOrEqual(n(whole))
      }
    }),
  )
})
