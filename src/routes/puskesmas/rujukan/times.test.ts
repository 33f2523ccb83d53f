import { expect, test } from 'vitest'
import { ANSWER_WITHIN_DAYS } from '../../../domain/follow-up/referral.ts'
import { timesOf } from './times.ts'

test('the median of an even number lies between the two in the middle; the last day allowed is in time', () => {
  const answered = [0, 1, 4, 9].map((days) => ({ tier: '24-jam' as const, days }))
  expect(timesOf(['segera', '24-jam'], answered, ANSWER_WITHIN_DAYS)).toEqual([
    { tier: 'segera', count: 0, medianDays: undefined, inTime: 0 },
    { tier: '24-jam', count: 4, medianDays: 2.5, inTime: 2 },
  ])
})

test('the median of an odd number is the one in the middle', () => {
  const answered = [9, 1, 4].map((days) => ({ tier: '7-hari' as const, days }))
  expect(timesOf(['7-hari'], answered, ANSWER_WITHIN_DAYS)).toMatchObject([{ medianDays: 4, inTime: 2 }])
})
