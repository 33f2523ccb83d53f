import { describe, expect, test } from 'vitest'
import { bandOf, chartFrame, dotsOf, MARGIN, pathOf, stepsOf, ticks, xOf, yOf } from './chart-scale.ts'

const size = { width: 320, height: 240 }
const weights = [
  { x: 0, y: 2.1 },
  { x: 24, y: 16.4 },
]
const frame = chartFrame(size, { from: 0, to: 24 }, weights)

describe('where a growth chart puts its numbers', () => {
  test('the scale reaches around what is drawn, on whole numbers', () => {
    expect([frame.minY, frame.maxY]).toEqual([2, 17])
  })

  test('the corners of the scale are the corners of the drawing', () => {
    expect(xOf(frame, 0)).toBe(MARGIN.left)
    expect(xOf(frame, 24)).toBe(320 - MARGIN.right)
    expect(yOf(frame, 2)).toBe(240 - MARGIN.bottom)
    expect(yOf(frame, 17)).toBe(MARGIN.top)
  })

  test('a band goes out along one line and back along the other', () => {
    const high = weights.map((weight) => ({ ...weight, y: weight.y + 0.5 }))
    const path = bandOf(frame, weights, high)
    expect(path.startsWith(pathOf(frame, weights))).toBe(true)
    expect(path.match(/[ML]/g)).toHaveLength(4)
    expect(path.endsWith('Z')).toBe(true)
  })

  test('all measurements are one path, and so are all the steps between months that follow each other', () => {
    const marks = [
      { x: 1, y: 4, isAfterGap: false },
      { x: 2, y: 5, isAfterGap: false },
      { x: 6, y: 7, isAfterGap: true },
    ]
    expect(dotsOf(frame, marks).match(/M[\d. ]+h0/g)).toHaveLength(3)
    expect(stepsOf(frame, marks, false)).toBe(pathOf(frame, marks.slice(0, 2)))
    expect(stepsOf(frame, marks, true)).toBe(pathOf(frame, marks.slice(1)))
    expect(stepsOf(frame, marks.slice(0, 1), false)).toBe('')
  })

  test('a narrow screen gets fewer numbers, never crowded ones', () => {
    expect(ticks(0, 24, 240, 40, [3, 6, 12])).toEqual([0, 6, 12, 18, 24])
    expect(ticks(24, 60, 240, 30, [3, 6, 12])).toEqual([24, 30, 36, 42, 48, 54, 60])
    expect(ticks(2, 17, 200, 26, [1, 2, 5])).toEqual([2, 4, 6, 8, 10, 12, 14, 16])
  })
})
