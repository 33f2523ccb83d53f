import { expect, test } from 'vitest'
import { gapOf } from './gap.ts'

test('so many people are missing to the target, until it is reached', () => {
  const up = (part: number) => gapOf({ better: 'up' }, { part, whole: 209, target: 0.8 })
  // 0.8 of 209 is 167.2: with 167 it is not reached.
  expect([up(176), up(168), up(167), up(0)]).toEqual([0, 0, 1, 168])
  expect(gapOf({ better: 'up' }, { part: 67, whole: 85, target: 0.8 })).toBe(1)
  expect(gapOf({ better: 'up' }, { part: 68, whole: 85, target: 0.8 })).toBe(0)
})

test('or too many, where fewer are better', () => {
  const down = (part: number) => gapOf({ better: 'down' }, { part, whole: 100, target: 0.14 })
  expect([down(13), down(14), down(15)]).toEqual([0, 0, 1])
})

test('without a target or anybody in the whole there is no gap to speak of', () => {
  expect(gapOf({ better: 'up' }, { part: 3, whole: 10, target: undefined })).toBeUndefined()
  expect(gapOf({ better: 'up' }, { part: 0, whole: 0, target: 0.8 })).toBeUndefined()
})
