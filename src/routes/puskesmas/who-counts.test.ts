import { expect, test } from 'vitest'
import type { PosyanduTally, TallyQuestion } from '../../replica/area/area.ts'
import { answer } from '../../replica/area/tally-question.ts'
import { posyanduWith } from './who-counts.ts'

const place = (posyandu: string) => ({ posyandu, name: posyandu, desa: undefined, kecamatan: undefined })
const places = ['melati', 'mawar', 'dahlia', 'kenanga'].map(place)
const cell = (rt: string, counts: Record<string, number>) =>
  ({ dusun: undefined, rt, sex: 'P', band: '6-11', counts }) as const
const counted = (posyandu: string, month: string, more: Partial<PosyanduTally>): PosyanduTally => ({
  posyandu,
  month,
  tally: undefined,
  openDays: 1,
  isCurrent: true,
  ...more,
})
const area = (tallies: readonly PosyanduTally[]) => ({
  tallies: (_: readonly string[], question: TallyQuestion = {}) =>
    Promise.resolve(tallies.map((each) => ({ ...each, tally: each.tally && answer(each.tally, question) }))),
})

test('only posyandu where somebody counts are read, and those that are still being counted', async () => {
  const of = area([
    counted('melati', '2026-11', { tally: [cell('01', { 'skdn.t2': 2, 'skdn.s': 9 })] }),
    counted('mawar', '2026-11', { tally: [cell('01', { 'skdn.s': 9 })] }),
    counted('dahlia', '2026-11', { isCurrent: false }),
    counted('kenanga', '2026-11', {}),
  ])
  const with2T = await posyanduWith(of, places, ['2026-11'], ['skdn.t2'])
  expect(with2T.map(({ posyandu }) => posyandu)).toEqual(['melati', 'dahlia'])
  const inRt = await posyanduWith(of, places, ['2026-11'], ['skdn.t2', 'skdn.s'], ({ rt }) => rt === '02')
  expect(inRt.map(({ posyandu }) => posyandu)).toEqual(['dahlia'])
})

test('one of which a month is missing in the answer is read too', async () => {
  const of = area([counted('melati', '2026-11', {})])
  expect((await posyanduWith(of, places.slice(0, 1), ['2026-10', '2026-11'], ['skdn.t2'])).length).toBe(1)
})
