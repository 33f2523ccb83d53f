import { describe, expect, it } from 'vitest'
import { MPASI_QUESTION } from '../../../../../domain/child-care/feeding.ts'
import { DEFAULT_CARE_SETTINGS, type CareAnswers } from '../../../../../domain/child-care/question.ts'
import { questionsFor, type CareChild } from '../../../../../domain/child-care/questions.ts'
import {
  allPresent,
  answersIn,
  asiBrokenAt,
  careToWrite,
  earlierAnswers,
  noToTheRest,
  NOTHING_TYPED,
  onlyAsi,
  standingAnswers,
  toggleMissing,
  type TypedCare,
} from './answers.ts'

const twoT = {
  code: 'T',
  gainGrams: 0,
  requiredGrams: 200,
  days: 30,
  spacing: 'usual',
  consecutiveT: 2,
  transfer: false,
} as const
const child: CareChild = {
  birthDate: '2025-09-05',
  birthWeightG: 3000,
  previousAnswers: [{ on: '2026-10-10', answers: { mbg: true, ceklis: 'lengkap' } }],
  weighing: twoT,
}
const due = questionsFor(child, '2026-11-10', DEFAULT_CARE_SETTINGS)
const typed = (more: Partial<TypedCare>): TypedCare => ({ ...NOTHING_TYPED, ...more })
const write = (recorded: CareAnswers, of: Partial<TypedCare>, isFinished = true) =>
  careToWrite(due, recorded, typed(of), isFinished)

describe('what stands on the screen', () => {
  it('is what was tapped, before what was recorded, before what is suggested', () => {
    expect(standingAnswers(due, {}, {})).toEqual({ 'tbc-bb': true, mbg: true })
    expect(standingAnswers(due, { mbg: false, mpasi: true }, { mpasi: null })).toEqual({ 'tbc-bb': true, mbg: false })
  })
})

describe('what is written', () => {
  it('when finished: what was tapped and what was suggested and left standing', () => {
    expect(write({}, { answers: { 'tbc-batuk': false }, advice: ['mpasi-lengkap'], broughtBy: 'ibu' })).toEqual({
      visit: {
        'ask.tbc-bb': true,
        'ask.mbg': true,
        'ask.tbc-batuk': false,
        advice: ['mpasi-lengkap'],
        broughtBy: 'ibu',
        serviced: true,
      },
      person: {},
    })
  })

  it('when left half way: only what was tapped, and the step is not done', () => {
    expect(write({}, { answers: { 'tbc-batuk': false } }, false)).toEqual({
      visit: { 'ask.tbc-batuk': false },
      person: {},
    })
  })

  it('not what is recorded already', () => {
    expect(write({ 'tbc-bb': true, mbg: true, sakit: [] }, { answers: { sakit: [] } }).visit).toEqual({
      serviced: true,
    })
  })

  it('an answer that was taken back is withdrawn, and one that never was is not', () => {
    expect(write({ sakit: ['diare'] }, { answers: { sakit: null, mpasi: null } }, false).visit).toEqual({
      'ask.sakit': null,
    })
  })

  it('Buku KIA and IMD with the person', () => {
    expect(write({}, { answers: { kia: 'hilang', imd: false } }, false)).toEqual({
      visit: {},
      person: { kia: 'hilang', imd: false },
    })
  })

  it('of one child with nothing to ask: that the step is done', () => {
    expect(careToWrite([], {}, NOTHING_TYPED, true)).toEqual({ visit: { serviced: true }, person: {} })
  })
})

describe('one tap', () => {
  const complaints = due.flatMap(({ question }) => (question.group === 'keluhan' ? [question] : []))

  it('says no to all complaints but those that stand as yes', () => {
    expect(noToTheRest(complaints, { 'tbc-bb': true })).toEqual({
      'tbc-batuk': false,
      'tbc-demam': false,
      'tbc-lesu': false,
      sakit: [],
    })
    expect(noToTheRest(complaints, { sakit: ['diare'] })).toMatchObject({ sakit: ['diare'], 'tbc-bb': false })
  })

  it('completes a checklist, or names what is missing', () => {
    if (MPASI_QUESTION.kind !== 'checklist') throw new Error('MP-ASI is a checklist')
    const missing = toggleMissing(MPASI_QUESTION, {}, 'hewani')
    expect(missing).toEqual({ mpasi: false, 'mpasi-belum': ['hewani'] })
    expect(toggleMissing(MPASI_QUESTION, missing as CareAnswers, 'lemak')).toMatchObject({
      'mpasi-belum': ['hewani', 'lemak'],
    })
    expect(toggleMissing(MPASI_QUESTION, missing as CareAnswers, 'hewani')).toEqual({
      mpasi: null,
      'mpasi-belum': null,
    })
    // Of another age, before the birth date was corrected.
    const ofAnotherAge = { ceklis: 'tidak-lengkap', 'mpasi-belum': ['duduk'] }
    expect(toggleMissing(MPASI_QUESTION, ofAnotherAge, 'hewani')).toEqual({ mpasi: false, 'mpasi-belum': ['hewani'] })
    expect(allPresent(MPASI_QUESTION)).toEqual({ mpasi: true, 'mpasi-belum': null })
  })

  it('says ASI alone for every month there is to ask, or from which month on not', () => {
    const months = ['asi-1', 'asi-2', 'asi-3']
    expect(onlyAsi(months)).toEqual({ 'asi-1': true, 'asi-2': true, 'asi-3': true })
    expect(asiBrokenAt(months, 2)).toEqual({ 'asi-1': true, 'asi-2': false, 'asi-3': null })
  })
})

it('earlier answers are those of other days whose date is known', () => {
  const visit = (openDay: string, date: string | undefined, shown: object) => ({ openDay, date, shown, fields: {} })
  const visits = [
    visit('a', '2026-10-10', { weightKg: 9, broughtBy: 'nenek', 'ask.asi-0': false }),
    visit('b', undefined, { 'ask.mbg': true }),
    visit('today', '2026-11-10', { 'ask.mbg': true }),
  ]
  expect(earlierAnswers(visits, 'today')).toEqual([
    { on: '2026-10-10', broughtBy: 'nenek', answers: { 'asi-0': false } },
  ])
  expect(answersIn({ weightKg: 9, 'ask.mbg': null, 'ask.sakit': ['demam'] })).toEqual({ sakit: ['demam'] })
})
