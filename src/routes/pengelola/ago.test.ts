import { expect, test } from 'vitest'
import { agoOf } from './ago.ts'

const now = new Date('2026-11-22T12:00:00Z')

test('how long ago a phone was heard of is said in the largest unit that has passed', () => {
  expect(agoOf('2026-11-22T11:58:30Z', now)).toEqual({ unit: 'now' })
  expect(agoOf('2026-11-22T11:00:01Z', now)).toEqual({ unit: 'minutes', n: 59 })
  expect(agoOf('2026-11-22T11:00:00Z', now)).toEqual({ unit: 'hours', n: 1 })
  expect(agoOf('2026-11-21T12:00:00Z', now)).toEqual({ unit: 'days', n: 1 })
  expect(agoOf('2026-10-23T12:00:00Z', now)).toEqual({ unit: 'days', n: 30 })
  expect(agoOf('2026-10-22T12:00:00Z', now)).toEqual({ unit: 'date' })
})

test("a relay whose clock is ahead of the phone's heard of it just now", () => {
  expect(agoOf('2026-11-22T12:03:00Z', now)).toEqual({ unit: 'now' })
})
