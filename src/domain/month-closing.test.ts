import { expect, test } from 'vitest'
import { daysLate, deadlines, USUAL_CLOSING } from './month-closing.ts'

test('entry is due three days after the open day, verification five, the rest on the 2nd and 5th of the next month', () => {
  expect(deadlines('2026-12', '2026-12-30', USUAL_CLOSING)).toEqual({
    entry: '2027-01-02',
    verify: '2027-01-04',
    complete: '2027-01-02',
    report: '2027-01-05',
  })
})

test('without an open day only the days of the next month are known', () => {
  const due = deadlines('2026-02', undefined, { ...USUAL_CLOSING, reportDay: 7 })
  expect(due).toEqual({ entry: undefined, verify: undefined, complete: '2026-03-02', report: '2026-03-07' })
})

test('the day itself is not late, the next one is', () => {
  expect([daysLate('2026-03-02', '2026-03-01'), daysLate('2026-03-02', '2026-03-02')]).toEqual([0, 0])
  expect(daysLate('2026-03-02', '2026-03-03')).toBe(1)
  expect(daysLate(undefined, '2026-03-03')).toBe(0)
})
