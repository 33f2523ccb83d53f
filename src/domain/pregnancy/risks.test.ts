import { describe, expect, it } from 'vitest'
import { examplePregnancy } from './example-pregnancy.ts'
import { ASKED_RISKS, riskNamed, risksOf } from './risks.ts'

const ON = '2026-05-01'
const codes = (fields: Parameters<typeof examplePregnancy>[0], birth: string | undefined = '2000-01-01') =>
  risksOf(examplePregnancy({ lmp: '2026-01-10', ...fields }), birth, ON).map(({ code }) => code)

describe('4T', () => {
  it.each([
    // By HPHT, 10 January 2026: 19 years, then 20 on that very day.
    ['2006-01-11', ['terlalu-muda']],
    ['2006-01-10', []],
    // On the day, 1 May 2026: 35 years, then 36.
    ['1990-05-02', []],
    ['1990-05-01', ['terlalu-tua']],
    ['2010-01-01', ['terlalu-muda']],
  ])('born %s: %o', (birth, expected) => {
    expect(codes({}, birth)).toEqual(expected)
  })

  it.each([
    [{ gravida: 2, spacingYears: 1.9 }, ['terlalu-dekat']],
    [{ gravida: 2, spacingYears: 2 }, []],
    [{ gravida: 1, spacingYears: 0 }, []],
    [{ gravida: 3 }, []],
    [{ gravida: 4 }, ['terlalu-banyak']],
    [{ fetuses: 2 }, ['kembar']],
    [{ fetuses: 1 }, []],
    [{ risks: ['sesar', 'dari-versi-lain'] }, ['sesar', 'dari-versi-lain']],
  ])('%o: %o', (fields, expected) => {
    expect(codes(fields)).toEqual(expected)
  })

  it('nothing is said of an age that nobody knows', () => {
    expect(risksOf(examplePregnancy(), undefined, ON)).toEqual([])
  })

  it('each risk that is asked has a code of its own', () => {
    expect(new Set(ASKED_RISKS.map(({ code }) => code)).size).toBe(ASKED_RISKS.length)
    for (const risk of ASKED_RISKS) expect(riskNamed(risk.code)).toBe(risk)
  })
})
