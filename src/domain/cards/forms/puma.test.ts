import { describe, expect, it } from 'vitest'
import { answersTo, exampleVisitor } from '../example-visitor.ts'
import { PUMA } from './puma.ts'

type Whom = Parameters<typeof exampleVisitor>[0]
const scored = (whom: Whom, chosen: Readonly<Record<string, number>>) =>
  PUMA.score(answersTo(PUMA, chosen), exampleVisitor(whom))
const man = (years: number): Whom => ({ years, sex: 'L' })
const woman = (years: number): Whom => ({ years, sex: 'P' })
const PACK_YEARS_20_TO_30 = 2

describe('PUMA', () => {
  it.each<[string, Whom, Record<string, number>, number, string]>([
    ['man, 62, 25 pack years, one symptom', man(62), { merokok: PACK_YEARS_20_TO_30, batuk: 1 }, 5, 'puma-rendah'],
    ['the same with two', man(62), { merokok: PACK_YEARS_20_TO_30, batuk: 1, dahak: 1 }, 6, 'puma-tinggi'],
    [
      'woman, 45, no smoker, three symptoms, asked to blow',
      woman(45),
      { napas: 1, dahak: 1, batuk: 1, spirometri: 1 },
      4,
      'puma-rendah',
    ],
    ['nothing at all', woman(40), {}, 0, 'puma-rendah'],
    ['everything', man(60), { merokok: 3, napas: 1, dahak: 1, batuk: 1, spirometri: 1 }, 9, 'puma-tinggi'],
  ])('%s', (_whom, whom, chosen, total, code) => {
    expect(scored(whom, chosen)).toMatchObject({ total, meaning: { code, number: `PUMA ${total}` } })
  })

  it.each([
    [49, 0],
    [50, 1],
    [59, 1],
    [60, 2],
  ])('at %i years and 11 months age counts %i', (years, score) => {
    expect(scored({ years, months: 11, sex: 'P' }, {}).total).toBe(score)
  })

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 2],
  ])('smoking, option %i: %i', (option, score) => {
    expect(scored(woman(40), { merokok: option }).total).toBe(score)
  })

  it('says nothing while a question is open or the sex is not known', () => {
    const open = { version: '2023', answers: { merokok: 3, napas: 1, dahak: 1, batuk: 1 } }
    expect(PUMA.score(open, exampleVisitor(man(62)))).toEqual({ total: undefined, meaning: undefined })
    const nobody = { ...exampleVisitor(man(62)), sex: undefined }
    expect(PUMA.score(answersTo(PUMA), nobody).total).toBeUndefined()
  })
})
