import { expect, test } from 'vitest'
import type { Cell } from '../month/tally.ts'
import type { MonthTally } from './figure.ts'
import { INDICATORS } from './indicators.ts'
import { placeRows } from './places.ts'

const ds = INDICATORS[0]!
const cell = (dusun: string | undefined, rt: string | undefined, s: number, d: number): Cell => ({
  dusun,
  rt,
  sex: 'L',
  band: '12-23',
  counts: { 'skdn.s': s, 'skdn.d': d },
})
const tallies: readonly MonthTally[] = [
  {
    posyandu: 'melati',
    month: '2026-11',
    tally: [cell('I', '10', 4, 1), cell('I', '2', 3, 2), cell(undefined, undefined, 2, 2)],
    openDays: 1,
  },
  { posyandu: 'mawar', month: '2026-11', tally: [cell('II', '1', 5, 5)], openDays: 1 },
  { posyandu: 'kenanga', month: '2026-11', tally: undefined, openDays: 0 },
]
const posyandu = [
  { posyandu: 'kenanga', name: 'Kenanga', desa: 'Jumat' },
  { posyandu: 'mawar', name: 'Mawar', desa: 'Taba Lagan' },
  { posyandu: 'melati', name: 'Melati', desa: 'Taba Lagan' },
]

function rows(open: readonly string[], pusdatin?: number) {
  return placeRows(ds, posyandu, tallies, {
    month: '2026-11',
    span: 'month',
    open: new Set(open),
    ...(pusdatin !== undefined && { pusdatinOf: () => pusdatin }),
  }).map(({ level, name, figure }) => [level, name, figure.part, figure.whole, figure.withData])
}

test('a desa adds up its posyandu, and stands before them', () => {
  expect(rows([])).toEqual([
    ['desa', 'Jumat', 0, 0, 0],
    ['posyandu', 'Kenanga', 0, 0, 0],
    ['desa', 'Taba Lagan', 10, 14, 2],
    ['posyandu', 'Mawar', 5, 5, 1],
    ['posyandu', 'Melati', 5, 9, 1],
  ])
})

test('an opened posyandu shows its dusun and RT, RT 2 before RT 10, and those who live nowhere last', () => {
  expect(rows(['melati']).slice(5)).toEqual([
    ['dusun', 'I', 3, 7, 1],
    ['rt', '2', 2, 3, 1],
    ['rt', '10', 1, 4, 1],
    ['dusun', '', 2, 2, 1],
    ['rt', '', 2, 2, 1],
  ])
})

test('only a desa is taken of what Pusdatin says', () => {
  expect(rows([], 20).map((row) => row[3])).toEqual([20, 0, 20, 5, 9])
})
