import { describe, expect, it } from 'vitest'
import { HEEADSSS } from '../../domain/cards/forms/heeadsss.ts'
import { AKS } from '../../domain/cards/forms/aks.ts'
import { PUMA } from '../../domain/cards/forms/puma.ts'
import { SKILAS } from '../../domain/cards/forms/skilas.ts'
import { SRQ_20 } from '../../domain/cards/forms/srq-20.ts'
import { answersTo } from '../../domain/cards/example-visitor.ts'
import type { Form } from '../../domain/cards/form.ts'
import { examplePregnancy } from '../../domain/pregnancy/example-pregnancy.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ReportForm } from '../month/form.ts'
import type { ServedPerson } from '../month/served.ts'
import { columnsOf, exampleMonth, exampleReferral, exampleSeen } from './example-person-month.ts'
import { ILP_DEWASA } from './ilp-dewasa.ts'
import { ILP_REMAJA } from './ilp-remaja.ts'

const OPEN = '2026-11-10'
/** Came, and nothing else. */
type Columns = Readonly<Record<string, number>>

function numbered({ columns }: ReportForm): readonly string[] {
  return columns.map(({ code }) => code).filter((code) => /^\d+$/.test(code))
}

function answered(form: Form, chosen: Readonly<Record<string, number>>): Partial<ServedPerson> {
  return { confided: [{ on: OPEN, form: form.code, answers: answersTo(form, chosen) }] }
}

describe('the recap of usia sekolah and remaja', () => {
  const seen = (birth: string, shown: VisitFields = {}, fields: Partial<ServedPerson> = {}): Columns =>
    columnsOf(ILP_REMAJA, exampleSeen({ came: true, ...shown }, { birth, sex: 'P', ...fields }))
  const AT_14 = '2012-06-01'
  const AT_16 = '2010-06-01'

  it('has 25 columns, the month being the first', () => {
    expect(numbered(ILP_REMAJA)).toEqual(Array.from({ length: 24 }, (_, i) => String(i + 2)))
  })

  it.each([
    ['turned 6 in a month before', '2020-10-31', { '2': 1, '4': 1 }],
    ['turns 6 in this month: apras once more (C5)', '2020-11-02', {}],
    ['a day under 15', '2011-11-11', { '2': 1, '4': 1 }],
    ['15 today', '2011-11-10', { '3': 1, '5': 1 }],
    ['a day under 19', '2007-11-11', { '3': 1, '5': 1 }],
    ['19 today', '2007-11-10', {}],
  ])('%s', (_, birth, expected) => {
    expect(seen(birth)).toEqual(expected)
  })

  it('who did not come, and a guest', () => {
    expect(columnsOf(ILP_REMAJA, exampleMonth({ birth: AT_14 }))).toEqual({ '2': 1, '6': 1 })
    expect(columnsOf(ILP_REMAJA, exampleMonth({ birth: AT_16 }))).toEqual({ '3': 1, '7': 1 })
    expect(seen(AT_16, { weightKg: 50 }, { shown: { guestFrom: 'Melati' } })).toEqual({ 'tamu-2': 1 })
  })

  it('IMT/U by its letters', () => {
    // A girl of 16 years 5 months, 160 cm: SD -3 is 14,7, -2 is 16,3, +1 is 24,3, +2 is 28,6 (WHO 2007).
    const column = (weightKg: number) =>
      Object.keys(seen(AT_16, { weightKg, heightCm: 160 })).filter((code) => Number(code) >= 8 && Number(code) <= 12)
    expect([36, 40, 50, 66, 80].map(column)).toEqual([['8'], ['9'], ['10'], ['11'], ['12']])
  })

  it('waist, blood pressure, blood sugar and haemoglobin at both sides', () => {
    expect(seen(AT_16, { 'measure.lingkar-perut': 80 })).not.toHaveProperty('13')
    expect(seen(AT_16, { 'measure.lingkar-perut': 80.1 })).toHaveProperty('13', 1)
    const pressure = (sistole: number, diastole: number) =>
      Object.keys(seen(AT_16, { 'measure.sistole': sistole, 'measure.diastole': diastole })).filter((code) =>
        ['14', '15', '16'].includes(code),
      )
    expect([pressure(89, 70), pressure(90, 60), pressure(129, 79), pressure(130, 79), pressure(110, 80)]).toEqual([
      ['14'],
      ['15'],
      ['15'],
      ['16'],
      ['16'],
    ])
    const sugar = (mgDl: number) =>
      Object.keys(seen(AT_16, { 'measure.gds': mgDl })).filter((code) => ['17', '18', '19'].includes(code))
    expect([sugar(69), sugar(70), sugar(199), sugar(200)]).toEqual([['17'], ['18'], ['18'], ['19']])
    expect(seen(AT_16, { 'measure.hb': 11.9 })).toMatchObject({ '20': 1 })
    expect(seen(AT_16, { 'measure.hb': 12 })).toMatchObject({ '21': 1 })
  })

  it('two signs of TBC, advice, referral', () => {
    expect(seen(AT_14, { 'ask.tbc-batuk': true })).not.toHaveProperty('22')
    expect(seen(AT_14, { 'ask.tbc-batuk': true, 'ask.tbc-demam': true })).toHaveProperty('22', 1)
    expect(seen(AT_14, { advice: ['gizi'] }, { referrals: [exampleReferral(OPEN)] })).toMatchObject({
      '24': 1,
      '25': 1,
    })
  })

  it('the mind: a problem, none, danger, and answers that are not here', () => {
    const screened = { 'screened.heeadsss': true } as const
    expect(seen(AT_14, screened, answered(HEEADSSS, { makan: 1 }))).toMatchObject({ '23': 1, psikososial: 1 })
    expect(seen(AT_14, screened, answered(HEEADSSS, {}))).toEqual({ '2': 1, '4': 1, psikososial: 1 })
    expect(seen(AT_14, screened, answered(HEEADSSS, { jiwa: 1 }))).toMatchObject({ '23': 1, 'psikososial-segera': 1 })
    expect(seen(AT_14, screened)).toEqual({ '2': 1, '4': 1, psikososial: 1, 'psikososial-belum-terbaca': 1 })
  })

  it('a pregnant girl comes here, and is examined on her own recap (R2.1)', () => {
    const pregnant = { pregnancies: [examplePregnancy({ lmp: '2026-06-01' })] }
    expect(seen(AT_16, { 'measure.sistole': 150, 'measure.diastole': 95 }, pregnant)).toEqual({ '3': 1, '5': 1 })
  })
})

