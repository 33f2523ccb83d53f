import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadGrowthTables } from '../growth/load-tables.ts'
import { checkMeasurement } from './check.ts'
import type { MeasureContext } from './context.ts'
import { LIMITS, type MeasureField } from './limits.ts'

const tables = await loadGrowthTables()
const boyOf13Months: MeasureContext = { sex: 'L', ageDays: 400, posture: 'terlentang', typed: {}, last: {} }
const check = (field: MeasureField, value: number, more: Partial<MeasureContext> = {}) =>
  checkMeasurement(tables, field, value, { ...boyOf13Months, ...more })
const questionsOf = (...of: Parameters<typeof check>) => {
  const result = check(...of)
  return result.outcome === 'ask' ? result.questions.map(({ code }) => code) : result.outcome
}

describe('outside the limits', () => {
  it.each<[MeasureField, below: number, lowest: number, highest: number, above: number]>([
    ['weightKg', 0.49, 0.5, 40, 40.01],
    ['heightCm', 29.9, 30, 130, 130.1],
    ['headCm', 19.9, 20, 65, 65.1],
    ['armCm', 4.9, 5, 30, 30.1],
  ])('%s cannot be saved', (field, below, lowest, highest, above) => {
    expect(check(field, below)).toMatchObject({ outcome: 'refuse', code: 'too-low', min: lowest, max: highest })
    expect(check(field, above)).toMatchObject({ outcome: 'refuse', code: 'too-high', min: lowest, max: highest })
    expect(check(field, lowest).outcome).not.toBe('refuse')
    expect(check(field, highest).outcome).not.toBe('refuse')
  })

  it.each<[typed: number, field: MeasureField, meant: number]>([
    [84, 'weightKg', 8.4],
    [840, 'weightKg', 8.4],
    [0.84, 'weightKg', 8.4],
    [765, 'heightCm', 76.5],
    [7.6, 'heightCm', 76],
    [465, 'headCm', 46.5],
    [135, 'armCm', 13.5],
    [1.4, 'armCm', 14],
  ])('%f for %s is offered as %f', (typed, field, meant) => {
    const result = check(field, typed)
    const suggestion = { kind: 'decimal-point', value: meant }
    expect(result.outcome === 'ok' ? undefined : result.suggestion).toEqual(suggestion)
  })

  it('a number that nothing explains is refused without a suggestion', () => {
    expect(check('weightKg', 9999)).toMatchObject({ outcome: 'refuse', suggestion: undefined })
    expect(check('weightKg', NaN)).toMatchObject({ outcome: 'refuse', code: 'not-a-number' })
  })

  it('weight and height typed in each other’s place are offered the right way round', () => {
    const suggestion = { kind: 'swapped', weightKg: 9.8, heightCm: 77 }
    expect(check('weightKg', 77, { typed: { heightCm: 9.8 } })).toMatchObject({ outcome: 'refuse', suggestion })
    expect(check('heightCm', 9.8, { typed: { weightKg: 77 } })).toMatchObject({ outcome: 'refuse', suggestion })
  })
})

it('weights are kept to 0.01 kg and the others to 0.1 cm', () => {
  expect([check('weightKg', 9.85).outcome, check('heightCm', 77.3).outcome]).toEqual(['ok', 'ok'])
  expect(check('weightKg', 9.853)).toMatchObject({
    code: 'too-many-decimals',
    suggestion: { kind: 'rounded', value: 9.85 },
  })
  expect(check('heightCm', 77.25)).toMatchObject({
    code: 'too-many-decimals',
    suggestion: { kind: 'rounded', value: 77.3 },
  })
})

describe('unlikely values are asked about', () => {
  it('a score beyond WHO’s limits, with the likely decimal point', () => {
    expect(check('weightKg', 35, { ageDays: 5 })).toMatchObject({
      outcome: 'ask',
      questions: [{ code: 'implausible-z', index: 'weightForAge' }],
      suggestion: { kind: 'decimal-point', value: 3.5 },
    })
  })

  it('a weight and a height that do not belong to one child', () => {
    expect(questionsOf('weightKg', 14, { typed: { heightCm: 71 } })).toEqual(['weight-height-mismatch'])
    expect(questionsOf('heightCm', 71, { typed: { weightKg: 14 } })).toEqual(['weight-height-mismatch'])
  })

  it('standing before 9 months', () => {
    const at = (ageDays: number) => questionsOf('heightCm', 71, { ageDays, posture: 'berdiri' })
    expect([at(243), at(273), at(274)]).toEqual([['standing-under-9-months'], ['standing-under-9-months'], 'ok'])
  })
})

