import { describe, expect, it } from 'vitest'
import { bandLines, bandOf, baseWeight, bmiBefore, gainBy, judgeWeight } from './weight-band.ts'

describe('the band of her weight', () => {
  it.each([
    [18.4, [12.5, 18]],
    [18.5, [11.5, 16]],
    [24.9, [11.5, 16]],
    [24.94, [11.5, 16]],
    [25, [7, 11.5]],
    [29.9, [7, 11.5]],
    [30, [5, 9]],
  ])('IMT %f', (bmi, total) => {
    expect(bandOf(bmi).total).toEqual(total)
  })

  it('0,5 to 2 kg by week 13, and so many a week after it', () => {
    const band = bandOf(22)
    expect(gainBy(band, 13)).toEqual([0.5, 2])
    expect(gainBy(band, 20)).toEqual([2.95, 5.5])
    expect(bandLines(band)).toEqual([
      { week: 13, leastKg: 0.5, mostKg: 2 },
      { week: 40, leastKg: 9.95, mostKg: 15.5 },
    ])
  })
})

describe('BB sesuai kurva', () => {
  const base = { kg: 50, isBefore: true }
  const judge = (kg: number, week: number | undefined, more = {}) =>
    judgeWeight({ kg, week, base, heightCm: 150, ...more })

  it.each([
    [50.4, 13, 'kurang'],
    [50.5, 13, 'sesuai'],
    [52, 13, 'sesuai'],
    [52.1, 13, 'lebih'],
    // IMT 22,2 at 20 weeks: 2,95 to 5,5 kg.
    [52.94, 20, 'kurang'],
    [52.95, 20, 'sesuai'],
    [55.5, 20, 'sesuai'],
    [55.6, 20, 'lebih'],
  ])('%f kg in week %i: %s', (kg, week, state) => {
    expect(judge(kg, week).state).toBe(state)
  })

  it('before week 13 nothing is judged, and a loss is said (K8)', () => {
    expect(judge(60, 12)).toEqual({ state: 'belum-dinilai', gainKg: 10, isLoss: false })
    expect(judge(49.9, 12)).toEqual({ state: 'belum-dinilai', gainKg: -0.1, isLoss: true })
    expect(judge(50, 12)).toMatchObject({ isLoss: false })
  })

  it('a missing number is never "tidak sesuai"', () => {
    expect(judge(60, undefined)).toEqual({ state: 'tidak-dapat-dinilai', missing: 'minggu' })
    expect(judge(60, 20, { base: undefined })).toEqual({ state: 'tidak-dapat-dinilai', missing: 'berat-awal' })
    expect(judge(60, 20, { heightCm: undefined })).toEqual({ state: 'tidak-dapat-dinilai', missing: 'tinggi' })
  })

  it('two children are for nakes to judge', () => {
    expect(judge(60, 20, { fetuses: 2 }).state).toBe('nakes')
    expect(judge(53, 20, { fetuses: 1 }).state).toBe('sesuai')
  })

  it('nobody knows the weight before: the earliest up to week 12 stands in', () => {
    const weights = [
      { week: 16, kg: 54 },
      { week: 12, kg: 52 },
      { week: 8, kg: 51 },
    ]
    expect(baseWeight(undefined, weights)).toEqual({ kg: 51, isBefore: false })
    expect(baseWeight(49, weights)).toEqual({ kg: 49, isBefore: true })
    expect(baseWeight(undefined, [{ week: 13, kg: 52 }])).toBeUndefined()
  })

  it('IMT has one decimal', () => {
    expect(bmiBefore(50, 150)).toBe(22.2)
  })
})
