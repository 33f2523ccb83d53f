import { describe, expect, it } from 'vitest'
import { loadGrowthTables } from '../growth/load-tables.ts'
import { childStatus } from '../growth/status.ts'
import { zScores, type Measured } from '../growth/z-scores.ts'
import { zScores5to19 } from '../growth/z-scores-5to19.ts'
import type { WeighingStatus } from './status.ts'
import { verdict, type VisitGrowth } from './verdict.ts'

const tables = await loadGrowthTables()
const healthy: Measured = {
  sex: 'L',
  ageDays: 400,
  weightKg: 9.8,
  heightCm: 77,
  posture: 'terlentang',
  headCm: 46.5,
  armCm: 14.5,
}
const visit = (measured: Measured, more: Partial<VisitGrowth> = {}): VisitGrowth => ({
  completedMonths: Math.floor((measured.ageDays ?? 0) / 30.4375),
  scores: zScores(tables, measured),
  weighing: undefined,
  armCm: measured.armCm,
  oedema: measured.oedema ?? false,
  ...more,
})
const weighing = (code: 'N' | 'T', consecutiveT: number): WeighingStatus => ({
  code,
  gainGrams: code === 'N' ? 250 : 100,
  requiredGrams: 200,
  days: 30,
  spacing: 'usual',
  consecutiveT,
  transfer: false,
})
const codes = (of: VisitGrowth) => verdict(of).map(({ code }) => code)

describe('a healthy child', () => {
  it('that gained enough gets praise, with its numbers', () => {
    expect(verdict(visit(healthy, { weighing: weighing('N', 0) }))).toEqual([
      { tone: 'good', urgency: 'none', code: 'naik', gainGrams: 250, requiredGrams: 200 },
    ])
  })

  it('that is new or was away last month is good as well', () => {
    expect(verdict(visit(healthy, { weighing: { code: 'B' } }))[0]).toMatchObject({ tone: 'good', code: 'baru' })
    expect(verdict(visit(healthy, { weighing: { code: 'O', lastOn: '2025-01-05' } }))[0]).toMatchObject({
      tone: 'good',
      code: 'tidak-ditimbang-bulan-lalu',
    })
  })

  it('that was not weighed is recorded', () => {
    expect(codes(visit({ sex: 'L', ageDays: 400 }))).toEqual(['tercatat'])
  })
})

describe('red is for danger signs', () => {
  it.each<[string, Measured, string]>([
    ['oedema', { ...healthy, oedema: true }, 'oedema'],
    ['LiLA 11.4 cm', { ...healthy, armCm: 11.4 }, 'lila-merah'],
    ['BB/TB under -3', { ...healthy, weightKg: 7.2 }, 'bb-tb-buruk'],
  ])('%s', (_sign, measured, code) => {
    expect(verdict(visit(measured, { weighing: weighing('N', 0) }))[0]).toMatchObject({
      tone: 'bad',
      urgency: 'segera',
      code,
    })
  })

  it.each<[string, VisitGrowth, string, string]>([
    ['LiLA 11.5 cm', visit({ ...healthy, armCm: 11.5 }), 'lila-kuning', '7-hari'],
    ['BGM', visit({ ...healthy, weightKg: 6.3, heightCm: undefined }), 'bgm', '7-hari'],
    ['BB/U between -3 and -2', visit({ ...healthy, weightKg: 7.7, heightCm: undefined }), 'bb-kurang', '7-hari'],
    ['above the orange line', visit({ ...healthy, weightKg: 11.8, heightCm: undefined }), 'garis-oranye', 'lapor'],
    ['pendek', visit({ ...healthy, weightKg: 8.2, heightCm: 71.5 }), 'pendek', '7-hari'],
    [
      'sangat pendek',
      visit({ ...healthy, weightKg: 7.7, heightCm: 68 }, { weighing: undefined }),
      'sangat-pendek',
      '7-hari',
    ],
    ['a small head', visit({ ...healthy, headCm: 43 }), 'lk-kecil', '7-hari'],
    ['a big head', visit({ ...healthy, headCm: 50 }), 'lk-besar', '7-hari'],
    ['1T', visit(healthy, { weighing: weighing('T', 1) }), '1t', 'lapor'],
    ['2T', visit(healthy, { weighing: weighing('T', 2) }), '2t', '7-hari'],
    ['ceklis tidak lengkap', visit(healthy, { ceklis: 'tidak-lengkap' }), 'ceklis-tidak-lengkap', 'lapor'],
  ])('and %s is told to the bidan', (_what, of, code, urgency) => {
    const found = verdict(of).find((finding) => finding.code === code)
    expect(found).toMatchObject({ tone: 'warn', urgency })
    expect(verdict(of).every(({ tone }) => tone !== 'bad')).toBe(true)
  })
})

it('a child far too light is told about where the puskesmas draws its red line lower still', () => {
  const light = visit({ ...healthy, weightKg: 6.5, heightCm: undefined })
  const lower = childStatus(light.scores, light, { merahZ: -4, oranyeZ: 1 })
  expect(lower).toMatchObject({ weightForAge: 'sangat-kurang', bgm: false })
  expect(codes({ ...light, status: lower })).toEqual(['bb-kurang'])
  expect(codes(light)).toEqual(['bgm'])
})

describe('under 6 months', () => {
  const infant: Measured = { sex: 'P', ageDays: 100, weightKg: 5.6, heightCm: 60, posture: 'terlentang' }

  it('T means help to breastfeed within a day, at 1T already', () => {
    expect(verdict(visit(infant, { weighing: weighing('T', 1) }))[0]).toEqual({
      tone: 'warn',
      urgency: '24-jam',
      code: 't-under-6-months',
      gainGrams: 100,
      requiredGrams: 200,
      consecutiveT: 1,
    })
  })

  it('BGM is for the next day too', () => {
    expect(verdict(visit({ ...infant, weightKg: 3.9, heightCm: undefined }))[0]).toMatchObject({
      code: 'bgm',
      urgency: '24-jam',
    })
  })

  it('a thin arm has no colour yet', () => {
    expect(codes(visit({ ...infant, armCm: 11 }))).toEqual(['tercatat'])
  })

  it('a T at exactly 6 completed months is an ordinary 1T', () => {
    expect(codes(visit(infant, { completedMonths: 6, weighing: weighing('T', 1) }))).toEqual(['1t'])
  })
})

it('everything found is listed, the most urgent first', () => {
  const of = visit(
    { ...healthy, weightKg: 6.3, heightCm: 71.5, armCm: 11.2, headCm: 43 },
    { weighing: weighing('T', 2), pendekKnown: true, ceklis: 'tidak-lengkap' },
  )
  expect(codes(of)).toEqual(['lila-merah', 'bb-tb-buruk', 'bgm', '2t', 'lk-kecil', 'pendek', 'ceklis-tidak-lengkap'])
})

it('a short child the bidan already knows of is only mentioned', () => {
  const short = { ...healthy, weightKg: 8.2, heightCm: 71.5 }
  expect(verdict(visit(short, { pendekKnown: true }))[0]).toMatchObject({ code: 'pendek', urgency: 'lapor' })
})

it('a child of 66 months is judged by IMT/U, and thin is not red', () => {
  const scores = zScores5to19(tables, { sex: 'L', ageMonths: 66, weightKg: 13, heightCm: 112 })
  expect(verdict({ completedMonths: 66, scores, weighing: undefined, oedema: false })).toMatchObject([
    { tone: 'warn', urgency: '7-hari', code: 'imt-buruk' },
  ])
})
