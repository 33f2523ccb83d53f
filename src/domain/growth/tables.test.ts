import { expect, it } from 'vitest'
import { loadGrowthTables } from './load-tables.ts'
import type { LmsTable, Sex } from './tables.ts'

const { who2006, who2007 } = await loadGrowthTables()

// Read off the tables WHO prints, first and last rows and those around day 731.
it.each<[name: string, table: LmsTable, sex: Sex, x: number, lms: [l: number, m: number, s: number]]>([
  ['weight of a newborn boy', who2006.weightForAge, 'L', 0, [0.3487, 3.3464, 0.14602]],
  ['length of a newborn boy', who2006.heightForAge, 'L', 0, [1, 49.8842, 0.03795]],
  ['BMI of a newborn boy', who2006.bmiForAge, 'L', 0, [-0.3053, 13.4069, 0.0956]],
  ['head of a newborn boy', who2006.headForAge, 'L', 0, [1, 34.4618, 0.03686]],
  ['arm of a boy of 91 days', who2006.armForAge, 'L', 91, [0.3933, 13.4779, 0.07474]],
  ['weight of a boy of 45.0 cm', who2006.weightForLength, 'L', 450, [-0.3521, 2.441, 0.09182]],
  ['weight of a boy 65.0 cm tall', who2006.weightForLength, 'L', 657, [-0.3521, 7.4327, 0.08217]],
  ['BMI of a boy of 61 months', who2007.bmiForAge, 'L', 61, [-0.7387, 15.2641, 0.0839]],
])('has the printed row for the %s', (_name, table, sex, x, [l, m, s]) => {
  expect(table.row(sex, x)).toEqual({ l, m, s })
})

it.each<[name: string, table: LmsTable, first: number, last: number]>([
  ['weight', who2006.weightForAge, 0, 1826],
  ['height', who2006.heightForAge, 0, 1826],
  ['BMI', who2006.bmiForAge, 0, 1826],
  ['head', who2006.headForAge, 0, 1826],
  ['arm', who2006.armForAge, 91, 1826],
  ['weight for length', who2006.weightForLength, 450, 1207],
  ['weight from 5 years', who2007.weightForAge, 60, 121],
  ['height from 5 years', who2007.heightForAge, 60, 229],
  ['BMI from 5 years', who2007.bmiForAge, 60, 229],
])('%s begins and ends where WHO does, without a gap', (_name, table, first, last) => {
  for (const sex of ['L', 'P'] as const) {
    expect(table.row(sex, first - 1)).toBeUndefined()
    expect(table.row(sex, last + 1)).toBeUndefined()
    for (let x = first; x <= last; x += 1) expect(table.row(sex, x)).toBeDefined()
  }
})

it('is loaded once', () => {
  expect(loadGrowthTables()).toBe(loadGrowthTables())
})
