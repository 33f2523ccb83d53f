import { describe, expect, test } from 'vitest'
import {
  expectedChildren,
  groupsProgress,
  isExpectedChild,
  isServed,
  progressOf,
  questionsAboutDate,
} from './open-day.ts'
import type { Pregnancy } from './pregnancy/pregnancy.ts'

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

describe('the groups of a day', () => {
  const on = '2026-11-10'
  const naura = { record: 'naura', birthDate: '2025-09-05' }
  const siti = { record: 'siti', birthDate: '1992-03-14' }
  const ujang = { record: 'ujang', birthDate: '1950-01-01' }
  const guest = { record: 'tamu', birthDate: '1950-01-01', guestFrom: 'Posyandu Mawar' }
  const people = [naura, siti, ujang, guest]
  const lines = (groups: readonly string[], ...came: string[]) =>
    groupsProgress(on, groups, people, new Set(came)).map(({ group, expected, came }) => [group, came, expected.size])

  test('each has its own sasaran, and guests are in none', () => {
    expect(lines(['balita', 'lansia', 'dewasa'], 'siti', 'tamu')).toEqual([
      ['balita', 0, 1],
      ['dewasa', 1, 1],
      ['lansia', 0, 1],
    ])
  })

  test('a day that names nobody expects the children, and names others once they came', () => {
    expect(lines([])).toEqual([['balita', 0, 1]])
    expect(lines([], 'ujang')).toEqual([
      ['balita', 0, 1],
      ['lansia', 1, 1],
    ])
  })

  test('a day serves those of its groups, the last day of an age included', () => {
    expect(isServed('2020-11-11', on, ['balita'])).toBe(true)
    expect(isServed('2020-11-10', on, ['balita'])).toBe(false)
    expect(isServed('2020-11-10', on, ['remaja'])).toBe(true)
    expect(isServed('1966-11-11', on, ['lansia'])).toBe(false)
    expect(isServed('1966-11-10', on, ['lansia'])).toBe(true)
    expect(isServed('1966-11-10', on, [])).toBe(true)
  })

  test('a day for pregnant women expects those who are pregnant on it, a teenager among them', () => {
    const lina = { ...siti, record: 'lina', pregnancies: [pregnancy({ lmp: '2026-05-01' })] }
    const rini = { record: 'rini', birthDate: '2010-01-01', pregnancies: [pregnancy({ lmp: '2026-08-01' })] }
    const born = { outcome: 'lahir', endedOn: '2026-11-01', lmp: '2026-02-01' } as const
    const wati = { ...siti, record: 'wati', pregnancies: [pregnancy(born)] }
    const moved = { ...lina, record: 'pindah', hasMoved: true }
    const here = [naura, siti, lina, rini, wati, moved]
    const count = (groups: readonly string[], date = on) =>
      groupsProgress(date, groups, here, new Set(['rini'])).map((each) => [each.group, each.came, each.expected.size])
    expect(count(['bumil'])).toEqual([['bumil', 1, 2]])
    expect(count(['bumil'], '2026-10-31')).toEqual([['bumil', 1, 3]])
    // Counted in both (R2.1), also where nobody was named and she came.
    expect(count([])).toEqual([
      ['bumil', 1, 2],
      ['balita', 0, 1],
      ['remaja', 1, 1],
    ])
  })

  test('it serves mothers after the birth and any woman who comes, and no child', () => {
    expect(isServed('2010-01-01', on, ['bumil'], 'hamil')).toBe(true)
    expect(isServed('2010-01-01', on, ['bumil'], 'menyusui')).toBe(true)
    expect(isServed('2010-01-01', on, ['bumil'])).toBe(false)
    expect(isServed('1992-03-14', on, ['bumil'])).toBe(true)
    expect(isServed('1992-03-14', on, ['balita'], 'hamil')).toBe(false)
    expect(isServed(undefined, on, ['bumil'], 'hamil')).toBe(true)
  })

  test('who has died is expected no more', () => {
    expect(groupsProgress(on, ['lansia'], [{ ...ujang, hasDied: true }], new Set())[0]?.expected.size).toBe(0)
  })
})

function pregnancy(fields: Partial<Pregnancy>): Pregnancy {
  return {
    record: 'p/1',
    person: 'p',
    risks: [],
    contacts: [],
    afterBirth: [],
    babies: [],
    ...fields,
  } as unknown as Pregnancy
}
