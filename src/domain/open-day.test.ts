import { describe, expect, test } from 'vitest'
import { expectedChildren, isExpectedChild, progressOf, questionsAboutDate } from './open-day.ts'

const known = { today: '2026-11-10', built: '2026-11-01', others: ['2026-09-08', '2026-10-13'] }
const asked = (date: string, more: Partial<typeof known> = {}) =>
  questionsAboutDate(date, { ...known, ...more }).map(({ ask }) => ask)

describe('the date of an open day', () => {
  test('today, a month after the last one, is not asked about', () => expect(asked('2026-11-10')).toEqual([]))

  test('the very first day of a posyandu is not far from anything', () => {
    expect(asked('2026-11-10', { others: [] })).toEqual([])
  })

  test('a phone whose clock fell back years is asked about twice over', () => {
    expect(asked('2018-01-01', { today: '2018-01-01' })).toEqual(['before-app', 'far-from-newest'])
  })

  test('45 days from the newest day are fine, 46 are asked about, either way', () => {
    const others = ['2026-10-13']
    expect(asked('2026-11-27', { today: '2026-11-27', others })).toEqual([])
    expect(asked('2026-11-28', { today: '2026-11-28', others })).toEqual(['far-from-newest'])
    expect(asked('2026-08-28', { built: '2026-01-01', others })).toEqual(['far-from-newest'])
  })

  test('a day that has not come yet and a second opening of one day are asked about', () => {
    expect(asked('2026-11-11')).toEqual(['in-future'])
    expect(asked('2026-10-13', { built: '2026-01-01' })).toEqual(['same-day'])
  })
})

test('children are expected from birth to 71 completed months', () => {
  expect(isExpectedChild('2026-11-10', '2026-11-10')).toBe(true)
  expect(isExpectedChild('2020-11-11', '2026-11-10')).toBe(true)
  expect(isExpectedChild('2020-11-10', '2026-11-10')).toBe(false)
  expect(isExpectedChild('2026-11-11', '2026-11-10')).toBe(false)
  expect(isExpectedChild(undefined, '2026-11-10')).toBe(false)
})

test('guests are expected at home, and who moved away is not expected any more', () => {
  const naura = { record: 'naura', birthDate: '2025-09-05' }
  const guest = { record: 'tamu', birthDate: '2025-09-05', guestFrom: 'Posyandu Mawar' }
  const moved = { record: 'pindah', birthDate: '2025-09-05', hasMoved: true }
  expect(expectedChildren('2026-11-10', [naura, guest, moved])).toEqual([naura])
})

test('a child who came and could not be weighed does not wait at the scale', () => {
  const visits = [
    { person: 'a', came: true, done: true },
    { person: 'b', came: true, done: false },
    { person: 'nenek', came: true, done: false },
    { person: 'c', came: false, done: false },
  ]
  expect(progressOf(visits, new Set(['a', 'b', 'c', 'd']))).toEqual({
    expected: 4,
    came: 2,
    others: 1,
    toWeigh: 2,
    weighed: 1,
  })
})
