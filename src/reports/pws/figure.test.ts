import { describe, expect, test } from 'vitest'
import type { Cell } from '../month/tally.ts'
import { figureOf, judge, type MonthTally } from './figure.ts'
import { FORMS } from '../forms/all.ts'
import type { Indicator } from './indicator.ts'
import { countedIndicators, INDICATORS } from './indicators.ts'

const ds: Indicator = {
  code: 'ds',
  label: 'D/S',
  group: 'gizi',
  part: ['skdn.d'],
  whole: ['skdn.s'],
  wholeIs: 'each-month',
  pusdatin: 'balita',
  target: 0.8,
  better: 'up',
  partLabel: '',
  source: '',
}
const k1: Indicator = { ...ds, code: 'k1', part: ['kia.k1'], whole: ['kia.hamil'], wholeIs: 'of-year', target: 1 }

const cell = (counts: Record<string, number>, sex: 'L' | 'P' = 'L'): Cell => ({
  dusun: 'I',
  rt: '1',
  sex,
  band: '12-23',
  counts,
})
const month = (posyandu: string, month: string, ...cells: readonly Cell[]): MonthTally => ({
  posyandu,
  month,
  tally: cells,
  openDays: 1,
})

describe('a figure', () => {
  test('is a sum over posyandu, and says how many it is made from', () => {
    const tallies = [
      month('melati', '2026-11', cell({ 'skdn.s': 10, 'skdn.d': 9 })),
      month('mawar', '2026-11', cell({ 'skdn.s': 10, 'skdn.d': 7 })),
      { posyandu: 'kenanga', month: '2026-11', tally: undefined, openDays: 0 },
    ]
    expect(figureOf(ds, tallies, { month: '2026-11', span: 'month' })).toEqual({
      part: 16,
      whole: 20,
      share: 0.8,
      target: 0.8,
      withData: 2,
      posyandu: 3,
    })
  })

  test('has no share where nothing is known: never 0 %', () => {
    const known: MonthTally = { ...month('melati', '2026-11', cell({ 'skdn.s': 10 })), openDays: 0 }
    expect(figureOf(ds, [known], { month: '2026-11', span: 'month' })).toMatchObject({ share: undefined, withData: 0 })
  })

  test('is cut by sex', () => {
    const tallies = [
      month('melati', '2026-11', cell({ 'skdn.s': 4, 'skdn.d': 1 }), cell({ 'skdn.s': 6, 'skdn.d': 6 }, 'P')),
    ]
    const asked = { month: '2026-11', span: 'month', fits: ({ sex }: Cell) => sex === 'P' } as const
    expect(figureOf(ds, tallies, asked)).toMatchObject({ part: 6, whole: 6, share: 1 })
  })

  test('of the year adds up its months, and leaves out the year before', () => {
    const tallies = [
      month('melati', '2025-12', cell({ 'skdn.s': 9, 'skdn.d': 9 })),
      month('melati', '2026-01', cell({ 'skdn.s': 10, 'skdn.d': 5 })),
      month('melati', '2026-02', cell({ 'skdn.s': 10, 'skdn.d': 10 })),
    ]
    expect(figureOf(ds, tallies, { month: '2026-02', span: 'year' })).toMatchObject({ part: 15, whole: 20 })
  })

  test('of a yearly whole takes the latest month of each posyandu, and its target grows with the months', () => {
    const tallies = [
      month('melati', '2026-01', cell({ 'kia.k1': 1, 'kia.hamil': 10 })),
      month('melati', '2026-03', cell({ 'kia.k1': 2, 'kia.hamil': 12 })),
    ]
    expect(figureOf(k1, tallies, { month: '2026-03', span: 'year' })).toMatchObject({
      part: 3,
      whole: 12,
      target: 0.25,
    })
  })

  test('takes the target of Pusdatin as its whole when it is asked to', () => {
    const tallies = [month('melati', '2026-02', cell({ 'skdn.s': 10, 'skdn.d': 8 }))]
    expect(figureOf(ds, tallies, { month: '2026-02', span: 'month', pusdatin: 16 })).toMatchObject({ share: 0.5 })
    expect(figureOf(ds, tallies, { month: '2026-02', span: 'year', pusdatin: 16 })).toMatchObject({ whole: 32 })
  })
})

test.each([
  ['up', 0.8, 'good'],
  ['up', 0.72, 'near'],
  ['up', 0.71, 'bad'],
  ['down', 0.8, 'good'],
  ['down', 0.88, 'near'],
  ['down', 0.89, 'bad'],
] as const)('better %s, a share of %d beside a target of 80 %% is %s', (better, share, judged) => {
  const figure = { part: 0, whole: 0, share, target: 0.8, withData: 1, posyandu: 1 }
  expect(judge({ ...ds, better }, figure)).toBe(judged)
})

test('a whole of events adds up its months; the year that Pusdatin counts is reached step by step', () => {
  const pf: Indicator = { ...ds, part: ['kia.pf'], whole: ['kia.bulin'], wholeIs: 'events', target: 1 }
  const tallies = [
    month('melati', '2026-01', cell({ 'kia.pf': 2, 'kia.bulin': 2 })),
    month('melati', '2026-02', cell({ 'kia.pf': 1, 'kia.bulin': 2 })),
  ]
  expect(figureOf(pf, tallies, { month: '2026-02', span: 'year' })).toMatchObject({ part: 3, whole: 4, target: 1 })
  const ofPusdatin = figureOf(pf, tallies, { month: '2026-02', span: 'year', pusdatin: 24 })
  expect(ofPusdatin).toMatchObject({ part: 3, whole: 24, target: 1 / 6 })
})

test('every tile is made from columns that a form counts', () => {
  expect(countedIndicators(FORMS)).toEqual(INDICATORS)
  expect(new Set(INDICATORS.map(({ code }) => code)).size).toBe(INDICATORS.length)
})
