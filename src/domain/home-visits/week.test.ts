import { expect, test } from 'vitest'
import { weekOf } from './week.ts'

test.each([
  ['2026-11-15', '2026-11-09', '2026-11-15'],
  ['2026-11-16', '2026-11-16', '2026-11-22'],
  ['2026-11-18', '2026-11-16', '2026-11-22'],
  ['2026-11-22', '2026-11-16', '2026-11-22'],
  ['2026-11-23', '2026-11-23', '2026-11-29'],
  ['2027-01-01', '2026-12-28', '2027-01-03'],
])('the week of %s goes from Monday %s to Sunday %s', (on, from, until) => {
  expect(weekOf(on)).toEqual({ from, until })
})
