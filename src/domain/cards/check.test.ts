import { describe, expect, it } from 'vitest'
import { CARD_FIELDS } from './all-fields.ts'
import { checkNumber, type NumberField } from './check.ts'
import { exampleVisitor } from './example-visitor.ts'
import type { CardValues } from './field.ts'

const NUMBERS = CARD_FIELDS.filter((field): field is NumberField => field.kind === 'number')
const numberField = (name: string): NumberField => NUMBERS.find((field) => field.name === name)!

type Before = readonly (readonly [daysAgo: number, values: CardValues])[]
function check(name: string, value: number, today: CardValues = {}, earlier: Before = [], years = 40) {
  const result = checkNumber(numberField(name), value, exampleVisitor({ years, today, earlier }))
  return result.outcome === 'refuse' ? result.code : result.outcome === 'ask' ? result.doubt.code : 'ok'
}

describe.each(NUMBERS.map((field) => [`${field.name} (${field.cards.join(', ')}, ${field.due})`, field] as const))(
  '%s',
  (_name, field) => {
    const { min, max, decimals } = field
    const least = 10 ** -decimals
    const visitor = exampleVisitor({ years: 40 })
    const code = (value: number) => {
      const result = checkNumber(field, Number(value.toFixed(decimals + 1)), visitor)
      return result.outcome === 'refuse' ? result.code : 'taken'
    }

    it('takes its limits and refuses what is beyond', () => {
      expect([min, max, min - least, max + least].map(code)).toEqual(['taken', 'taken', 'too-low', 'too-high'])
    })

    it('refuses a decimal too many, and what is no number', () => {
      expect(code(min + least / 10)).toBe('too-many-decimals')
      expect(checkNumber(field, NaN, visitor)).toMatchObject({ outcome: 'refuse', code: 'not-a-number', min, max })
    })
  },
)

describe('limits of §4.1', () => {
  it.each([
    ['weightKg', 5, 250],
    ['heightCm', 70, 220],
    ['armCm', 10, 60],
    ['measure.lingkar-perut', 30, 200],
    ['measure.sistole', 50, 300],
    ['measure.diastole', 20, 200],
    ['measure.sistole-2', 50, 300],
    ['measure.diastole-2', 20, 200],
    ['measure.gds', 10, 700],
    ['measure.hb', 2, 22],
  ])('%s from %d to %d', (name, min, max) => {
    expect(numberField(name)).toMatchObject({ min, max })
  })
})

describe('the two numbers of a blood pressure', () => {
  it.each([
    ['measure.diastole', 119, { 'measure.sistole': 120 }, 'ok'],
    ['measure.diastole', 120, { 'measure.sistole': 120 }, 'above-sistole'],
    ['measure.sistole', 81, { 'measure.diastole': 80 }, 'ok'],
    ['measure.sistole', 80, { 'measure.diastole': 80 }, 'below-diastole'],
    ['measure.diastole-2', 120, { 'measure.sistole-2': 120 }, 'above-sistole'],
    ['measure.diastole-2', 95, { 'measure.sistole': 90, 'measure.sistole-2': 150 }, 'ok'],
    ['measure.sistole-2', 100, { 'measure.diastole': 110, 'measure.diastole-2': 70 }, 'ok'],
  ])('%s %i beside %o: %s', (name, value, today, code) => {
    expect(check(name, value, today)).toBe(code)
  })
})

describe('unlikely numbers are asked about', () => {
  it.each([
    ['weightKg', 66, [[30, { weightKg: 60 }]], 'ok'],
    ['weightKg', 66.1, [[30, { weightKg: 60 }]], 'berubah-banyak'],
    ['weightKg', 54, [[30, { weightKg: 60 }]], 'ok'],
    ['weightKg', 53.9, [[62, { weightKg: 60 }]], 'berubah-banyak'],
    ['weightKg', 53.9, [[63, { weightKg: 60 }]], 'ok'],
    ['heightCm', 162, [[300, { heightCm: 160 }]], 'ok'],
    ['heightCm', 162.1, [[300, { heightCm: 160 }]], 'tinggi-berubah'],
    ['heightCm', 157.9, [[300, { heightCm: 160 }]], 'tinggi-berubah'],
    ['measure.gds', 299, [], 'ok'],
    ['measure.gds', 300, [], 'sangat-tinggi'],
    ['measure.hb', 7, [], 'ok'],
    ['measure.hb', 6.9, [], 'sangat-rendah'],
  ] as const)('%s %d: %s', (name, value, earlier, code) => {
    expect(check(name, value, {}, earlier)).toBe(code)
  })

  it('somebody who still grows may be taller, but not shorter', () => {
    const at = (cm: number) => check('heightCm', cm, {}, [[200, { heightCm: 130 }]], 10)
    expect([at(136), at(129.5), at(129.4)]).toEqual(['ok', 'ok', 'tinggi-berubah'])
  })
})
