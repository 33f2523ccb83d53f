import { describe, expect, test } from 'vitest'
import { DEFAULT_CARD_SETTINGS } from '../../domain/cards/field.ts'
import { KMS_LINES } from '../../domain/growth/cut-offs.ts'
import { loadGrowthTables } from '../../domain/growth/load-tables.ts'
import { DEFAULT_FOLLOW_UP, type Tier } from '../../domain/follow-up/reasons.ts'
import { ANSWER_WITHIN_DAYS, type ReferralStatus } from '../../domain/follow-up/referral.ts'
import { PMT_DAYS } from '../../domain/follow-up/pmt.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Child } from '../../replica/queries/child.ts'
import type { ReferralRecord } from '../../replica/queries/referrals.ts'
import { dayReports, untoldOf } from './day-reports.ts'

const tables = await loadGrowthTables()
const today = '2026-03-abc'
const settings = {
  ...DEFAULT_FOLLOW_UP,
  cards: DEFAULT_CARD_SETTINGS,
  answerDays: ANSWER_WITHIN_DAYS,
  pmtDays: PMT_DAYS,
}

const child = (name: string, shown: VisitFields, birthDate: string | null = '2025-01-05'): Child => ({
  record: name,
  records: [name],
  shown: { name, sex: 'L', birthDate },
  fields: {},
  family: undefined,
  visits: [{ openDay: today, date: '2026-03-10', shown, fields: {} }],
  doubts: {},
  pregnancies: [],
  newer: false,
})
const referral = (person: string, status: ReferralStatus, tier: Tier, ...reasons: string[]): ReferralRecord => ({
  person,
  writtenFor: person,
  openDay: today,
  madeOn: '2026-03-10',
  madeBy: 'u',
  status,
  movedBy: 'u',
  movedAt: '',
  tier,
  reasons,
  shown: {},
})
const reports = (children: readonly Child[], referrals: readonly ReferralRecord[] = []) =>
  dayReports(tables, today, { children, referrals, settings, kms: KMS_LINES })
const names = (list: readonly { child: Child }[]) => list.map((one) => one.child.record)

const ill = child('ill', { 'ask.sakit': ['demam'] })
const danger = child('danger', { 'ask.bahaya': ['kejang'] })
const slow = child('slow', { 'ask.ceklis': 'tidak-lengkap' })
const well = child('well', { came: true })

describe('what the bidan is told of a day', () => {
  test('who is referred comes first, the most urgent before the others; who is well is not there', () => {
    const { refer, tell, seen } = reports([well, slow, ill, danger])
    expect([names(refer), names(tell), seen]).toEqual([['danger', 'ill'], ['slow'], []])
  })

  test('what she has ticked off moves down', () => {
    const ticked = child('slow', { 'ask.ceklis': 'tidak-lengkap', 'reported.ceklis-tidak-lengkap': true })
    const { tell, seen } = reports([ticked])
    expect([tell, names(seen)]).toEqual([[], ['slow']])
  })

  test('a child to be referred stays until the referral is made, though she knows', () => {
    const told = child('ill', { 'ask.sakit': ['demam'], 'reported.sakit': true })
    expect(names(reports([told]).refer)).toEqual(['ill'])
    expect(names(reports([told], [referral('ill', 'diketahui', '7-hari', 'sakit')]).seen)).toEqual(['ill'])
  })

  test('a referral just made waits for her, one she has received does not', () => {
    expect(names(reports([ill], [referral('ill', 'dibuat', '7-hari', 'sakit')]).refer)).toEqual(['ill'])
    const { seen } = reports([ill], [referral('ill', 'datang', '7-hari', 'sakit')])
    expect(seen.map(untoldOf)).toEqual([[]])
  })

  test('a child without a birth date is counted, not forgotten', () => {
    expect(reports([child('nobody', { 'ask.sakit': ['demam'] }, null)])).toMatchObject({ refer: [], incomplete: 1 })
  })
})
