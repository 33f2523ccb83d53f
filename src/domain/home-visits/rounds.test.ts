import { expect, test } from 'vitest'
import type { Task } from '../tasks/task.ts'
import { housesToVisit, type Home, type PastVisit } from './rounds.ts'

const today = '2026-11-22'
const home = (key: string, rt: string | undefined, ...people: readonly string[]): Home => ({ key, rt, people })
const task = (person: string, kind: Task['kind'], priority: Task['priority'], on = '2026-11-10'): Task => ({
  person,
  kind,
  rt: '1',
  priority,
  because: [{ code: 'obat', on }],
})
const visit = (about: string, on: string, notHome = false): PastVisit => ({ about, on, notHome })

test('the most urgent house first, then by RT, and each only once', () => {
  const homes = [home('a', '10', 'ani'), home('b', '2', 'budi', 'bela'), home('c', undefined, 'citra')]
  const tasks = [
    task('ani', 'ht-dm', '7-hari'),
    task('budi', 'berat', '24-jam'),
    task('bela', 'imunisasi', 'bulan-ini'),
  ]
  const houses = housesToVisit(homes, tasks, [], today)
  expect(houses.map(({ key, why }) => [key, why])).toEqual([
    ['b', 'khusus'],
    ['a', 'khusus'],
    ['c', 'rutin'],
  ])
  expect(houses[0]?.because.map(({ person }) => person)).toEqual(['budi', 'bela'])
})

test('who only missed something is swept; what is missing on paper brings nobody to the door', () => {
  const [house] = housesToVisit([home('a', '1', 'ani')], [task('ani', 'tidak-datang', 'bulan-ini')], [], today)
  expect(house?.why).toBe('sweeping')
  const visited = [visit('a', '2026-06-01')]
  expect(housesToVisit([home('a', '1', 'ani')], [task('ani', 'nik', 'catatan')], visited, today)).toEqual([])
})

test('every house once a year: not on day 364, on day 365', () => {
  const homes = [home('a', '1', 'ani')]
  expect(housesToVisit(homes, [], [visit('ani', '2025-11-23')], today)).toEqual([])
  expect(housesToVisit(homes, [], [visit('ani', '2025-11-22')], today)[0]?.why).toBe('rutin')
})

test('visited for it, it waits a month, and not when something was found since', () => {
  const homes = [home('a', '1', 'ani')]
  const state = (found: string, visited: string) =>
    housesToVisit(homes, [task('ani', 'ht-dm', '7-hari', found)], [visit('a', visited)], today)[0]?.isWaiting
  expect(state('2026-10-20', '2026-10-24')).toBe(true)
  expect(state('2026-10-20', '2026-10-23')).toBe(false)
  expect(state('2026-11-20', '2026-11-10')).toBe(false)
  const urgent = housesToVisit(homes, [task('ani', 'rujukan', 'segera')], [visit('a', '2026-11-21')], today)
  expect(urgent[0]?.isWaiting).toBe(false)
})

test('nobody at home is no visit, and is said until somebody was there', () => {
  const homes = [home('a', '1', 'ani')]
  const [house] = housesToVisit(homes, [], [visit('a', '2026-11-20', true)], today)
  expect([house?.visitedOn, house?.missedOn]).toEqual([undefined, '2026-11-20'])
  const later = [visit('a', '2026-11-20', true), visit('a', '2026-11-21')]
  expect(housesToVisit(homes, [task('ani', 'ht-dm', '7-hari')], later, today)[0]?.missedOn).toBe(undefined)
})
