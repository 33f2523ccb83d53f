import { describe, expect, it } from 'vitest'
import { armMeaning, bmiMeaning, bmiOf, waistMeaning } from './body.ts'
import { exampleVisitor } from './example-visitor.ts'
import { meaningsFor } from './meanings.ts'

describe('IMT of adults (C7)', () => {
  // At 100 cm the weight is the IMT.
  const of = (kg: number) => exampleVisitor({ years: 30, today: { weightKg: kg, heightCm: 100 } })
  it.each([
    [16.9, 'SK', 'berat badan kurang'],
    [17, 'K', 'berat badan kurang'],
    [18.4, 'K', 'berat badan kurang'],
    [18.5, 'N', 'normal'],
    [22.9, 'N', 'normal'],
    [23, 'N', 'berat badan lebih'],
    [24.9, 'N', 'berat badan lebih'],
    [25, 'N', 'obesitas I'],
    [25.1, 'G', 'obesitas I'],
    [27, 'G', 'obesitas I'],
    [27.1, 'O', 'obesitas I'],
    [29.9, 'O', 'obesitas I'],
    [30, 'O', 'obesitas II'],
  ])('%d is %s on the card, %s by Kepmenkes', (kg, letter, kepmenkes) => {
    const meaning = bmiMeaning(of(kg))
    expect(meaning).toMatchObject({ letter, number: `IMT ${String(kg).replace('.', ',')}` })
    expect(meaning?.formal).toContain(kepmenkes)
  })

  it('is rounded to one decimal before it is read', () => {
    expect(bmiMeaning(of(25.04))?.letter).toBe('N')
    expect(bmiMeaning(of(25.05))?.letter).toBe('G')
  })

  it('takes the height of up to 400 days ago', () => {
    const on = (daysAgo: number) =>
      bmiOf(exampleVisitor({ years: 30, today: { weightKg: 64 }, earlier: [[daysAgo, { heightCm: 160 }]] }))
    expect([on(400), on(401)]).toEqual([25, undefined])
  })

  it.each([{ weightKg: 60 }, { heightCm: 160 }, { weightKg: 60, heightCm: 0 }, { weightKg: 60, heightCm: 1e-200 }])(
    '%o says nothing',
    (today) => {
      expect(bmiMeaning(exampleVisitor({ years: 30, today }))).toBeUndefined()
    },
  )
})

describe('IMT/U from 6 to 18 years', () => {
  it.each([
    [-3.01, 'SK', '7-hari'],
    [-3, 'K', undefined],
    [-2.01, 'K', undefined],
    [-2, 'N', undefined],
    [1, 'N', undefined],
    [1.01, 'G', undefined],
    [2, 'G', undefined],
    [2.01, 'O', 'lapor'],
  ])('%d SD is %s', (bmiForAgeZ, letter, route) => {
    const meaning = bmiMeaning(exampleVisitor({ years: 10, bmiForAgeZ, today: { weightKg: 30, heightCm: 130 } }))
    expect(meaning).toMatchObject({ letter, number: `IMT/U ${String(bmiForAgeZ).replace('.', ',')} SD` })
    expect(meaning?.follow?.route).toBe(route)
  })

  it('is not judged by the bands of adults while the tables are not there', () => {
    expect(bmiMeaning(exampleVisitor({ years: 18, today: { weightKg: 90, heightCm: 160 } }))).toBeUndefined()
  })
})

describe('waist and arm', () => {
  it.each([
    ['L', 90, 'perut-normal'],
    ['L', 90.1, 'perut-besar'],
    ['P', 80, 'perut-normal'],
    ['P', 80.1, 'perut-besar'],
  ] as const)('%s, waist %d cm: %s', (sex, cm, code) => {
    expect(waistMeaning(cm, exampleVisitor({ years: 30, sex }))?.code).toBe(code)
  })

  it('a waist says nothing while the sex is not known', () => {
    expect(waistMeaning(85, { ...exampleVisitor({ years: 30 }), sex: undefined })).toBeUndefined()
  })

  it.each([
    [30, 23.4, 'kek', 'lapor'],
    [30, 23.5, 'lila-normal', undefined],
    [60, 20.9, 'lila-lansia-rendah', '7-hari'],
    [60, 21, 'lila-normal', undefined],
    [60, 23.4, 'lila-normal', undefined],
  ])('at %i years, LiLA %d cm: %s', (years, cm, code, route) => {
    const meaning = armMeaning(cm, exampleVisitor({ years }))
    expect(meaning.code).toBe(code)
    expect(meaning.follow?.route).toBe(route)
  })

  it('KEK is a finding of women of 15 to 49 only', () => {
    const codes = (years: number, sex: 'L' | 'P') =>
      meaningsFor(exampleVisitor({ years, sex, today: { armCm: 22 } })).map(({ meaning }) => meaning.code)
    expect([codes(49, 'P'), codes(50, 'P'), codes(30, 'L')]).toEqual([['kek'], [], []])
  })
})
