import { describe, expect, it } from 'vitest'
import { loadGrowthTables } from './load-tables.ts'
import { scoreCsv } from './score-csv.ts'

const tables = await loadGrowthTables()
const HEADER = 'zlen,zwei,zwfl,zbmi,zhc,zac,flen,fwei,fwfl,fbmi,fhc,fac'
const scored = (text: string) => {
  const result = scoreCsv(tables, text)
  if (!result.ok) throw new Error(`expected scores, found ${result.error.code}`)
  return result.csv
}
const errorOf = (text: string) => {
  const result = scoreCsv(tables, text)
  return result.ok ? undefined : result.error
}

describe('a file of children', () => {
  it('gets one line each, in order, empty where WHO gives no score', () => {
    const text =
      'sex,age_days,weight_kg,lenhei_cm,measure,headc_cm,armc_cm,oedema\n' +
      '1,365,8.0,72.0,l,,,n\n2,1827,15,100,h,48,15,n\n1,1461,25.0,103.0,h,,,n\n2,365,6.6,69,l,,,y\n'
    const [header, boy, tooOld, heavy, oedema] = scored(text).split('\n')
    expect(header).toBe(HEADER)
    expect(boy).toBe('-1.57,-1.70,-1.27,-1.08,,,0,0,0,0,,')
    expect(tooOld).toBe(',,,,,,,,,,,')
    expect(heavy).toMatch(/^-0\.08,3\.27,5\.12,.*,0,0,1,1,,$/)
    expect(oedema).toBe('-1.94,,,,,,0,,,,,')
  })

  it('may have its columns in any order, with others between, in Indonesian letters and with commas', () => {
    const plain = scored('sex,age_days,weight_kg,lenhei_cm,measure\n2,365,6.6,69.0,l\n')
    expect(scored('nama,"weight_kg",Measure,SEX,lenhei_cm,age_days\r\n"Ani, kecil","6,6",L,P,"69,0",365\r\n')).toBe(
      plain,
    )
    expect(scored('\uFEFFsex,age_days,weight_kg,lenhei_cm,measure\nf, 365 ,6.6,69,L')).toBe(plain)
  })

  it('may come from a spreadsheet with decimal commas, and with nothing known of a child in between', () => {
    const text = 'sex;age_days;weight_kg;lenhei_cm;oedema\n2;365;6,6;69,0;0\n;;;;\n1;365;8,0;72,0;1\n'
    const [, girl, nobody, boy] = scored(text).split('\n')
    expect(girl).toBe('-1.94,-2.56,-2.13,-1.94,,,0,0,0,0,,')
    expect(nobody).toBe(',,,,,,,,,,,')
    expect(boy).toBe('-1.57,,,,,,0,,,,,')
  })

  it('may give age in months', () => {
    expect(scored('sex,age_months,weight_kg\nm,12,8\n')).toBe(scored('sex,age_days,weight_kg\n1,365.25,8\n'))
  })

  it('without any child gives the column names', () => {
    expect(scored('sex,age_days\n')).toBe(`${HEADER}\n`)
  })
})

it.each([
  ['nothing', '', { code: 'empty' }],
  [
    'a decimal comma between commas',
    'sex,age_days,weight_kg\n1,365,8,5\n',
    { code: 'too-many-cells', line: 2, value: '5' },
  ],
  ['no sex', 'age_days\n1\n', { code: 'missing-column', column: 'sex' }],
  ['no age', 'sex\n1\n', { code: 'missing-column', column: 'age_days' }],
  [
    'a word for a number',
    'sex,age_days\n1,10\n1,lima\n',
    { code: 'bad-value', line: 3, column: 'age_days', value: 'lima' },
  ],
  ['a day before birth', 'sex,age_days\n1,-1\n', { code: 'bad-value', line: 2, column: 'age_days', value: '-1' }],
  ['a third sex', 'sex,age_days\n3,1\n', { code: 'bad-value', line: 2, column: 'sex', value: '3' }],
  ['an open quote', 'sex,age_days\n"1,1\n', { code: 'unclosed-quote', line: 2 }],
])('a file with %s is refused with the reason', (_what, text, error) => {
  expect(errorOf(text)).toEqual(error)
})
