import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { believableWeight, readMeasurements } from './measurements.ts'
import type { Cell } from './sheet.ts'

const read = (weightKg: Cell, heightCm: Cell, ageMonths?: number, otherWeights: readonly number[] = []) =>
  readMeasurements(
    { weightKg, heightCm, headCm: null, armCm: null },
    { otherWeights, ...(ageMonths === undefined ? {} : { ageMonths }) },
  )

describe('a weight no child of that age can have', () => {
  test.each([
    [84, 8, 8.4],
    [90, 20, 9],
    [32, 1, 3.2],
    ['148', 60, 14.8],
    [1045, 14, 10.45],
  ])('%s at %s months is doubted and may be %s', (written, months, suggestion) => {
    expect(read(written, 70, months).weightKg).toMatchObject({ doubt: { kind: 'decimal-point-lost', suggestion } })
  })

  test('the other days tell which, when the age is not known', () => {
    expect(read(390, 70, undefined, [3.7]).weightKg).toMatchObject({ doubt: { suggestion: 3.9 } })
    expect(read(390, 70).weightKg).not.toHaveProperty('doubt.suggestion')
  })

  test.each([
    [0, 6],
    ['0,84', 8],
  ])('%s is out of range', (written, months) => {
    expect(read(written, 70, months).weightKg).toMatchObject({ doubt: { kind: 'value-out-of-range' } })
  })
})

test('weight and height in each other’s column are doubted together', () => {
  const { weightKg, heightCm } = read(88.7, '12,04', 30)
  expect(weightKg).toMatchObject({ doubt: { kind: 'weight-and-height-swapped', written: '88,7', suggestion: 12.04 } })
  expect(heightCm).toMatchObject({ doubt: { kind: 'weight-and-height-swapped', written: '12,04', suggestion: 88.7 } })
})

test('a dash or a word in the weight’s place is a missing weight; the height stays', () => {
  for (const written of ['-', null, 'rewel']) {
    const { weightKg, heightCm } = read(written, '64,4', 8)
    expect(weightKg).toMatchObject({ doubt: { kind: 'weight-missing' } })
    expect(heightCm).toEqual({ is: 'certain', value: 64.4 })
  }
})

test('a weight that became a date is told back', () => {
  expect(read({ date: '2026-04-07' }, 64, 8).weightKg).toMatchObject({
    doubt: { kind: 'number-became-date', suggestion: 7.4 },
  })
})

test('what comes in is what was written, within the range of the age', () => {
  const number = fc.double({ min: -10, max: 400, noNaN: true }).map((value) => Math.round(value * 100) / 100)
  fc.assert(
    fc.property(number, number, fc.option(fc.nat(90), { nil: undefined }), (weight, height, months) => {
      const { weightKg, heightCm } = read(weight, height, months)
      const [least, most] = believableWeight(months)
      expect(weightKg.is).not.toBe('absent')
      if (weightKg.is === 'certain') {
        expect(weightKg.value).toBe(weight)
        expect(weight >= least && weight <= most).toBe(true)
      }
      if (heightCm.is === 'certain') expect(heightCm.value).toBe(height)
    }),
  )
})

test('the range widens with age and never inverts', () => {
  fc.assert(
    fc.property(fc.nat(200), (months) => {
      const [least, most] = believableWeight(months)
      const [leastLater, mostLater] = believableWeight(months + 1)
      expect(least).toBeLessThan(most)
      if (months < 60) expect(leastLater >= least && mostLater >= most).toBe(true)
    }),
  )
})
