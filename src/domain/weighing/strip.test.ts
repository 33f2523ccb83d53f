import { expect, it } from 'vitest'
import type { Weighing } from './status.ts'
import { kmsStrip } from './strip.ts'

const weighed = (on: string, weightKg: number, more: Partial<Weighing> = {}): Weighing => ({
  id: on,
  on,
  weightKg,
  ...more,
})
const boy = (...weighings: Weighing[]) => ({ sex: 'L', birth: '2025-01-20', weighings }) as const

it('the strip has a column for each calendar month, also for one in which the child was not weighed', () => {
  const strip = kmsStrip(boy(weighed('2025-03-10', 5), weighed('2025-05-10', 6.5)), '2025-05', 3)
  expect(strip.map(({ month, weighing, status }) => [month, weighing?.weightKg, status?.code])).toEqual([
    ['2025-03', 5, 'B'],
    ['2025-04', undefined, undefined],
    ['2025-05', 6.5, 'O'],
  ])
})

it('age and KBM are those of the weighing, in completed months', () => {
  const [march] = kmsStrip(boy(weighed('2025-03-10', 5)), '2025-03', 1)
  expect(march).toMatchObject({ completedMonths: 1, kbmGrams: 800 })
})

it('of two weighings in a month the one that is reported stands there', () => {
  const strip = kmsStrip(boy(weighed('2025-03-10', 5), weighed('2025-03-24', 5.2)), '2025-03', 1)
  expect(strip[0]?.weighing?.weightKg).toBe(5.2)
})

it('a copied weight stands in its month without a code, and the next one is compared with it', () => {
  const strip = kmsStrip(boy(weighed('2025-03-10', 5, { copied: true }), weighed('2025-04-12', 5.9)), '2025-04', 2)
  expect(strip.map(({ status }) => status?.code)).toEqual([undefined, 'N'])
  expect(strip[1]?.status).toMatchObject({ transfer: true })
})

it('nothing stands before the month of birth', () => {
  expect(kmsStrip(boy(), '2025-02', 13).map(({ month }) => month)).toEqual(['2025-01', '2025-02'])
})
