import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../calendar.ts'
import { completeness } from './completeness.ts'
import type { Proof, RecordedDose } from './dose.ts'
import { possibleDoubles } from './doubles.ts'
import type { Antigen } from './products.ts'
import { after } from './span.ts'

const BIRTH = '2025-03-10'
const age = (months: number): CalendarDate => after(BIRTH, { months })
const usual = { rv: true }

const had = (antigen: Antigen, n: number, months: number, proof: Proof = 'buku-kia'): RecordedDose => ({
  antigen,
  n,
  source: `${antigen}${n}`,
  outcome: 'given',
  date: age(months),
  proof,
})

/** The 17 doses of the first year. */
const basic: readonly RecordedDose[] = [
  had('hb0', 1, 0),
  had('bcg', 1, 1),
  ...[1, 2, 3, 4].map((n) => had('opv', n, n === 1 ? 0 : n)),
  ...[1, 2, 3].map((n) => had('dpt', n, n + 1)),
  ...[1, 2].map((n) => had('pcv', n, n + 1)),
  ...[1, 2, 3].map((n) => had('rv', n, n + 1)),
  ...[1, 2].map((n) => had('ipv', n, n === 1 ? 4 : 9)),
  had('mr', 1, 9),
]

describe('imunisasi dasar lengkap', () => {
  it('is 17 doses before the first birthday', () => {
    expect(basic).toHaveLength(17)
    expect(completeness(BIRTH, basic, usual)[0]).toMatchObject({
      set: 'dasar',
      year: 2026,
      until: '2026-03-09',
      isComplete: true,
      missing: [],
    })
  })

  it('lacks each dose that is taken away', () => {
    for (const dose of basic) {
      const rest = basic.filter((each) => each !== dose)
      const [dasar] = completeness(BIRTH, rest, usual)
      expect(dasar).toMatchObject({ isComplete: false, missing: [{ antigen: dose.antigen, n: dose.n }] })
    }
  })

  it('counts MR1 on the day before the birthday, and not on it', () => {
    const withMr = (date: CalendarDate) =>
      completeness(BIRTH, [...basic.filter(({ antigen }) => antigen !== 'mr'), { ...had('mr', 1, 9), date }], usual)[0]
    expect(withMr(addDays(age(12), -1))).toMatchObject({ isComplete: true, late: [] })
    expect(withMr(age(12))).toMatchObject({ isComplete: false, late: [{ antigen: 'mr', n: 1 }] })
  })

  it('keeps apart what is only said', () => {
    const told = basic.map((dose) => (dose.antigen === 'bcg' ? had('bcg', 1, 1, 'pengakuan') : dose))
    expect(completeness(BIRTH, told, usual)[0]).toMatchObject({
      isComplete: false,
      isCompleteOnTheirWord: true,
      unproven: [{ antigen: 'bcg', n: 1 }],
    })
  })

  it('is not complete on the word of a family that itself says a dose came after the birthday', () => {
    const told = (date: CalendarDate | undefined) =>
      completeness(
        BIRTH,
        basic.map((dose) => (dose.antigen === 'mr' ? { ...had('mr', 1, 9, 'pengakuan'), date } : dose)),
        usual,
      )[0]
    expect(told(age(12))).toMatchObject({
      isComplete: false,
      isCompleteOnTheirWord: false,
      late: [{ antigen: 'mr', n: 1 }],
      unproven: [],
    })
    expect(told(undefined)).toMatchObject({
      isCompleteOnTheirWord: true,
      late: [],
      unproven: [{ antigen: 'mr', n: 1 }],
    })
  })

  it('does not ask for RV where it is not given', () => {
    const without = basic.filter(({ antigen }) => antigen !== 'rv')
    expect(completeness(BIRTH, without, { rv: false })[0]?.isComplete).toBe(true)
  })

  it('was the classic 11 for a child who turned one in 2022', () => {
    const classic = [
      ...basic.filter(({ antigen }) => ['hb0', 'bcg', 'opv', 'dpt', 'mr'].includes(antigen)),
      had('ipv', 1, 4),
    ].map((dose) => ({ ...dose, date: `2021${dose.date!.slice(4)}` }))
    expect(classic).toHaveLength(11)
    const [dasar] = completeness('2021-03-10', classic, usual)
    expect(dasar).toMatchObject({ year: 2022, missing: [], isComplete: true })
  })
})

describe('imunisasi baduta lengkap', () => {
  it('is those and three more before the second birthday', () => {
    const more = [had('pcv', 3, 12), had('dpt', 4, 18), had('mr', 2, 18)]
    expect(completeness(BIRTH, [...basic, ...more], usual)[1]).toMatchObject({
      set: 'baduta',
      year: 2027,
      isComplete: true,
    })
    expect(completeness(BIRTH, basic, usual)[1]?.missing).toHaveLength(3)
  })
})

describe('possible doubles', () => {
  it('are records of one antigen from two places, less than 4 weeks apart', () => {
    const book = had('dpt', 1, 2)
    const at = (days: number, source = 'visit'): RecordedDose => ({
      ...book,
      n: undefined,
      source,
      date: addDays(age(2), days),
    })
    expect(possibleDoubles([book, at(0)])).toMatchObject([{ antigen: 'dpt', days: 0 }])
    expect(possibleDoubles([at(27), book])).toMatchObject([{ days: 27 }])
    expect(possibleDoubles([book, at(28)])).toEqual([])
    expect(possibleDoubles([book, at(2, book.source)])).toEqual([])
    expect(possibleDoubles([book, { ...at(1), outcome: 'refused' }])).toEqual([])
  })
})
