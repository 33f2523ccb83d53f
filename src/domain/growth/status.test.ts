import { describe, expect, it } from 'vitest'
import {
  ARM,
  classOf,
  HEAD_FOR_AGE,
  HEIGHT_FOR_AGE,
  NUTRITION_0_TO_60_MONTHS,
  NUTRITION_5_TO_18_YEARS,
  WEIGHT_FOR_AGE,
  type CutOffs,
} from './cut-offs.ts'
import { loadGrowthTables } from './load-tables.ts'
import { armColour, bmiForAgeStatus, childStatus } from './status.ts'
import { zScores } from './z-scores.ts'
import { zScores5to19 } from './z-scores-5to19.ts'

const tables = await loadGrowthTables()

describe('a value on the boundary belongs to the class nearer to normal', () => {
  it.each<[string, CutOffs<string>, readonly (readonly [value: number, status: string])[]]>([
    [
      'BB/U',
      WEIGHT_FOR_AGE,
      [
        [-3.01, 'sangat-kurang'],
        [-3, 'kurang'],
        [-2.01, 'kurang'],
        [-2, 'normal'],
        [1, 'normal'],
        [1.01, 'risiko-lebih'],
      ],
    ],
    [
      'TB/U',
      HEIGHT_FOR_AGE,
      [
        [-3.01, 'sangat-pendek'],
        [-3, 'pendek'],
        [-2.01, 'pendek'],
        [-2, 'normal'],
        [3, 'normal'],
        [3.01, 'tinggi'],
      ],
    ],
    [
      'BB/TB and IMT/U to 60 months',
      NUTRITION_0_TO_60_MONTHS,
      [
        [-3.01, 'gizi-buruk'],
        [-3, 'gizi-kurang'],
        [-2.01, 'gizi-kurang'],
        [-2, 'gizi-baik'],
        [1, 'gizi-baik'],
        [1.01, 'berisiko-gizi-lebih'],
        [2, 'berisiko-gizi-lebih'],
        [2.01, 'gizi-lebih'],
        [3, 'gizi-lebih'],
        [3.01, 'obesitas'],
      ],
    ],
    [
      'IMT/U from 61 months',
      NUTRITION_5_TO_18_YEARS,
      [
        [-3.01, 'gizi-buruk'],
        [-3, 'gizi-kurang'],
        [-2, 'gizi-baik'],
        [1, 'gizi-baik'],
        [1.01, 'gizi-lebih'],
        [2, 'gizi-lebih'],
        [2.01, 'obesitas'],
      ],
    ],
    [
      'LK/U',
      HEAD_FOR_AGE,
      [
        [-2.01, 'mikrosefali'],
        [-2, 'normal'],
        [2, 'normal'],
        [2.01, 'makrosefali'],
      ],
    ],
    [
      'LiLA',
      ARM,
      [
        [11.4, 'merah'],
        [11.5, 'kuning'],
        [12.4, 'kuning'],
        [12.5, 'hijau'],
      ],
    ],
  ])('%s', (_index, cutOffs, expected) => {
    expect(expected.map(([value]) => [value, classOf(cutOffs, value)])).toEqual(expected)
  })
})

describe('the classes of one visit', () => {
  const boy = { sex: 'L', ageDays: 400, heightCm: 75, posture: 'terlentang' } as const
  const statusOf = (weightKg: number, oedema = false) =>
    childStatus(zScores(tables, { ...boy, weightKg, oedema }), { completedMonths: 13, oedema })

  it('are taken from the score rounded to two decimals', () => {
    const score = { z: -2, exact: -2.004, flagged: false }
    const scores = { ...zScores(tables, { ...boy, weightKg: 9.5 }), weightForAge: score }
    expect(childStatus(scores, { completedMonths: 13, oedema: false }).weightForAge).toBe('normal')
  })

  it('put a very light child below the red line and a heavy one above the orange line', () => {
    expect(statusOf(6.5)).toMatchObject({ weightForAge: 'sangat-kurang', bgm: true, atasGarisOranye: false })
    expect(statusOf(9.5)).toMatchObject({ weightForAge: 'normal', bgm: false, atasGarisOranye: false })
    expect(statusOf(12)).toMatchObject({ weightForAge: 'risiko-lebih', bgm: false, atasGarisOranye: true })
  })

  it('are gizi buruk with oedema, whatever the weight', () => {
    expect(statusOf(9.5, true)).toMatchObject({
      weightForHeight: 'gizi-buruk',
      weightForAge: undefined,
      bgm: undefined,
    })
  })

  it('say nothing of what was not measured', () => {
    const scores = zScores(tables, { sex: 'L', ageDays: 400 })
    const status = childStatus(scores, { completedMonths: 13, oedema: false })
    expect(Object.values(status).every((each) => each === undefined)).toBe(true)
  })

  it('of a child past 60 months are those of IMT/U alone', () => {
    const scores = zScores5to19(tables, { sex: 'L', ageMonths: 66, weightKg: 18, heightCm: 110 })
    expect(childStatus(scores, { completedMonths: 66, armCm: 12, oedema: false })).toEqual({
      weightForAge: undefined,
      heightForAge: undefined,
      weightForHeight: undefined,
      bmiForAge: 'gizi-baik',
      head: undefined,
      arm: undefined,
      bgm: undefined,
      atasGarisOranye: undefined,
    })
  })
})

it('LiLA has a colour from 6 to 59 completed months', () => {
  expect([5, 6, 59, 60].map((month) => armColour(11, month))).toEqual([undefined, 'merah', 'merah', undefined])
})

it('IMT/U changes its classes between 60 and 61 completed months', () => {
  expect([60, 61].map((month) => bmiForAgeStatus(2.5, month))).toEqual(['gizi-lebih', 'obesitas'])
})