describe('the recap of dewasa and lansia', () => {
  const ADULT = '1980-06-01'
  const ELDER = '1960-06-01'
  const seen = (birth: string, shown: VisitFields = {}, fields: Partial<ServedPerson> = {}): Columns =>
    columnsOf(ILP_DEWASA, exampleSeen({ came: true, ...shown }, { birth, ...fields }))

  it('has 38 columns, the month being the first', () => {
    expect(numbered(ILP_DEWASA)).toEqual(Array.from({ length: 37 }, (_, i) => String(i + 2)))
  })

  it.each([
    ['a day under 19', '2007-11-11', {}],
    ['19 today', '2007-11-10', { '2': 1, '4': 1 }],
    ['a day under 60', '1966-11-11', { '2': 1, '4': 1 }],
    ['60 today', '1966-11-10', { '3': 1, '5': 1 }],
  ])('%s', (_, birth, expected) => {
    expect(seen(birth)).toEqual(expected)
  })

  it('who did not come, a guest, and who moved away or died', () => {
    expect(columnsOf(ILP_DEWASA, exampleMonth({ birth: ADULT }))).toEqual({ '2': 1, '6': 1 })
    expect(columnsOf(ILP_DEWASA, exampleMonth({ birth: ELDER }))).toEqual({ '3': 1, '7': 1 })
    expect(seen(ELDER, {}, { shown: { guestFrom: 'Melati' } })).toEqual({ 'tamu-2': 1 })
    const gone = (livingSince: string) =>
      columnsOf(ILP_DEWASA, exampleMonth({ birth: ELDER, shown: { living: 'meninggal', livingSince } }))
    expect(gone('2026-10-31')).toEqual({})
    expect(gone('2026-11-01')).toEqual({ '3': 1, '7': 1 })
  })

  it('IMT by the national letters', () => {
    // 160 cm: 2,56 kg a point.
    const letter = (weightKg: number) =>
      Object.keys(seen(ADULT, { weightKg, heightCm: 160 })).find((code) => Number(code) >= 8)
    expect([43.3, 43.6, 47.2, 47.4, 64, 64.3, 69.1, 69.5].map(letter)).toEqual([
      '8',
      '9',
      '9',
      '10',
      '10',
      '11',
      '11',
      '12',
    ])
  })

  it('a waist by sex', () => {
    expect(seen(ADULT, { 'measure.lingkar-perut': 90 }, { sex: 'L' })).toEqual({ '2': 1, '4': 1 })
    expect(seen(ADULT, { 'measure.lingkar-perut': 90.5 }, { sex: 'L' })).toMatchObject({ '13': 1 })
    expect(seen(ADULT, { 'measure.lingkar-perut': 80.5 }, { sex: 'P' })).toMatchObject({ '14': 1 })
  })

  it('blood pressure and blood sugar by their letters', () => {
    const pressure = (sistole: number, diastole: number) =>
      Object.keys(seen(ADULT, { 'measure.sistole': sistole, 'measure.diastole': diastole })).find(
        (code) => Number(code) >= 15,
      )
    expect([pressure(89, 60), pressure(90, 60), pressure(139, 89), pressure(140, 60), pressure(120, 90)]).toEqual([
      '15',
      '16',
      '16',
      '17',
      '17',
    ])
    const sugar = (fields: VisitFields) => Object.keys(seen(ADULT, fields)).find((code) => Number(code) >= 18)
    expect([69, 70, 199, 200].map((mgDl) => sugar({ 'measure.gds': mgDl }))).toEqual(['18', '19', '19', '20'])
    expect([sugar({ 'ask.gds-meter': 'hi' }), sugar({ 'ask.gds-meter': 'lo' })]).toEqual(['20', '18'])
  })

  it('the mind: 5 and 6, and the seventeenth alone', () => {
    const yes = (...items: readonly number[]) =>
      answered(SRQ_20, Object.fromEntries(items.map((item) => [String(item), 1])))
    expect(seen(ADULT, {}, yes(1, 2, 3, 4, 5))).toMatchObject({ '21': 1, jiwa: 1 })
    expect(seen(ADULT, {}, yes(1, 2, 3, 4, 5))).not.toHaveProperty('22')
    expect(seen(ADULT, {}, yes(1, 2, 3, 4, 5, 6))).toMatchObject({ '22': 1 })
    expect(seen(ADULT, {}, yes(17))).toMatchObject({ '21': 1, '23': 1 })
    expect(seen(ADULT, { 'screened.srq-20': true })).toEqual({ '2': 1, '4': 1, jiwa: 1, 'jiwa-belum-terbaca': 1 })
  })

  it('PUMA, AKS and SKILAS', () => {
    const smoker = (chosen: Readonly<Record<string, number>>): VisitFields => ({
      'ask.merokok': 'aktif',
      'form.puma': { ...answersTo(PUMA, chosen) },
    })
    // A man of 66: 1 for his sex, 2 for his age.
    expect(seen(ELDER, smoker({ merokok: 2, dahak: 1 }))).toMatchObject({ '24': 1 })
    expect(seen(ELDER, smoker({ merokok: 2, dahak: 1, batuk: 1 }))).toMatchObject({ '25': 1 })

    const best = Object.fromEntries(AKS.items.map(({ code, options }) => [code, options.length - 1]))
    const aks = (less: Readonly<Record<string, number>>) =>
      seen(ELDER, { 'form.aks': { ...answersTo(AKS, { ...best, ...less }) } })
    expect(aks({})).toMatchObject({ '26': 1 })
    expect(aks({ '10': 0 })).toMatchObject({ '27': 1 })
    // 9, then 8 of 20.
    expect(aks({ '1': 0, '2': 0, '4': 0, '5': 0, '6': 0 })).toMatchObject({ '27': 1 })
    expect(aks({ '1': 0, '2': 0, '4': 0, '5': 0, '6': 0, '10': 0 })).toMatchObject({ '28': 1 })

    const well = { 'masalah-mata': 0, 'hitung-jari': 1, bisik: 1 }
    const skilas = (wrong: Readonly<Record<string, number>>) =>
      seen(ELDER, { 'form.skilas': { ...answersTo(SKILAS, { ...well, ...wrong }) } })
    expect(skilas({})).toEqual({ '3': 1, '5': 1, skilas: 1 })
    expect(skilas({ kursi: 1 })).toEqual({ '3': 1, '5': 1, '30': 1, skilas: 1 })
    expect(skilas({ tanggal: 1, bisik: 0 })).toMatchObject({ '29': 1, '32': 1 })
  })

  it('advice, and referrals of each group', () => {
    const referred = { referrals: [exampleReferral(OPEN)] }
    expect(seen(ADULT, { advice: ['garam'] }, referred)).toMatchObject({ '36': 1, '37': 1 })
    expect(seen(ELDER, {}, referred)).toEqual({ '3': 1, '5': 1, '38': 1 })
  })
})
