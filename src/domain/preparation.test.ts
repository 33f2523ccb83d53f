import { expect, test } from 'vitest'
import { DEFAULT_IMMUNIZATION_SETTINGS as usual } from './immunization/settings.ts'
import { dueToChild, toBring, type ExpectedChild } from './preparation.ts'

const newborn = (birthDate: string): ExpectedChild => ({
  birthDate,
  doses: [],
  vitaminA: [],
  deworming: [],
  refusesAll: false,
})

test('a child of two months without any dose brings the vials of that age, one product a dose', () => {
  const due = dueToChild(newborn('2026-09-05'), '2026-11-10', usual)
  expect(due.products).toEqual(expect.arrayContaining(['bcg', 'opv', 'pentavalen', 'pcv', 'rv']))
  expect(new Set(due.products).size).toBe(due.products.length)
  expect([due.capsule, due.tablet, due.needsPlan]).toEqual([undefined, undefined, false])
})

test('five children of one age need one vial of five, six need two', () => {
  const due = dueToChild(newborn('2026-09-05'), '2026-11-10', usual)
  const vialsOf = (n: number) =>
    toBring(
      Array.from({ length: n }, () => due),
      usual,
    ).vials.find(({ product }) => product === 'pentavalen')
  expect(vialsOf(5)).toMatchObject({ doses: 5, vials: 1, spare: 0 })
  expect(vialsOf(6)).toMatchObject({ doses: 6, vials: 2, spare: 4 })
})

test('in August capsules by age and tablets from twelve months; in November neither', () => {
  const baby = dueToChild(newborn('2026-01-05'), '2026-08-10', usual)
  const toddler = dueToChild(newborn('2024-01-05'), '2026-08-10', usual)
  const { capsules, tablets } = toBring([baby, toddler], usual)
  expect(capsules).toEqual({ biru: 1, merah: 1 })
  expect(tablets).toEqual({ 'albendazol-200': 0, 'albendazol-400': 1 })
  expect(dueToChild(newborn('2024-01-05'), '2026-11-10', usual)).toMatchObject({
    capsule: undefined,
    tablet: undefined,
  })
})

test('no vial is brought for a child whose parents refuse every vaccine, but the capsule is', () => {
  const due = dueToChild({ ...newborn('2026-01-05'), refusesAll: true }, '2026-08-10', usual)
  expect([due.products, due.capsule]).toEqual([[], 'biru'])
})
