import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import { examplePregnancy } from '../../domain/pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ServedPerson } from '../month/served.ts'
import { breachesIn, sumOf, tallyOf } from '../month/tally.ts'
import { exampleMonth, exampleReferral, exampleVisit } from './example-person-month.ts'
import { GROWN_UP_FORMS, GROWN_UP_REGISTERS } from './grown-ups.ts'

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-12-01', days))
const yes = fc.boolean()

const pregnancy: fc.Arbitrary<Partial<Pregnancy>> = fc.record(
  {
    lmp: fc.option(day, { nil: undefined }),
    outcome: fc.constantFrom('lahir', 'keguguran', 'meninggal', undefined),
    endedOn: fc.option(day, { nil: undefined }),
    helper: fc.constantFrom('bidan', 'dukun', 'lain', undefined),
    babies: fc.constantFrom([], [{ person: 'bayi', alive: true }]),
    contacts: fc.array(fc.record({ on: day, by: fc.constantFrom('dokter', 'bidan') }), { maxLength: 8 }),
    afterBirth: fc.array(fc.record({ on: day, by: fc.constant('bidan' as const) }), { maxLength: 5 }),
  },
  { requiredKeys: [] },
)

const shown: fc.Arbitrary<VisitFields> = fc.record(
  {
    came: yes,
    weightKg: fc.double({ min: 20, max: 120, noNaN: true }),
    heightCm: fc.double({ min: 120, max: 190, noNaN: true }),
    armCm: fc.double({ min: 18, max: 35, noNaN: true }),
    'measure.sistole': fc.integer({ min: 70, max: 220 }),
    'measure.diastole': fc.integer({ min: 40, max: 130 }),
    'measure.sistole-2': fc.integer({ min: 70, max: 220 }),
    'measure.diastole-2': fc.integer({ min: 40, max: 130 }),
    'measure.gds': fc.integer({ min: 40, max: 400 }),
    'measure.lingkar-perut': fc.integer({ min: 60, max: 120 }),
    'measure.ttd': fc.integer({ min: 0, max: 90 }),
    'ask.tbc-batuk': yes,
    'ask.tbc-demam': yes,
    'ask.tbc-bb': yes,
    'ask.tbc-lesu': yes,
    'ask.tbc-kontak': yes,
    'ask.tbc-nafsu': yes,
    'ask.tbc-keringat': yes,
    'ask.tbc-darah': yes,
    'ask.tbc-sesak': yes,
    'ask.riwayat-diri': fc.subarray(['hipertensi', 'dm', 'stroke']),
    'ask.minum-obat': yes,
  },
  { requiredKeys: [] },
)

const person: fc.Arbitrary<Partial<ServedPerson>> = fc
  .record({
    sex: fc.constantFrom('L', 'P', undefined),
    birth: fc.option(
      fc.integer({ min: -60, max: 85 * 365 }).map((days) => addDays('2026-11-30', -days)),
      { nil: undefined },
    ),
    shown: fc.constantFrom<ServedPerson['shown']>(
      {},
      { guestFrom: 'Melati' },
      { living: 'pindah', livingSince: '2026-11-05' },
      { living: 'meninggal', livingSince: '2026-10-30' },
    ),
    pregnancies: fc.array(pregnancy, { maxLength: 2 }),
    visits: fc.array(fc.tuple(fc.constantFrom('2026-10-10', '2026-11-03', '2026-11-10'), shown), { maxLength: 3 }),
    referrals: fc.subarray([
      exampleReferral('2026-11-10'),
      { ...exampleReferral('2026-11-10'), status: 'datang' as const, reasons: ['tbc', 'td-hamil'] },
    ]),
  })
  .map(({ pregnancies, visits, ...rest }) => ({
    ...rest,
    pregnancies: rest.sex === 'P' ? pregnancies.map(examplePregnancy) : [],
    visits: visits.map(([on, fields]) => exampleVisit(on, fields)).sort((a, b) => (a.on < b.on ? -1 : 1)),
  }))

const people = fc.array(person, { maxLength: 12 }).map((all) => all.map((each) => exampleMonth(each)))

describe('the forms of grown-ups', () => {
  it('have codes of their own, and sums of columns that they have', () => {
    expect(new Set(GROWN_UP_FORMS.map(({ code }) => code)).size).toBe(GROWN_UP_FORMS.length)
    for (const { columns, identities } of GROWN_UP_FORMS) {
      const codes = columns.map(({ code }) => code)
      expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([])
      for (const { left, right } of identities) expect(codes).toEqual(expect.arrayContaining([...left, ...right]))
    }
  })

  it('every sum holds, in every cell of any month', () => {
    let counted = 0
    fc.assert(
      fc.property(people, (all) => {
        const tally = tallyOf(all, GROWN_UP_FORMS)
        for (const form of GROWN_UP_FORMS) {
          expect(breachesIn(tally, form)).toEqual([])
          counted += form.identities.reduce((sum, { left }) => sum + sumOf(tally, `${form.code}.${left[0]!}`), 0)
        }
      }),
    )
    // It was about somebody.
    expect(counted).toBeGreaterThan(1000)
  })

  it('a number is never below 0, and never a fraction', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const { counts } of tallyOf(all, GROWN_UP_FORMS))
          for (const count of Object.values(counts)) expect(Number.isInteger(count) && count > 0).toBe(true)
      }),
    )
  })

  it('registers have codes of their own', () => {
    expect(new Set(GROWN_UP_REGISTERS.map(({ code }) => code)).size).toBe(GROWN_UP_REGISTERS.length)
  })
})
