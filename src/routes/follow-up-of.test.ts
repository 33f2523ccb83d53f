import { describe, expect, test } from 'vitest'
import { loadGrowthTables } from '../domain/growth/load-tables.ts'
import { DEFAULT_FOLLOW_UP } from '../domain/follow-up/reasons.ts'
import type { ReferralStatus } from '../domain/follow-up/referral.ts'
import type { PersonFields } from '../log/records/person.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { Child, DayVisit } from '../replica/queries/child.ts'
import type { ReferralRecord } from '../replica/queries/referrals.ts'
import { careOn, childFollowUp } from './follow-up-of.ts'
import { growthRows } from './growth-record.ts'

const tables = await loadGrowthTables()
const born = { sex: 'L', birth: '2025-01-05' } as const

let counter = 0
function visit(date: string, shown: VisitFields, ...weights: number[]): DayVisit {
  const values = weights.length > 0 ? weights : typeof shown.weightKg === 'number' ? [shown.weightKg] : []
  const heads = values.map((value) => ({
    id: String(++counter).padStart(9, '0'),
    value,
    who: 'ani',
    at: date,
    record: 'rafa',
    document: 'd',
  }))
  return { openDay: `${date.slice(0, 7)}-abc`, date, shown, fields: { weightKg: { heads, replaced: [] } } }
}

const childOf = (visits: readonly DayVisit[], more: PersonFields = {}): Child => ({
  record: 'rafa',
  records: ['rafa'],
  shown: { name: 'Rafa', sex: born.sex, birthDate: born.birth, ...more },
  fields: {},
  family: undefined,
  visits,
  doubts: {},
  pregnancies: [],
  newer: false,
})

const referral = (madeOn: string, status: ReferralStatus, ...reasons: string[]): ReferralRecord => ({
  person: 'rafa',
  writtenFor: 'rafa',
  openDay: `${madeOn.slice(0, 7)}-abc`,
  madeOn,
  madeBy: 'ani',
  status,
  movedBy: 'ani',
  movedAt: madeOn,
  tier: '7-hari',
  reasons,
  shown: {},
})

/** Of the last of these visits. */
function followUpOf(visits: readonly DayVisit[], more: PersonFields = {}, referrals: readonly ReferralRecord[] = []) {
  const child = childOf(visits, more)
  const last = visits.at(-1)!
  const row = growthRows(tables, born, visits).find(({ openDay }) => openDay === last.openDay)
  return childFollowUp({ child, visit: last, row, referrals, settings: DEFAULT_FOLLOW_UP })
}

const codes = (found: ReturnType<typeof followUpOf>) => ({
  told: found?.reports.map(({ code }) => code),
  referred: found?.referrals.map(({ code }) => code),
})

const february = visit('2026-02-10', { weightKg: 9.4 })

describe('one child’s open day', () => {
  test('1T is told, and entitles to PMT', () => {
    const found = followUpOf([february, visit('2026-03-10', { weightKg: 9.45 })])
    expect(codes(found)).toEqual({ told: ['1t'], referred: [] })
    expect(found?.pmt).toBe('tidak-naik')
  })

  test('answers of step 4 count without a weight', () => {
    const found = followUpOf([visit('2026-03-10', { 'ask.bahaya': ['kejang'], 'ask.tbc-batuk': true })])
    expect(codes(found)).toEqual({ told: [], referred: ['tanda-bahaya', 'tbc-gejala'] })
  })

  test('says nothing while two weights stand', () => {
    expect(followUpOf([february, visit('2026-03-10', { weightKg: 9.45 }, 9.45, 9.9)])).toBeUndefined()
  })

  test('says nothing of a child without a birth date', () => {
    expect(followUpOf([visit('2026-03-10', { 'ask.sakit': ['demam'] })], { birthDate: null })).toBeUndefined()
  })

  test('knows what the bidan has ticked off', () => {
    const found = followUpOf([february, visit('2026-03-10', { weightKg: 9.45, 'reported.1t': true })])
    expect([...(found?.told ?? [])]).toEqual(['1t'])
  })
})

describe('a short child', () => {
  const short = visit('2026-03-10', { heightCm: 71, posture: 'terlentang' })

  test('is referred the first time', () => {
    expect(codes(followUpOf([february, short])).referred).toEqual(['pendek'])
  })

  test('is only mentioned once the bidan has ticked it off, or has had the referral', () => {
    const ticked = visit('2026-02-10', { weightKg: 9.4, 'reported.pendek': true })
    expect(codes(followUpOf([ticked, short])).told).toEqual(['pendek'])
    expect(codes(followUpOf([february, short], {}, [referral('2026-02-10', 'datang', 'pendek')])).told).toEqual([
      'pendek',
    ])
  })

  test('is referred again when the last referral came to nothing, and the one of today does not hide itself', () => {
    for (const each of [
      referral('2026-02-10', 'tidak-datang', 'pendek'),
      referral('2026-03-10', 'diketahui', 'pendek'),
    ])
      expect(codes(followUpOf([february, short], {}, [each])).referred).toEqual(['pendek'])
  })

  test('under treatment is not referred', () => {
    const found = followUpOf([february, short], { 'care.pendek': { since: '2026-02-20', place: 'Puskesmas' } })
    expect(found?.reports).toMatchObject([{ code: 'pendek', because: 'in-care', care: { place: 'Puskesmas' } }])
  })
})

test('treatments are listed while they last', () => {
  const person: PersonFields = {
    'care.pendek': { since: '2026-02-20' },
    'care.2t': { since: '2026-01-01', until: '2026-02-01' },
    'care.bgm': null,
  }
  expect(careOn(person, '2026-03-10').map(([reason]) => reason)).toEqual(['pendek'])
})
