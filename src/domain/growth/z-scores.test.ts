import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadGrowthTables } from './load-tables.ts'
import type { Sex } from './tables.ts'
import { zScores, type Measured, type Posture } from './z-scores.ts'
import { zScores5to19 } from './z-scores-5to19.ts'

const tables = await loadGrowthTables()
const child: Measured = { sex: 'L', ageDays: 400, weightKg: 9.5, heightCm: 75, posture: 'terlentang' }

describe('the worked examples of the programme', () => {
  it.each<[Sex, number, number, number, Posture, number, number, number, number]>([
    ['L', 365, 8.0, 72.0, 'terlentang', 72.0, -1.7, -1.57, -1.27],
    ['P', 365, 6.6, 69.0, 'terlentang', 69.0, -2.56, -1.94, -2.13],
    ['L', 183, 7.9, 67.6, 'terlentang', 67.6, -0.04, -0.02, 0.04],
    ['P', 730, 9.0, 80.5, 'berdiri', 81.2, -2.03, -1.61, -1.6],
    ['L', 731, 10.0, 83.0, 'terlentang', 82.3, -1.71, -1.58, -1.22],
    ['P', 1096, 10.2, 88.0, 'berdiri', 88.0, -2.49, -1.85, -2.03],
    ['L', 1461, 25.0, 103.0, 'berdiri', 103.0, 3.27, -0.08, 5.12],
    ['P', 91, 3.9, 56.0, 'terlentang', 56.0, -3.16, -1.8, -2.41],
  ])('%s, %i days, %f kg, %f cm %s', (sex, ageDays, weightKg, heightCm, posture, adjusted, wei, len, wfl) => {
    const scores = zScores(tables, { sex, ageDays, weightKg, heightCm, posture })
    expect(scores.adjustedHeightCm).toBeCloseTo(adjusted, 10)
    expect([scores.weightForAge?.z, scores.heightForAge?.z, scores.weightForHeight?.z]).toEqual([wei, len, wfl])
    expect(scores.weightForHeight?.flagged).toBe(wfl > 5)
  })
})

describe('the limits', () => {
  it('a child has scores on day 1826 and none on day 1827', () => {
    expect(zScores(tables, { ...child, ageDays: 1826 }).weightForAge).toBeDefined()
    const after = zScores(tables, { ...child, ageDays: 1827 })
    expect([after.weightForAge, after.heightForAge, after.weightForHeight, after.bmiForAge]).toEqual(
      Array(4).fill(undefined),
    )
  })

  it('a standing child is corrected by 0.7 cm from day 274, and never before', () => {
    const at273 = zScores(tables, { ...child, ageDays: 273, posture: 'berdiri' })
    const at274 = zScores(tables, { ...child, ageDays: 274, posture: 'berdiri' })
    expect([at273.adjustedHeightCm, at273.standingUnder9Months]).toEqual([75, true])
    expect([at274.adjustedHeightCm, at274.standingUnder9Months]).toEqual([75.7, false])
  })

  it('length becomes height on day 731', () => {
    const lying = (ageDays: number) => zScores(tables, { ...child, ageDays, heightCm: 85 }).adjustedHeightCm
    expect([lying(730), lying(731)]).toEqual([85, 84.3])
  })

  it('weight is compared with lengths of 45 to 110 cm and heights of 65 to 120 cm', () => {
    const has = (ageDays: number, heightCm: number) =>
      zScores(tables, { ...child, posture: undefined, ageDays, heightCm }).weightForHeight !== undefined
    expect([44.99, 45, 110, 110.01].map((cm) => has(400, cm))).toEqual([false, true, true, false])
    expect([64.99, 65, 120, 120.01].map((cm) => has(800, cm))).toEqual([false, true, true, false])
  })

  it('the arm has a score from day 91', () => {
    const arm = (ageDays: number) => zScores(tables, { ...child, ageDays, armCm: 13 }).armForAge
    expect(arm(90)).toBeUndefined()
    expect(arm(91)).toBeDefined()
  })

  it('an older child has scores from 60 to 228 months, weight to 120', () => {
    const at = (ageMonths: number) => zScores5to19(tables, { sex: 'P', ageMonths, weightKg: 25, heightCm: 125 })
    expect([59.99, 60, 228, 228.01].map((m) => at(m).heightForAge !== undefined)).toEqual([false, true, true, false])
    expect([59.99, 60, 120, 120.01].map((m) => at(m).weightForAge !== undefined)).toEqual([false, true, true, false])
  })
})

it('oedema leaves only what does not depend on weight', () => {
  const scores = zScores(tables, { ...child, headCm: 46, armCm: 14, oedema: true })
  expect([scores.weightForAge, scores.weightForHeight, scores.bmiForAge]).toEqual(Array(3).fill(undefined))
  expect([scores.heightForAge, scores.headForAge, scores.armForAge].every(Boolean)).toBe(true)
})

const anyNumber = fc.oneof(fc.double(), fc.double({ min: 0.1, max: 200, noNaN: true }), fc.constant(undefined))
const anyChild: fc.Arbitrary<Measured> = fc.record({
  sex: fc.constantFrom<Sex | undefined>('L', 'P', undefined),
  ageDays: fc.oneof(fc.integer({ min: 0, max: 7000 }), fc.double(), fc.constant(undefined)),
  ageMonths: fc.option(fc.double({ min: 0, max: 230, noNaN: true }), { nil: undefined }),
  weightKg: anyNumber,
  heightCm: anyNumber,
  posture: fc.constantFrom<Posture | undefined>('terlentang', 'berdiri', undefined),
  headCm: anyNumber,
  armCm: anyNumber,
  oedema: fc.boolean(),
})

describe('laws', () => {
  it('whatever is typed, a score is a finite number or absent, and flagged exactly beyond its limits', () => {
    fc.assert(
      fc.property(anyChild, (any) => {
        for (const scores of [zScores(tables, any), zScores5to19(tables, any)])
          for (const score of [scores.weightForAge, scores.heightForAge, scores.weightForHeight, scores.bmiForAge]) {
            if (!score) continue
            expect(Number.isFinite(score.z) && Number.isFinite(score.exact)).toBe(true)
            expect(Object.is(score.z, -0)).toBe(false)
            expect(Math.abs(score.z) > 6 ? score.flagged : true).toBe(true)
          }
      }),
    )
  })

  it('the heavier of two children of one age, sex and height never has the lower score', () => {
    const day = fc.integer({ min: 0, max: 1826 })
    const weight = fc.integer({ min: 50, max: 4000 }).map((hundredths) => hundredths / 100)
    fc.assert(
      fc.property(fc.constantFrom<Sex>('L', 'P'), day, weight, weight, (sex, ageDays, a, b) => {
        const scores = (weightKg: number) => zScores(tables, { sex, ageDays, weightKg, heightCm: 80 })
        const [light, heavy] = [scores(Math.min(a, b)), scores(Math.max(a, b))]
        for (const index of ['weightForAge', 'weightForHeight', 'bmiForAge'] as const)
          expect(heavy[index]?.exact).toBeGreaterThanOrEqual(light[index]?.exact ?? NaN)
      }),
    )
  })

  it('age in days and the same age in months give the same scores', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1900 }), (ageDays) => {
        expect(zScores(tables, { ...child, ageDays: undefined, ageMonths: ageDays / 30.4375 })).toEqual(
          zScores(tables, { ...child, ageDays }),
        )
      }),
    )
  })
})
