import { expect, test } from 'vitest'
import { homeDayOf } from './guest.ts'

const days = ['2026-10-30', '2026-11-03', '2026-11-24'].map((date) => ({ record: date, date }))

test('a guest counts on the nearest day at home of the same calendar month, and never in another', () => {
  expect(homeDayOf('2026-11-01', days)?.date).toBe('2026-11-03')
  expect(homeDayOf('2026-11-30', days)?.date).toBe('2026-11-24')
  expect(homeDayOf('2026-10-01', days)?.date).toBe('2026-10-30')
  expect(homeDayOf('2026-12-01', days)).toBeUndefined()
})

test('of two days as near the earlier one is taken, on every phone alike', () => {
  const near = ['2026-11-12', '2026-11-08'].map((date) => ({ record: date, date }))
  expect(homeDayOf('2026-11-10', near)?.date).toBe('2026-11-08')
})
