import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, completedMonths } from '../calendar.ts'
import type { WeighingStatus } from '../weighing/status.ts'
import { BROUGHT_BY } from './feeding.ts'
import { MILESTONE_BANDS } from './milestones.ts'
import { DEFAULT_CARE_SETTINGS, isAskedNow, isOfAge, type CareAnswers } from './question.ts'
import { asiAnswers, QUESTIONS, questionsFor, type CareChild, type EarlierAnswers } from './questions.ts'

const today = '2026-11-10'
const born = (months: number): string => {
  const date = new Date(Date.UTC(2026, 10 - months, 10))
  return date.toISOString().slice(0, 10)
}
const known = { imd: true, kia: 'ada' }
const child = (months: number, more: Partial<CareChild> = {}): CareChild => ({
  birthDate: born(months),
  birthWeightG: 3100,
  known,
  previousAnswers: [],
  ...more,
})
const codes = (of: CareChild, settings = DEFAULT_CARE_SETTINGS, answered: CareAnswers = {}) =>
  questionsFor(of, today, settings).flatMap(({ question }) => (isAskedNow(question, answered) ? [question.code] : []))
const at = (on: string, answers: CareAnswers, broughtBy?: string): EarlierAnswers => ({ on, answers, broughtBy })
const weighing = (code: 'N' | 'T', consecutiveT: number): WeighingStatus => ({
  code,
  gainGrams: 0,
  requiredGrams: 200,
  days: 30,
  spacing: 'usual',
  consecutiveT,
  transfer: false,
})

const COMPLAINTS = ['tbc-batuk', 'tbc-demam', 'tbc-bb', 'tbc-lesu', 'sakit']

describe('what is asked today', () => {
  it('of a boy of 14 months: complaints, ceklis, MP-ASI, kelas ibu balita and MBG', () => {
    expect(codes(child(14))).toEqual([...COMPLAINTS, 'ceklis', 'mpasi', 'kelas-ibu-balita', 'mbg'])
  })

  it('of a baby of 2 months: the months of ASI so far, and no MP-ASI', () => {
    expect(codes(child(2))).toEqual([...COMPLAINTS, 'ceklis', 'asi-0', 'asi-1', 'asi-2', 'kelas-ibu-balita'])
  })

  it('of a child with swollen feet: how far, which the scale does not ask', () => {
    expect(codes(child(66, { oedema: true }))).toEqual([...COMPLAINTS, 'bengkak-derajat', 'ceklis'])
  })

  it('of an apras: complaints and ceklis', () => {
    expect(codes(child(66))).toEqual([...COMPLAINTS, 'ceklis'])
  })

  it('of a child with diarrhoea: whether oralit was given', () => {
    const asks = (answers: CareAnswers) => codes(child(14), DEFAULT_CARE_SETTINGS, answers).includes('oralit')
    expect([{ sakit: ['diare'] }, { sakit: [], bahaya: ['diare-berat'] }].map(asks)).toEqual([true, true])
    expect([{}, { sakit: [] }, { sakit: ['demam'] }].map(asks)).toEqual([false, false, false])
  })

  it('of somebody of 6 years, or born tomorrow: nothing', () => {
    expect(codes(child(72))).toEqual([])
    expect(codes(child(0, { birthDate: addDays(today, 1) }))).toEqual([])
  })

  it.each([
    ['MP-ASI from 6 to 23 months', 'mpasi', 6, 23],
    ['MBG from 6 to 59 months', 'mbg', 6, 59],
    ['kelas ibu balita up to 59 months', 'kelas-ibu-balita', 0, 59],
    ['TBC at every age', 'tbc-batuk', 0, 71],
  ])('%s', (_name, code, from, to) => {
    const asked = Array.from({ length: 80 }, (_, months) => months).filter((months) =>
      codes(child(months)).includes(code),
    )
    expect([asked[0], asked.at(-1), asked.length]).toEqual([from, to, to - from + 1])
  })

  it('Buku KIA and IMD until they are known', () => {
    expect(codes(child(30, { known: {} }))).toEqual(expect.arrayContaining(['kia', 'imd']))
    expect(codes(child(30))).not.toEqual(expect.arrayContaining(['kia']))
  })

  it('the book for small babies only of a child born under 2500 g, or of unknown birth weight', () => {
    expect(codes(child(3, { birthWeightG: 2499 }))).toContain('kiaSmallBaby')
    expect(codes(child(3, { birthWeightG: undefined }))).toContain('kiaSmallBaby')
    expect(codes(child(3, { birthWeightG: 2500 }))).not.toContain('kiaSmallBaby')
  })
})

describe('TBC', () => {
  it('asks about contact instead of lesu where the older card is in use', () => {
    const asked = codes(child(14), { tbcCard: 'kontak' })
    expect(asked).toContain('tbc-kontak')
    expect(asked).not.toContain('tbc-lesu')
  })

  it('suggests yes to the third question after two months without the gain they should have had', () => {
    const suggested = (status: WeighingStatus) =>
      questionsFor(child(14, { weighing: status }), today, DEFAULT_CARE_SETTINGS).find(
        ({ question }) => question.code === 'tbc-bb',
      )?.suggested
    expect(suggested(weighing('T', 2))).toEqual({ answer: true, from: 'weights' })
    expect(suggested(weighing('T', 1))).toBeUndefined()
    expect(suggested(weighing('N', 0))).toBeUndefined()
  })
})

