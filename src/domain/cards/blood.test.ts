import { describe, expect, it } from 'vitest'
import { glucoseMeaning, haemoglobinMeaning } from './blood.ts'
import { fieldsFor, offeredFor } from './due.ts'
import { exampleVisitor } from './example-visitor.ts'
import { meaningsFor } from './meanings.ts'

type Made = Parameters<typeof exampleVisitor>[0]
const isPut = (made: Made, name: string) => fieldsFor(exampleVisitor(made), 2).some((field) => field.name === name)
const isOffered = (made: Made, name: string) => offeredFor(exampleVisitor(made), 2).some((field) => field.name === name)

describe('GDS', () => {
  it.each([
    [69, 'gds-rendah', 'R', 'segera'],
    [70, 'gds-normal', 'N', undefined],
    [139, 'gds-normal', 'N', undefined],
    [140, 'gds-pradiabetes', 'N', undefined],
    [199, 'gds-pradiabetes', 'N', undefined],
    [200, 'gds-tinggi', 'T', '7-hari'],
    [299, 'gds-tinggi', 'T', '7-hari'],
    [300, 'gds-sangat-tinggi', 'T', '24-jam'],
  ])('%i mg/dL: %s', (mgDl, code, letter, route) => {
    const meaning = glucoseMeaning(mgDl)
    expect(meaning).toMatchObject({ code, letter, number: `${mgDl} mg/dL` })
    expect(meaning.follow?.route).toBe(route)
  })

  it.each([
    ['lo', 'gds-rendah'],
    ['hi', 'gds-di-atas-alat'],
  ])('the meter says %s: at once', (code, reason) => {
    const found = meaningsFor(exampleVisitor({ years: 50, today: { 'ask.gds-meter': code } }))
    expect(found.map(({ meaning }) => meaning.follow)).toEqual([{ reason, route: 'segera' }])
  })

  it('a number says more than the letters, and takes their place', () => {
    const typed = exampleVisitor({ years: 50, today: { 'measure.gds': 120, 'ask.gds-meter': 'hi' } })
    expect(meaningsFor(typed).map(({ meaning }) => meaning.code)).toEqual(['gds-normal'])
    expect(isPut({ years: 50 }, 'ask.gds-meter')).toBe(true)
    expect(isPut({ years: 50, today: { 'measure.gds': 120 } }, 'ask.gds-meter')).toBe(false)
    expect(isPut({ years: 50, earlier: [[30, { 'measure.gds': 120 }]] }, 'ask.gds-meter')).toBe(false)
    expect(isPut({ years: 30 }, 'ask.gds-meter')).toBe(false)
  })

  it.each<[string, Made, boolean]>([
    ['from 40 years', { years: 40 }, true],
    ['not at 39 without a risk', { years: 39, months: 11 }, false],
    ['not at 14 whatever the waist', { years: 14, today: { 'measure.lingkar-perut': 120 } }, false],
    ['a waist of 80,1 cm of a woman', { years: 15, today: { 'measure.lingkar-perut': 80.1 } }, true],
    ['not one of 80 cm', { years: 15, today: { 'measure.lingkar-perut': 80 } }, false],
    ['not one of 90 cm of a man', { years: 30, sex: 'L', today: { 'measure.lingkar-perut': 90 } }, false],
    ['a large waist of half a year ago', { years: 30, earlier: [[180, { 'measure.lingkar-perut': 99 }]] }, true],
    ['IMT 27,1', { years: 30, today: { weightKg: 69.4, heightCm: 160 } }, true],
    ['not IMT 27,0', { years: 30, today: { weightKg: 69.1, heightCm: 160 } }, false],
    ['an obese boy of 16', { years: 16, sex: 'L', bmiForAgeZ: 2.01, today: { weightKg: 80, heightCm: 165 } }, true],
    [
      'not one whose IMT/U is 2,00 exactly',
      { years: 16, sex: 'L', bmiForAgeZ: 2, today: { weightKg: 80, heightCm: 165 } },
      false,
    ],
    ['hypertension today', { years: 30, today: { 'measure.sistole': 185, 'measure.diastole': 95 } }, true],
    [
      'not before it was measured twice',
      { years: 30, today: { 'measure.sistole': 150, 'measure.diastole': 95 } },
      false,
    ],
    ['known hypertension', { years: 30, earlier: [[200, { 'ask.riwayat-diri': ['hipertensi'] }]] }, true],
    ['known diabetes', { years: 30, today: { 'ask.riwayat-diri': ['dm'] } }, true],
    ['not asthma', { years: 30, today: { 'ask.riwayat-diri': ['asma'] } }, false],
  ])('%s', (_whom, made, expected) => {
    expect(isPut(made, 'measure.gds')).toBe(expected)
    expect(isOffered(made, 'measure.gds')).toBe(!expected && made.years >= 15)
  })

  it.each([
    ['normal', 139, 30, false],
    ['normal, a year ago', 139, 351, true],
    ['diabetes, last month', 200, 30, true],
    ['prediabetes: not for three months', 140, 83, false],
    ['prediabetes, after three months', 140, 84, true],
  ])('%s', (_what, mgDl, daysAgo, expected) => {
    expect(isPut({ years: 50, earlier: [[daysAgo, { 'measure.gds': mgDl }]] }, 'measure.gds')).toBe(expected)
  })
})

describe('haemoglobin of girls and women', () => {
  it.each([
    [12, 'hb-normal', undefined],
    [11.9, 'hb-ringan', 'anemia'],
    [11, 'hb-ringan', 'anemia'],
    [10.9, 'hb-sedang', 'anemia'],
    [8, 'hb-sedang', 'anemia'],
    [7.9, 'hb-berat', 'anemia'],
  ])('%d g/dL: %s', (gDl, code, reason) => {
    expect(haemoglobinMeaning(gDl)).toMatchObject({ code, number: `Hb ${String(gDl).replace('.', ',')} g/dL` })
    expect(haemoglobinMeaning(gDl).follow?.reason).toBe(reason)
  })

  it.each<[Made, boolean, boolean]>([
    [{ years: 11 }, false, false],
    [{ years: 12 }, true, false],
    [{ years: 12, sex: 'L' }, false, false],
    [{ years: 13 }, false, true],
    [{ years: 15 }, true, false],
    [{ years: 13, earlier: [[60, { 'measure.hb': 11.9 }]] }, true, false],
    [{ years: 13, earlier: [[60, { 'measure.hb': 12 }]] }, false, true],
    [{ years: 30 }, false, true],
    [{ years: 50 }, false, false],
  ])('%o: put %s, offered %s', (made, put, offered) => {
    expect(isPut(made, 'measure.hb')).toBe(put)
    expect(isOffered(made, 'measure.hb')).toBe(offered)
  })
})
