/** Test cases of the domain spec (§15) that are about cards, by their numbers; each border is tested beside its rule too. */
import { describe, expect, it } from 'vitest'
import { glucoseMeaning } from '../../src/domain/cards/blood.ts'
import { exampleVisitor, answersTo } from '../../src/domain/cards/example-visitor.ts'
import { AKS } from '../../src/domain/cards/forms/aks.ts'
import { PUMA } from '../../src/domain/cards/forms/puma.ts'
import { SRQ_20 } from '../../src/domain/cards/forms/srq-20.ts'
import type { Form } from '../../src/domain/cards/form.ts'
import { pregnancyArmMeaning } from '../../src/domain/cards/maternal.ts'
import { pressureMeaning } from '../../src/domain/cards/pressure.ts'
import { armColour } from '../../src/domain/growth/status.ts'
import { ageGroupOn, cardOf } from '../../src/domain/life-stage.ts'
import { examplePregnancy } from '../../src/domain/pregnancy/example-pregnancy.ts'
import { maternalOn } from '../../src/domain/pregnancy/pregnancy.ts'
import { risksOf } from '../../src/domain/pregnancy/risks.ts'

const scored = (form: Form, chosen: Readonly<Record<string, number>>, whom: Parameters<typeof exampleVisitor>[0]) =>
  form.score(answersTo(form, chosen), exampleVisitor(whom))

describe('§15.3 LiLA', () => {
  it.each([
    [23.4, 'merah'],
    [23.5, 'hijau'],
  ])('of a pregnant woman, %f cm: %s', (cm, colour) => {
    expect(pregnancyArmMeaning(cm).colour).toBe(colour)
  })

  it.each([
    [11.4, 'merah'],
    [11.5, 'kuning'],
    [12.4, 'kuning'],
    [12.5, 'hijau'],
  ])('of a child, %f cm: %s', (cm, colour) => {
    expect(armColour(cm, 20)).toBe(colour)
  })
})

describe('§15.4 blood pressure', () => {
  it.each([
    [118, 78, 'Optimal'],
    [120, 78, 'Normal'],
    [139, 89, 'Normal tinggi'],
    [128, 92, 'Hipertensi derajat 1'],
    [140, 85, 'Hipertensi derajat 1, sistolik terisolasi'],
    [150, 88, 'Hipertensi derajat 1, sistolik terisolasi'],
    [182, 95, 'Hipertensi derajat 3'],
  ])('%i/%i: %s', (sistole, diastole, formal) => {
    const today = {
      'measure.sistole': sistole,
      'measure.diastole': diastole,
      'measure.sistole-2': sistole,
      'measure.diastole-2': diastole,
    }
    expect(pressureMeaning(exampleVisitor({ years: 45, today }))?.formal).toBe(formal)
  })
})

it.each([
  [69, 'Hipoglikemia'],
  [70, 'Normal'],
  [139, 'Normal'],
  [140, 'Prediabetes'],
  [199, 'Prediabetes'],
  [200, 'Diabetes'],
])('§15.5 GDS %i: %s', (mgDl, formal) => {
  expect(glucoseMeaning(mgDl).formal).toBe(formal)
})

describe('§15.6', () => {
  /** Each item as high as it goes until the total is reached. */
  const aks = (total: number) => {
    let left = total
    const chosen = AKS.items.map(({ code, options }) => {
      const score = Math.min(left, options.length - 1)
      left -= score
      return [code, score] as const
    })
    return scored(AKS, Object.fromEntries(chosen), { years: 70 }).meaning
  }

  it.each([
    [20, 'M', false],
    [19, 'R', true],
    [12, 'R', true],
    [11, 'S', true],
    [9, 'S', true],
    [8, 'B', true],
    [5, 'B', true],
    [4, 'T', true],
  ])('AKS %i: %s', (total, letter, isReferred) => {
    expect(aks(total)?.letter).toBe(letter)
    expect(aks(total)?.follow !== undefined).toBe(isReferred)
  })

  it.each([
    ['5 yes', [1, 2, 3, 4, 5], undefined],
    ['5 yes and the 17th', [1, 2, 3, 4, 5, 17], 'segera'],
    ['6 yes', [1, 2, 3, 4, 5, 6], '7-hari'],
  ])('SRQ-20, %s', (_, items, route) => {
    const chosen = Object.fromEntries(items.map((item) => [String(item), 1]))
    expect(scored(SRQ_20, chosen, { years: 30 }).meaning?.follow?.route).toBe(route)
  })
})

describe('§15.7 PUMA', () => {
  const man = { years: 62, sex: 'L' } as const
  const TWENTY_TO_THIRTY_PACK_YEARS = { merokok: 2 }

  it.each([
    ['a man of 62, 25 pack years, one symptom', man, { ...TWENTY_TO_THIRTY_PACK_YEARS, napas: 1 }, 5, undefined],
    ['with two', man, { ...TWENTY_TO_THIRTY_PACK_YEARS, napas: 1, dahak: 1 }, 6, '7-hari'],
    [
      'a woman of 40 to 49 who never smoked, three symptoms, asked to blow',
      { years: 45, sex: 'P' } as const,
      { napas: 1, dahak: 1, batuk: 1, spirometri: 1 },
      4,
      undefined,
    ],
  ])('%s', (_, whom, chosen, total, route) => {
    const result = scored(PUMA, chosen, whom)
    expect([result.total, result.meaning?.follow?.route]).toEqual([total, route])
  })
})

describe('§15.12 a pregnant girl', () => {
  const on = '2026-11-10'
  const pregnancy = examplePregnancy({ lmp: '2026-06-01' })

  it('of 16 has card 1, counts among remaja, and is too young', () => {
    const birth = '2010-06-01'
    expect(cardOf(ageGroupOn(birth, on)!, maternalOn([pregnancy], on)?.state)).toBe('ibu-hamil')
    expect(ageGroupOn(birth, on)).toBe('remaja')
    expect(risksOf(pregnancy, birth, on).map(({ code }) => code)).toEqual(['terlalu-muda'])
  })

  it('who was 20 on the day of HPHT is not too young; a day younger she is', () => {
    const codes = (birth: string) => risksOf(pregnancy, birth, on).map(({ code }) => code)
    expect([codes('2006-06-01'), codes('2006-06-02')]).toEqual([[], ['terlalu-muda']])
  })
})
