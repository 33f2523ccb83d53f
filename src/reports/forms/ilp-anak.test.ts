import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ServedPerson } from '../month/served.ts'
import { breachesIn, tallyOf } from '../month/tally.ts'
import { anyChildMonth } from '../../../tests/any-child-month.ts'
import {
  columnsOf,
  exampleDose,
  exampleMonth,
  examplePmt,
  exampleReferral,
  exampleSeen,
  exampleVisit,
} from './example-person-month.ts'
import { ILP_ANAK } from './ilp-anak.ts'

const recap = (at: Parameters<typeof columnsOf>[1]) => columnsOf(ILP_ANAK, at)
/** Seen on 10 November 2026 at this age in completed months, born on the tenth. */
const at = (months: number, shown: VisitFields, person: Partial<ServedPerson> = {}) => {
  const month = 2026 * 12 + 10 - months
  const birth = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10`
  return recap(exampleSeen({ came: true, ...shown }, { birth, ...person }))
}
const has = (counts: Readonly<Record<string, number>>, ...codes: readonly number[]) =>
  codes.every((code) => counts[String(code)] === 1)

test('has the columns 2 to 36 in their order, and two beside them', () => {
  expect(ILP_ANAK.columns.map(({ code }) => code)).toEqual([
    ...Array.from({ length: 35 }, (_, i) => String(i + 2)),
    'tamu',
    'belum-lengkap',
  ])
})

describe('who they are', () => {
  it.each([
    [0, 2, 5],
    [11, 2, 5],
    [12, 3, 6],
    [59, 3, 6],
    [60, 4, 7],
    [71, 4, 7],
  ])('%i months', (months, sasaran, datang) => {
    expect(has(at(months, {}), sasaran, datang)).toBe(true)
  })

  it('who turned 72 months in the month is apras in it, and no longer in the next', () => {
    expect(has(at(72, {}), 4, 7)).toBe(true)
    expect(recap(exampleSeen({ came: true }, { birth: '2020-11-01' }))).toEqual({})
    expect(recap(exampleSeen({ came: true }, { birth: '2020-11-02' }))).toMatchObject({ 4: 1, 7: 1 })
  })

  it('who stayed away is in the sasaran and among those who did not come', () => {
    expect(recap(exampleMonth({}))).toEqual({ 3: 1, 9: 1 })
  })

  it('a guest is in a column of their own, and in no other', () => {
    expect(recap(exampleSeen({ weightKg: 8, vitaminA: 'merah' }, { shown: { guestFrom: 'Mawar' } }))).toEqual({
      tamu: 1,
    })
  })
})

describe('what was found', () => {
  it('reads the checklist of the age they are, also when it was completed before', () => {
    const before = [exampleVisit('2026-10-10', { 'ask.ceklis': 'lengkap' })]
    expect(has(at(14, { 'ask.ceklis': 'lengkap' }), 11)).toBe(true)
    expect(has(at(14, { 'ask.ceklis': 'tidak-lengkap' }, { visits: before }), 12)).toBe(true)
    expect(has(at(13, {}, { visits: before }), 11)).toBe(true)
    // In October they were 11 months: that was another list.
    expect(at(12, {}, { visits: before })).not.toHaveProperty('11')
  })

  it('counts above the orange line with T and BGM, also for who gained', () => {
    const before = [exampleVisit('2026-10-10', { weightKg: 14 })]
    expect(has(at(14, { weightKg: 14.5 }, { visits: before }), 13, 14)).toBe(true)
    expect(at(14, { weightKg: 9.9 }, { visits: [exampleVisit('2026-10-10', { weightKg: 9.6 })] })).not.toHaveProperty(
      '14',
    )
  })

  // A boy of 1461 days and 103 cm weighs 16.6 kg in the median; see domain spec §5.3 for the cut-offs.
  it.each([
    [48, { weightKg: 16.6, heightCm: 103, posture: 'berdiri' }, [15, 17]],
    [48, { weightKg: 25, heightCm: 103, posture: 'berdiri' }, [16, 17]],
    [48, { weightKg: 12, heightCm: 85, posture: 'berdiri' }, [15, 18]],
    [66, { weightKg: 19, heightCm: 112, posture: 'berdiri' }, [19]],
    [66, { weightKg: 30, heightCm: 112, posture: 'berdiri' }, [20]],
  ] as const)('at %i months %o is in %o', (months, shown, columns) => {
    const counts = at(months, shown)
    expect(Object.keys(counts).filter((code) => Number(code) >= 15 && Number(code) <= 20)).toEqual(columns.map(String))
  })

  it.each([
    [12.5, 23],
    [12.4, 24],
    [11.4, 24],
  ])('LiLA %f is in column %i, from 6 to 59 months', (armCm, column) => {
    expect(has(at(6, { armCm }), column)).toBe(true)
    expect(has(at(59, { armCm }), column)).toBe(true)
    expect(at(5, { armCm })).not.toHaveProperty(String(column))
    expect(at(60, { armCm })).not.toHaveProperty(String(column))
  })

  it('tells a head of the usual size from another', () => {
    expect(has(at(12, { headCm: 46 }), 21)).toBe(true)
    expect(has(at(12, { headCm: 41 }), 22)).toBe(true)
  })

  it('makes no index of a weight out of a book', () => {
    const counts = at(48, { weightKg: 25, heightCm: 103, posture: 'berdiri', copiedFrom: 'buku-kia' })
    expect(Object.keys(counts)).toEqual(['3', '6', '17'])
  })

  it('needs two signs of TBC', () => {
    expect(at(14, { 'ask.tbc-batuk': true })).not.toHaveProperty('25')
    expect(has(at(14, { 'ask.tbc-batuk': true, 'ask.tbc-demam': true }), 25)).toBe(true)
  })
})

describe('what they were given', () => {
  it('knows ASI eksklusif to 6 months, and that broken once is broken', () => {
    expect(has(at(3, { 'ask.asi-3': true }), 26)).toBe(true)
    expect(has(at(6, { 'ask.asi-6': true }), 26)).toBe(true)
    expect(at(7, { 'ask.asi-6': true })).not.toHaveProperty('26')
    expect(at(3, { 'ask.asi-3': true, 'ask.asi-1': false })).not.toHaveProperty('26')
    expect(at(3, { 'ask.asi-2': true })).not.toHaveProperty('26')
  })

  it.each([
    [5, false],
    [6, true],
    [23, true],
    [24, false],
  ])('MP-ASI at %i months: %s', (months, counts) => {
    expect(has(at(months, { 'ask.mpasi': true }), 27)).toBe(counts)
    expect(at(months, { 'ask.mpasi': false })).not.toHaveProperty('27')
  })

  it('counts doses of the age: one not yet late is no gap, one that is late is', () => {
    const newborn = [
      exampleDose('hb0', 1, '2026-09-10'),
      exampleDose('bcg', 1, '2026-09-12'),
      exampleDose('opv', 1, '2026-09-12'),
    ]
    // Two months old on 10 November: DPT1 and its like are late from 10 December.
    expect(has(at(2, {}, { doses: newborn }), 28)).toBe(true)
    expect(at(2, {}, { doses: newborn.slice(1) })).not.toHaveProperty('28')
    expect(at(3, {}, { doses: newborn.map((dose) => ({ ...dose, date: '2026-08-12' })) })).not.toHaveProperty('28')
    expect(at(60, {})).not.toHaveProperty('28')
  })

  it('counts capsules, tablets, PMT, advice and illness of this month', () => {
    const counts = at(14, {
      vitaminA: 'merah',
      deworming: 'albendazol-200',
      advice: ['stimulasi'],
      'ask.sakit': ['demam'],
    })
    expect(has(counts, 29, 30, 32, 33)).toBe(true)
    expect(at(14, { advice: [], 'ask.sakit': [] })).toEqual({ 3: 1, 6: 1 })
  })

  it('has PMT that goes on in the month, from its first day to its last', () => {
    const pmt = (startedOn: string, days: number, kind?: 'pabrikan') =>
      recap(exampleMonth({ pmt: [examplePmt(startedOn, days, kind)] }))
    expect(pmt('2026-11-30', 14)).toHaveProperty('31')
    expect(pmt('2026-12-01', 14)).not.toHaveProperty('31')
    expect(pmt(addDays('2026-11-01', -13), 14)).toHaveProperty('31')
    expect(pmt(addDays('2026-11-01', -14), 14)).not.toHaveProperty('31')
    expect(pmt('2026-11-05', 14, 'pabrikan')).not.toHaveProperty('31')
  })

  it('has referrals of this month by group', () => {
    expect(has(at(5, {}, { referrals: [exampleReferral('2026-11-10')] }), 34)).toBe(true)
    expect(has(at(59, {}, { referrals: [exampleReferral('2026-11-10')] }), 35)).toBe(true)
    expect(has(at(60, {}, { referrals: [exampleReferral('2026-11-10')] }), 36)).toBe(true)
    expect(at(60, {}, { referrals: [exampleReferral('2026-10-31')] })).not.toHaveProperty('36')
  })
})

test('came and stayed away are the sasaran of each group, over any month', () => {
  fc.assert(
    fc.property(fc.array(anyChildMonth, { maxLength: 40, size: 'max' }), (people) => {
      const tally = tallyOf(people, [ILP_ANAK])
      expect(breachesIn(tally, ILP_ANAK)).toEqual([])
      for (const { counts } of tally) {
        const of = (...codes: readonly number[]) =>
          codes.reduce((sum, code) => sum + (counts[`ilp-anak.${code}`] ?? 0), 0)
        const came = of(5, 6, 7)
        // Each pair is about people who came, once each.
        for (const pair of [
          [11, 12],
          [15, 16],
          [17, 18],
          [19, 20],
          [21, 22],
          [23, 24],
        ])
          expect(of(...pair)).toBeLessThanOrEqual(came)
        expect(of(19, 20)).toBeLessThanOrEqual(of(7))
        expect(of(15, 16)).toBeLessThanOrEqual(of(5, 6))
      }
    }),
  )
})
