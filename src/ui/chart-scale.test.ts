import { describe, expect, test } from 'vitest'
import { bandOf, chartFrame, MARGIN, pathOf, ticks, windowOfAge, xOf, yOf } from './chart-scale.ts'

const size = { width: 320, height: 240 }
const weights = [
  { ageMonths: 0, weightKg: 2.1 },
  { ageMonths: 24, weightKg: 16.4 },
  { ageMonths: 60, weightKg: 28.1 },
]
const frame = chartFrame(size, windowOfAge(14), weights)

describe('where the KMS puts its numbers', () => {
  test('a child under two years is on the first page, from two years on the second', () => {
    expect(windowOfAge(23.9)).toEqual({ fromMonth: 0, toMonth: 24 })
    expect(windowOfAge(24)).toEqual({ fromMonth: 24, toMonth: 60 })
  })

  test('the scale reaches around what is on this page, and nothing else', () => {
    expect([frame.minKg, frame.maxKg]).toEqual([2, 17])
    expect(chartFrame(size, windowOfAge(30), weights)).toMatchObject({ minKg: 16, maxKg: 29 })
  })

  test('the corners of the scale are the corners of the drawing', () => {
    expect(xOf(frame, 0)).toBe(MARGIN.left)
    expect(xOf(frame, 24)).toBe(320 - MARGIN.right)
    expect(yOf(frame, 2)).toBe(240 - MARGIN.bottom)
    expect(yOf(frame, 17)).toBe(MARGIN.top)
  })

  test('a band goes out along one line and back along the other', () => {
    const low = weights.slice(0, 2)
    const high = low.map((weight) => ({ ...weight, weightKg: weight.weightKg + 0.5 }))
    const path = bandOf(frame, low, high)
    expect(path.startsWith(pathOf(frame, low))).toBe(true)
    expect(path.match(/[ML]/g)).toHaveLength(4)
    expect(path.endsWith('Z')).toBe(true)
  })

  test('a narrow screen gets fewer numbers, never crowded ones', () => {
    expect(ticks(0, 24, 240, 40, [3, 6, 12])).toEqual([0, 6, 12, 18, 24])
    expect(ticks(24, 60, 240, 30, [3, 6, 12])).toEqual([24, 30, 36, 42, 48, 54, 60])
    expect(ticks(2, 17, 200, 26, [1, 2, 5])).toEqual([2, 4, 6, 8, 10, 12, 14, 16])
  })
})
