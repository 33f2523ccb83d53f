import { expect, it } from 'vitest'
import { weightForAgeLines } from './chart-lines.ts'
import { loadGrowthTables } from './load-tables.ts'
import type { Sex } from './tables.ts'

const tables = await loadGrowthTables()

// Month 6 is day 182.625 and month 24 day 730.5: a table read at a whole day is 0.1 kg off there.
it.each<[Sex, z: number, kg: readonly number[]]>([
  ['L', -3, [2.1, 5.7, 6.9, 8.6, 10.0, 11.2, 12.3]],
  ['L', -2, [2.5, 6.4, 7.7, 9.7, 11.3, 12.7, 14.0]],
  ['L', 0, [3.3, 7.9, 9.6, 12.2, 14.3, 16.3, 18.2]],
  ['L', 1, [3.9, 8.8, 10.8, 13.6, 16.2, 18.6, 20.8]],
  ['P', -3, [2.0, 5.1, 6.3, 8.1, 9.6, 10.9, 12.0]],
  ['P', -2, [2.4, 5.7, 7.0, 9.0, 10.8, 12.3, 13.6]],
  ['P', 0, [3.2, 7.3, 8.9, 11.5, 13.9, 16.1, 18.0]],
  ['P', 1, [3.7, 8.2, 10.1, 13.0, 15.8, 18.5, 21.0]],
])('the KMS of a child (%s) has its %i SD line where the monthly table of WHO has it', (sex, z, kg) => {
  const points = weightForAgeLines(tables, sex).find((line) => line.z === z)?.points ?? []
  const inKg = [0, 6, 12, 24, 36, 48, 59].map((month) => points[month]?.weightKg.toFixed(1))
  expect(inKg).toEqual(kg.map((each) => each.toFixed(1)))
})

it('the KMS has seven lines over months 0 to 60 that never cross', () => {
  for (const sex of ['L', 'P'] as const) {
    const lines = weightForAgeLines(tables, sex)
    expect(lines.map(({ z }) => z)).toEqual([-3, -2, -1, 0, 1, 2, 3])
    expect(lines.every(({ points }) => points.length === 61 && points.every((p, at) => p.ageMonths === at))).toBe(true)
    for (let month = 0; month <= 60; month += 1) {
      const kg = lines.map(({ points }) => points[month]?.weightKg ?? NaN)
      expect(kg).toEqual(kg.toSorted((a, b) => a - b))
    }
  }
})
