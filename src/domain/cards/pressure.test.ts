import { describe, expect, it } from 'vitest'
import { fieldsFor, offeredFor } from './due.ts'
import { exampleVisitor } from './example-visitor.ts'
import type { CardValues } from './field.ts'
import { needsSecondReading, pressureMeaning } from './pressure.ts'

function read(text: string, again = false): CardValues {
  const [sistole, diastole] = text.split('/').map(Number) as [number, number]
  return again
    ? { 'measure.sistole-2': sistole, 'measure.diastole-2': diastole }
    : { 'measure.sistole': sistole, 'measure.diastole': diastole }
}

const twice = (text: string): CardValues => ({ ...read(text), ...read(text, true) })
const adult = (today: CardValues) => exampleVisitor({ years: 45, today })

describe('blood pressure of adults', () => {
  it.each([
    ['89/70', 'rendah', 'Rendah', 'R'],
    ['100/59', 'rendah', 'Rendah', 'R'],
    ['90/60', 'optimal', 'Optimal', 'N'],
    ['118/78', 'optimal', 'Optimal', 'N'],
    ['119/79', 'optimal', 'Optimal', 'N'],
    ['120/78', 'normal', 'Normal', 'N'],
    ['118/80', 'normal', 'Normal', 'N'],
    ['129/84', 'normal', 'Normal', 'N'],
    ['130/84', 'normal-tinggi', 'Normal tinggi', 'N'],
    ['120/85', 'normal-tinggi', 'Normal tinggi', 'N'],
    ['139/89', 'normal-tinggi', 'Normal tinggi', 'N'],
    ['128/92', 'ht1', 'Hipertensi derajat 1', 'T'],
    ['140/85', 'ht1', 'Hipertensi derajat 1, sistolik terisolasi', 'T'],
    ['150/88', 'ht1', 'Hipertensi derajat 1, sistolik terisolasi', 'T'],
    ['140/90', 'ht1', 'Hipertensi derajat 1', 'T'],
    ['159/99', 'ht1', 'Hipertensi derajat 1', 'T'],
    ['160/89', 'ht2', 'Hipertensi derajat 2, sistolik terisolasi', 'T'],
    ['150/100', 'ht2', 'Hipertensi derajat 2', 'T'],
    ['179/109', 'ht2', 'Hipertensi derajat 2', 'T'],
    ['182/95', 'ht3', 'Hipertensi derajat 3', 'T'],
    ['180/95', 'ht3', 'Hipertensi derajat 3', 'T'],
    ['150/110', 'ht3', 'Hipertensi derajat 3', 'T'],
  ])('%s, the same when measured again: %s', (text, code, formal, letter) => {
    expect(pressureMeaning(adult(twice(text)))).toMatchObject({ code, formal, letter, number: `${text} mmHg` })
  })

  it.each([
    ['139/89', undefined],
    ['140/90', { reason: 'td-tinggi', route: '7-hari' }],
    ['179/109', { reason: 'td-tinggi', route: '7-hari' }],
    ['180/109', { reason: 'td-krisis', route: 'segera' }],
    ['179/110', { reason: 'td-krisis', route: 'segera' }],
  ])('%s leads to %o', (text, follow) => {
    expect(pressureMeaning(adult(twice(text)))?.follow).toEqual(follow)
  })

  it('what is low is a setting', () => {
    const settings = { lowPressure: { sistole: 100, diastole: 65 } }
    const of = (text: string) => pressureMeaning(exampleVisitor({ years: 30, today: read(text), settings }))?.code
    expect([of('99/70'), of('110/64'), of('100/65')]).toEqual(['rendah', 'rendah', 'optimal'])
  })

  it('half a reading says nothing', () => {
    expect(pressureMeaning(adult({ 'measure.sistole': 150 }))).toBeUndefined()
    expect(pressureMeaning(adult({ ...read('118/78'), 'measure.sistole-2': 190 }))?.code).toBe('optimal')
  })
})