describe('compared with last month', () => {
  const last = { weightKg: { value: 10, daysAgo: 30 } }
  const older: Partial<MeasureContext> = { ageDays: 800, last }

  it('more than 15 % heavier or lighter is asked about, exactly 15 % heavier is not', () => {
    expect([questionsOf('weightKg', 11.5, older), questionsOf('weightKg', 11.51, older)]).toEqual([
      'ok',
      ['weight-changed'],
    ])
    expect(questionsOf('weightKg', 8.5, older)).toEqual(['weight-fell'])
    expect(questionsOf('weightKg', 8.49, older)).toEqual(['weight-fell', 'weight-changed'])
  })

  it('more than 0.2 kg lost asks to weigh again, with the grams', () => {
    expect(check('weightKg', 9.8, older).outcome).toBe('ok')
    expect(check('weightKg', 9.79, older)).toMatchObject({
      questions: [{ code: 'weight-fell', byGrams: 210, lastKg: 10 }],
    })
  })

  it('a healthy newborn that gains a kilogram in its first month is not asked about', () => {
    const newborn = { ageDays: 32, last: { weightKg: { value: 3.3, daysAgo: 30 } } }
    expect([questionsOf('weightKg', 4.3, newborn), questionsOf('weightKg', 5.8, newborn)]).toEqual([
      'ok',
      ['weight-changed'],
    ])
  })

  it('a child that comes back after four months may have grown', () => {
    const back = { ageDays: 300, last: { weightKg: { value: 7.6, daysAgo: 120 } } }
    expect(questionsOf('weightKg', 9.2, back)).toBe('ok')
  })

  it('a height may fall by 0.5 cm and rise by 5 cm a month', () => {
    const since = { last: { heightCm: { value: 76, daysAgo: 30, posture: 'terlentang' as const } } }
    expect([75.5, 75.4, 81, 81.1].map((cm) => questionsOf('heightCm', cm, since))).toEqual([
      'ok',
      ['height-fell'],
      'ok',
      ['height-rose'],
    ])
  })

  it('a child that stands for the first time has not shrunk', () => {
    const since = { ageDays: 740, last: { heightCm: { value: 86, daysAgo: 30, posture: 'terlentang' as const } } }
    expect(questionsOf('heightCm', 85.1, { ...since, posture: 'berdiri' })).toBe('ok')
    expect(questionsOf('heightCm', 85.1, { ...since, posture: 'terlentang' })).toEqual(['height-fell'])
  })

  it('a head does not become smaller', () => {
    const since = { last: { headCm: { value: 46.3, daysAgo: 30 } } }
    expect([questionsOf('headCm', 46.3, since), questionsOf('headCm', 46.2, since)]).toEqual(['ok', ['head-fell']])
  })
})

it('whatever is typed, a suggestion can itself be saved', () => {
  const field = fc.constantFrom<MeasureField>('weightKg', 'heightCm', 'headCm', 'armCm')
  const value = fc.oneof(
    fc.double(),
    fc.integer({ min: 0, max: 2000 }).map((tenths) => tenths / 10),
  )
  fc.assert(
    fc.property(field, value, fc.integer({ min: 0, max: 2190 }), fc.option(value), (of, typed, ageDays, height) => {
      const result = check(of, typed, { ageDays, typed: { heightCm: height ?? undefined } })
      if (result.outcome === 'ok' || !result.suggestion) return
      const { suggestion } = result
      if (suggestion.kind === 'swapped') {
        expect(suggestion.weightKg).toBeLessThanOrEqual(LIMITS.weightKg.max)
        expect(suggestion.heightCm).toBeGreaterThanOrEqual(LIMITS.heightCm.min)
      } else expect(check(of, suggestion.value, { ageDays }).outcome).not.toBe('refuse')
    }),
  )
})