describe('ceklis perkembangan', () => {
  it('has one band for every month from 0 to 71', () => {
    for (let months = 0; months <= 71; months++)
      expect(MILESTONE_BANDS.filter((band) => isOfAge(band, months))).toHaveLength(1)
  })

  it('names no milestone twice', () => {
    const all = MILESTONE_BANDS.flatMap(({ milestones }) => [...milestones])
    expect(new Set(all).size).toBe(all.length)
  })

  it('is not asked again in a band in which it was complete once', () => {
    const complete = { previousAnswers: [at('2026-10-10', { ceklis: 'lengkap' })] }
    expect(codes(child(14, complete))).not.toContain('ceklis')
    expect(codes(child(18, complete))).toContain('ceklis')
  })

  it('is asked again every month while something is missing', () => {
    const missing = { previousAnswers: [at('2026-10-10', { ceklis: 'tidak-lengkap' })] }
    expect(codes(child(14, missing))).toContain('ceklis')
  })
})

describe('ASI', () => {
  const asked = (months: number, ...previousAnswers: EarlierAnswers[]) =>
    codes(child(months, { previousAnswers })).filter((code) => code.startsWith('asi-'))

  it('asks only for the months not answered yet', () => {
    expect(asked(4, at('2026-09-10', { 'asi-0': true, 'asi-1': true, 'asi-2': true }, 'ibu'))).toEqual([
      'asi-3',
      'asi-4',
    ])
  })

  it('asks nothing more once it was broken', () => {
    expect(asked(4, at('2026-09-10', { 'asi-0': true, 'asi-1': false }, 'ibu'))).toEqual([])
  })

  it('asks a parent again what a neighbour or a grandmother said', () => {
    expect(asked(2, at('2026-10-10', { 'asi-0': false, 'asi-1': false }, 'nenek'))).toEqual(['asi-0', 'asi-1', 'asi-2'])
  })

  it("takes a mother's word before a grandmother's, whoever came last", () => {
    const visits = [
      at('2026-09-10', { 'asi-0': true }, 'ibu'),
      at('2026-10-10', { 'asi-0': false, 'asi-1': false }, 'nenek'),
    ]
    expect(asiAnswers(visits)).toEqual({ 'asi-0': true, 'asi-1': false })
  })

  it('can be caught up on until the first birthday', () => {
    expect(asked(11)).toHaveLength(7)
    expect(asked(12)).toEqual([])
  })
})

describe('kelas ibu balita and MBG', () => {
  it('stand as they were last time, so that nobody taps what did not change', () => {
    const previousAnswers = [
      at('2026-10-10', { mbg: true }),
      at('2026-09-10', { mbg: false, 'kelas-ibu-balita': false }),
    ]
    const suggested = questionsFor(child(14, { previousAnswers }), today, DEFAULT_CARE_SETTINGS)
      .filter(({ question }) => question.group === 'catatan' && isAskedNow(question, {}))
      .map((due) => [due.question.code, due.suggested?.answer])
    expect(suggested).toEqual([
      ['kelas-ibu-balita', false],
      ['mbg', true],
    ])
  })

  it('never as a later visit has it', () => {
    const previousAnswers = [at('2026-12-10', { mbg: true })]
    const due = questionsFor(child(14, { previousAnswers }), today, DEFAULT_CARE_SETTINGS)
    expect(due.find(({ question }) => question.code === 'mbg')).not.toHaveProperty('suggested')
  })
})

describe('every question', () => {
  it('has a source', () => {
    expect(QUESTIONS.filter(({ source }) => source.length < 10)).toEqual([])
  })

  const answers = fc.dictionary(
    fc.constantFrom(...QUESTIONS.map(({ code }) => code)),
    fc.oneof(fc.boolean(), fc.constantFrom('lengkap', 'tidak-lengkap', 'ada'), fc.array(fc.constant('lain'))),
  )
  const anyChild = fc.record({
    birthDate: fc.integer({ min: -30, max: 2600 }).map((days) => addDays(today, -days)),
    birthWeightG: fc.option(fc.integer({ min: 500, max: 6000 }), { nil: undefined }),
    known: answers,
    oedema: fc.boolean(),
    previousAnswers: fc.array(
      fc.record({
        on: fc.integer({ min: -60, max: 2000 }).map((days) => addDays(today, -days)),
        broughtBy: fc.option(fc.constantFrom(...BROUGHT_BY), { nil: undefined }),
        answers,
      }),
      { maxLength: 6 },
    ),
  })
  const anySettings = fc.record({ tbcCard: fc.constantFrom('lesu' as const, 'kontak' as const) })

  it('stays inside its ages, and no code is ever asked twice', () => {
    fc.assert(
      fc.property(anyChild, anySettings, (of, settings) => {
        const due = questionsFor(of, today, settings)
        const months = completedMonths(of.birthDate, today)
        expect(due.filter(({ question }) => !isOfAge(question, months))).toEqual([])
        const asked = due.map(({ question }) => question.code)
        expect(new Set(asked).size).toBe(asked.length)
      }),
    )
  })

  it('does not depend on the order in which the visits are known', () => {
    fc.assert(
      fc.property(anyChild, anySettings, (of, settings) => {
        const days = of.previousAnswers.map(({ on }) => on)
        fc.pre(new Set(days).size === days.length)
        const turned = { ...of, previousAnswers: [...of.previousAnswers].reverse() }
        expect(questionsFor(turned, today, settings)).toEqual(questionsFor(of, today, settings))
      }),
    )
  })
})