describe('the second reading (K7)', () => {
  it.each([
    ['139/89', false],
    ['140/89', true],
    ['139/90', true],
    ['179/109', true],
    ['180/109', false],
    ['179/110', false],
  ])('%s: measured again %s', (text, again) => {
    const visitor = adult(read(text))
    expect(needsSecondReading(visitor)).toBe(again)
    expect(fieldsFor(visitor, 2).some(({ name }) => name === 'measure.sistole-2')).toBe(again)
    expect(fieldsFor(visitor, 2).some(({ name }) => name === 'measure.diastole-2')).toBe(again)
  })

  it('nobody with a danger sign waits five minutes', () => {
    const visitor = adult({ ...read('150/95'), 'ask.bahaya': ['nyeri-dada'] })
    expect(needsSecondReading(visitor)).toBe(false)
    expect(pressureMeaning(visitor)).toMatchObject({ code: 'ht1', follow: { route: '7-hari' } })
  })

  it('before it nothing is classified, and the bidan hears of it', () => {
    expect(pressureMeaning(adult(read('150/95')))).toMatchObject({
      code: 'td-ulang',
      colour: 'kuning',
      follow: { reason: 'td-tinggi', route: 'lapor' },
    })
  })

  it.each([
    ['150/95', '128/82', 'normal', '128/82 mmHg'],
    ['142/88', '165/95', 'ht2', '165/95 mmHg'],
    ['150/95', '190/95', 'ht3', '190/95 mmHg'],
  ])('after %s, %s counts', (first, second, code, number) => {
    expect(pressureMeaning(adult({ ...read(first), ...read(second, true) }))).toMatchObject({ code, number })
  })

  it('a first one of 182/95 is not talked down by a second', () => {
    expect(pressureMeaning(adult({ ...read('182/95'), ...read('150/85', true) }))?.code).toBe('ht3')
  })

  it('both stay on the screen, whatever the first is corrected to', () => {
    const names = fieldsFor(adult({ ...read('120/80'), ...read('128/82', true) }), 2).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['measure.sistole', 'measure.sistole-2', 'measure.diastole-2']))
  })
})

describe('blood pressure of the young', () => {
  it.each([
    [13, '119/79', 'optimal', 'Normal'],
    [13, '120/79', 'normal-tinggi', 'Meningkat'],
    [18, '129/79', 'normal-tinggi', 'Meningkat'],
    [18, '130/79', 'ht1', 'Hipertensi derajat 1'],
    [16, '119/80', 'ht1', 'Hipertensi derajat 1'],
    [16, '139/89', 'ht1', 'Hipertensi derajat 1'],
    [16, '140/89', 'ht2', 'Hipertensi derajat 2'],
    [16, '139/90', 'ht2', 'Hipertensi derajat 2'],
    [16, '180/90', 'ht3', 'Hipertensi derajat 2'],
    [19, '130/80', 'normal-tinggi', 'Normal tinggi'],
  ])('%i years, %s: %s', (years, text, code, formal) => {
    expect(pressureMeaning(exampleVisitor({ years, today: twice(text) }))).toMatchObject({ code, formal })
  })

  it.each([
    [7, 106, 68, 106, 68],
    [8, 107, 69, 107, 69],
    [9, 107, 70, 108, 71],
    [10, 108, 72, 109, 72],
    [11, 110, 74, 111, 74],
    [12, 113, 75, 114, 75],
  ])('at %i years boys from %i/%i, girls from %i/%i are looked at', (years, boyUp, boyDown, girlUp, girlDown) => {
    for (const [sex, up, down] of [['L', boyUp, boyDown] as const, ['P', girlUp, girlDown] as const]) {
      const of = (text: string) => pressureMeaning(exampleVisitor({ years, months: 11, sex, today: read(text) }))
      expect(of(`${up - 1}/${down - 1}`)).toMatchObject({ code: 'optimal', letter: 'N', formal: 'Normal' })
      for (const high of [`${up}/${down - 1}`, `${up - 1}/${down}`])
        expect(of(high)).toMatchObject({ code: 'td-anak-tinggi', letter: 'T', follow: { route: '7-hari' } })
      expect(of('180/80')?.follow?.route).toBe('segera')
    }
  })

  it('at 6 years there is no table, and nothing is said', () => {
    expect(pressureMeaning(exampleVisitor({ years: 6, today: read('120/80') }))).toBeUndefined()
  })

  it.each([
    [6, false, false],
    [7, false, true],
    [14, false, true],
    [15, true, false],
  ])('at %i years it is put: %s, offered: %s', (years, put, offered) => {
    const visitor = exampleVisitor({ years })
    expect(fieldsFor(visitor, 2).some(({ name }) => name === 'measure.sistole')).toBe(put)
    expect(offeredFor(visitor, 2).some(({ name }) => name === 'measure.sistole')).toBe(offered)
  })

  it('what was measured at 9 years can be seen and corrected', () => {
    const names = fieldsFor(exampleVisitor({ years: 9, today: read('100/60') }), 2).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('measure.'))).toEqual(['measure.sistole', 'measure.diastole'])
  })
})
