import { expect, test } from 'vitest'
import type { Pregnancy } from '../../../../domain/pregnancy/pregnancy.ts'
import { gainOf } from './gain-chart.ts'

const pregnancy = (fields: Partial<Pregnancy> = {}): Pregnancy =>
  ({ lmp: '2026-05-01', risks: [], contacts: [], afterBirth: [], babies: [], ...fields }) as unknown as Pregnancy
const visit = (date: string, weightKg: number, heightCm?: number) => ({
  date,
  shown: { weightKg, ...(heightCm !== undefined && { heightCm }) },
})

test('every weight of this pregnancy is a gain since before it, and none of another time', () => {
  const visits = [visit('2026-04-01', 50), visit('2026-07-31', 51.5), visit('2026-10-09', 55), visit('2026-12-01', 60)]
  const gain = gainOf(pregnancy({ weightBeforeKg: 50, heightCm: 155 }), visits, '2026-11-10')!
  expect(gain.points).toEqual([
    { on: '2026-07-31', week: 13, x: 13, gainKg: 1.5 },
    { on: '2026-10-09', week: 23, x: 23, gainKg: 5 },
  ])
  // IMT 20,8: 0,35 to 0,50 kg a week after week 13.
  expect(gain.band?.low).toEqual([
    { x: 13, y: 0.5 },
    { x: 40, y: 9.95 },
  ])
  expect(gain.band?.high[1]).toEqual({ x: 40, y: 15.5 })
})

test('without the weight before, the first of the first twelve weeks stands in for it; without that nothing is said', () => {
  const visits = [visit('2026-06-12', 50, 155), visit('2026-10-09', 55)]
  expect(gainOf(pregnancy(), visits, '2026-11-10')!.points.map(({ gainKg }) => gainKg)).toEqual([0, 5])
  expect(gainOf(pregnancy(), visits, '2026-11-10')!.band).toBeDefined()
  expect(gainOf(pregnancy(), [visit('2026-10-09', 55)], '2026-11-10')).toBeUndefined()
})

test('with twins, and without a height, there is no band', () => {
  const visits = [visit('2026-10-09', 55)]
  expect(
    gainOf(pregnancy({ weightBeforeKg: 50, heightCm: 155, fetuses: 2 }), visits, '2026-11-10')!.band,
  ).toBeUndefined()
  expect(gainOf(pregnancy({ weightBeforeKg: 50 }), visits, '2026-11-10')!.band).toBeUndefined()
})

test('a weight after the birth is no gain', () => {
  const born = pregnancy({ weightBeforeKg: 50, outcome: 'lahir', endedOn: '2026-10-09' })
  expect(gainOf(born, [visit('2026-10-09', 48)], '2026-11-10')!.points).toEqual([])
})
