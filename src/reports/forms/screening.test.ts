import { describe, expect, it } from 'vitest'
import { contactOn, examplePregnancy } from '../../domain/pregnancy/example-pregnancy.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ReportForm } from '../month/form.ts'
import type { ServedPerson } from '../month/served.ts'
import {
  columnsOf,
  exampleDay,
  exampleMonth,
  exampleReferral,
  exampleSeen,
  exampleVisit,
} from './example-person-month.ts'
import { kaderMonth } from './kader-attendance.ts'
import { activitiesIn, LAYANAN } from './layanan.ts'
import { PTM } from './ptm.ts'
import { SPM } from './spm.ts'
import { TBC } from './tbc.ts'

const ADULT = '1990-06-01'
const OLDER = '1980-06-01'
const pressure = (sistole: number, diastole: number): VisitFields => ({
  'measure.sistole': sistole,
  'measure.diastole': diastole,
})

function seen(form: ReportForm, shown: VisitFields, fields: Partial<ServedPerson> = {}) {
  return columnsOf(form, exampleSeen({ came: true, ...shown }, { birth: ADULT, ...fields }))
}

describe('PTM', () => {
  it.each([
    ['a day under 15', '2011-11-11', undefined, undefined],
    ['15 today', '2011-11-10', 1, undefined],
    ['a day under 60', '1966-11-11', 1, undefined],
    ['60 today', '1966-11-10', undefined, 1],
  ])('%s', (_, birth, produktif, lansia) => {
    const columns = seen(PTM, {}, { birth })
    expect([columns['produktif'], columns['lansia']]).toEqual([produktif, lansia])
  })

  it('the first screening of a year counts in its month, and the next one in none', () => {
    const visits = ['2025-12-10', '2026-03-10', '2026-11-10'].map((on) => exampleVisit(on, pressure(110, 70)))
    const months = ['2025-12', '2026-01', '2026-03', '2026-11'].map(
      (month) => columnsOf(PTM, exampleMonth({ birth: ADULT, visits }, month))['skrining-produktif'],
    )
    expect(months).toEqual([1, undefined, 1, undefined])
  })

  it('complete with weight and waist, and from 40 years with blood sugar', () => {
    const most = { ...pressure(110, 70), weightKg: 60, 'measure.lingkar-perut': 70 }
    expect(seen(PTM, most)).toMatchObject({ skrining: 1, 'skrining-lengkap': 1 })
    expect(seen(PTM, most, { birth: '1986-11-10' })).toMatchObject({ skrining: 1, 'skrining-sebagian': 1 })
    expect(seen(PTM, most, { birth: '1986-11-11' })).toMatchObject({ 'skrining-lengkap': 1 })
    expect(seen(PTM, { ...most, 'measure.gds': 100 }, { birth: OLDER })).toMatchObject({ 'skrining-lengkap': 1 })
    expect(seen(PTM, pressure(110, 70))).toMatchObject({ 'skrining-sebagian': 1 })
    expect(seen(PTM, { 'measure.sistole': 110 })).not.toHaveProperty('skrining')
  })

  it('a second reading belongs to the first of its own day, where somebody came twice in a month', () => {
    const twice = (first: VisitFields, last: VisitFields) =>
      columnsOf(
        PTM,
        exampleMonth({ birth: ADULT, visits: [exampleVisit('2026-11-10', first), exampleVisit('2026-11-24', last)] }),
      )
    const again = (sistole: number, diastole: number) => ({
      'measure.sistole-2': sistole,
      'measure.diastole-2': diastole,
    })
    const high = { ...pressure(150, 95), ...again(145, 92) }
    expect(twice(high, pressure(118, 76))).not.toHaveProperty('td-tinggi')
    expect(twice({ ...pressure(150, 95), ...again(130, 80) }, pressure(152, 94))).toMatchObject({ 'td-ulang': 1 })
    expect(twice(high, { weightKg: 60 })).toMatchObject({ 'td-tinggi': 1 })
    expect(twice({ 'measure.gds': 250 }, { came: true, 'ask.gds-meter': 'lo' })).not.toHaveProperty('gula-tinggi')
  })

  it('high is 140/90, and one that waits for its second reading is apart (K7)', () => {
    const again = { 'measure.sistole-2': 140, 'measure.diastole-2': 80 }
    expect(seen(PTM, { ...pressure(150, 80), ...again })).toMatchObject({ 'td-tinggi': 1, 'td-baru': 1 })
    expect(seen(PTM, { ...pressure(150, 80), ...again, 'measure.sistole-2': 139 })).toMatchObject({ prahipertensi: 1 })
    expect(seen(PTM, pressure(150, 80))).toMatchObject({ 'td-ulang': 1 })
    expect(seen(PTM, pressure(150, 80))).not.toHaveProperty('td-tinggi')
    expect(seen(PTM, pressure(180, 80))).toMatchObject({ 'td-tinggi': 1 })
  })

  it('who has hypertension: measured, controlled, not measured', () => {
    const said = { 'ask.riwayat-diri': ['hipertensi'] }
    const known = { visits: [exampleVisit('2026-02-10', said)] }
    expect(seen(PTM, pressure(139, 89), known)).toMatchObject({ ht: 1, 'ht-diperiksa': 1, 'ht-terkendali': 1 })
    expect(seen(PTM, pressure(120, 90), known)).toMatchObject({ 'ht-diperiksa': 1, 'ht-belum': 1 })
    expect(seen(PTM, pressure(185, 90), known)).not.toHaveProperty('td-baru')
    expect(seen(PTM, {}, known)).toMatchObject({ ht: 1, 'ht-tidak': 1 })
    expect(columnsOf(PTM, exampleMonth({ birth: ADULT, ...known }))).toMatchObject({ ht: 1, 'ht-tidak': 1 })
    expect(columnsOf(PTM, exampleMonth({ birth: ADULT, ...known }, '2026-01'))).not.toHaveProperty('ht')
  })

  it('who is treated for it counts until the treatment ends', () => {
    const care = { 'td-tinggi': { since: '2026-01-05', until: '2026-11-30' } }
    expect(columnsOf(PTM, exampleMonth({ birth: ADULT, care }))).toHaveProperty('ht', 1)
    expect(columnsOf(PTM, exampleMonth({ birth: ADULT, care }, '2026-12'))).not.toHaveProperty('ht')
  })

  it('diabetes is controlled below 200', () => {
    const known: VisitFields = { 'ask.riwayat-diri': ['dm'], 'ask.minum-obat': true }
    expect(seen(PTM, { ...known, 'measure.gds': 199 })).toMatchObject({ 'dm-terkendali': 1, 'dm-obat': 1 })
    expect(seen(PTM, { ...known, 'measure.gds': 200 })).toMatchObject({ dm: 1, 'dm-belum': 1, 'gula-tinggi': 1 })
    expect(seen(PTM, { ...known, 'ask.gds-meter': 'hi' })).toMatchObject({ 'dm-belum': 1 })
    expect(seen(PTM, { ...known, 'ask.minum-obat': false })).toMatchObject({ dm: 1, 'dm-tidak': 1 })
  })
})

describe('TBC', () => {
  const ADULTS = ['batuk', 'nafsu', 'bb', 'lesu', 'keringat', 'darah', 'sesak']
  const none = (codes: readonly string[]): VisitFields =>
    Object.fromEntries(codes.map((code) => [`ask.tbc-${code}` as `ask.${string}`, false])) as VisitFields & object
  const CHILD = { birth: '2024-05-01' }

  it('a child is screened with three signs and a fourth of either card', () => {
    expect(seen(TBC, none(['batuk', 'demam', 'bb', 'lesu']), CHILD)).toMatchObject({ skrining: 1, bukan: 1 })
    expect(seen(TBC, none(['batuk', 'demam', 'bb', 'kontak']), CHILD)).toMatchObject({ skrining: 1, bukan: 1 })
    expect(seen(TBC, none(['batuk', 'demam', 'bb']), CHILD)).toEqual({ sasaran: 1, datang: 1, 'tidak-skrining': 1 })
  })

  it('an adult with all of the card', () => {
    const asked = seen(TBC, none(ADULTS))
    expect(asked).toMatchObject({ skrining: 1, bukan: 1 })
    expect(seen(TBC, none(ADULTS.slice(1)))).toMatchObject({ 'tidak-skrining': 1 })
  })

  it('one sign is enough for "terduga"; contact alone is apart', () => {
    expect(seen(TBC, { 'ask.tbc-batuk': true })).toEqual({ sasaran: 1, datang: 1, skrining: 1, terduga: 1 })
    expect(seen(TBC, { 'ask.tbc-kontak': true })).toEqual({ sasaran: 1, datang: 1, skrining: 1, kontak: 1 })
    expect(seen(TBC, { 'ask.tbc-kontak': true, 'ask.tbc-batuk': true })).toMatchObject({ terduga: 1, 'dua-gejala': 1 })
  })

  it('sent on, and heard of', () => {
    const referral = { ...exampleReferral('2026-11-10'), reasons: ['tbc'] }
    expect(seen(TBC, {}, { referrals: [referral] })).toMatchObject({ dirujuk: 1, belum: 1 })
    expect(seen(TBC, {}, { referrals: [{ ...referral, status: 'selesai' }] })).toMatchObject({ dirujuk: 1, sampai: 1 })
    expect(seen(TBC, {}, { referrals: [{ ...referral, reasons: ['mata'] }] })).not.toHaveProperty('dirujuk')
  })
})

describe('volumes of service', () => {
  it('counts visits, not people', () => {
    const visits = [exampleVisit('2026-11-03', { came: true }), exampleVisit('2026-11-05', { note: 'sakit' })]
    expect(seen(LAYANAN, {}, { visits })).toEqual({ orang: 1, kunjungan: 2, dewasa: 2 })
    expect(seen(LAYANAN, {}, { shown: { guestFrom: 'Melati' } })).toEqual({ tamu: 1, kunjungan: 1, dewasa: 1 })
    expect(columnsOf(LAYANAN, exampleSeen({ came: true }, { birth: undefined }))).toEqual({
      orang: 1,
      kunjungan: 1,
      'tanpa-umur': 1,
    })
  })

  it('visits at home, with what they found', () => {
    const homeVisits = [
      { on: '2026-11-01', shown: { why: 'khusus', outcomes: ['tidak-patuh', 'tanda-bahaya'] } },
      { on: '2026-11-30', shown: { why: 'sweeping', notHome: true } },
      { on: '2026-12-01', shown: { why: 'rutin' } },
    ] as const
    expect(
      columnsOf(
        LAYANAN,
        exampleMonth({
          birth: ADULT,
          homeVisits: homeVisits.map(({ on, shown }) => ({
            on,
            shown: { ...shown, outcomes: 'outcomes' in shown ? [...shown.outcomes] : [] },
          })),
        }),
      ),
    ).toEqual({
      rumah: 1,
      'rumah-kosong': 1,
      'rumah-khusus': 1,
      'rumah-sweeping': 1,
      'temuan-tidak-patuh': 1,
      'temuan-tanda-bahaya': 1,
    })
  })

  it('work with groups: who is named, and how many were there', () => {
    const kelas = { on: '2026-11-12', kind: 'kelas-ibu-hamil', topic: undefined, people: 8 }
    expect(columnsOf(LAYANAN, exampleMonth({ birth: ADULT, activities: [kelas] }))).toEqual({ 'kelas-hamil': 1 })
    const activities = [kelas, { ...kelas, on: '2026-11-20', people: 5 }, { ...kelas, on: '2026-12-01' }]
    expect(activitiesIn({ activities }, '2026-11')).toEqual([{ kind: 'kelas-ibu-hamil', times: 2, people: 13 }])
  })
})

describe('SPM', () => {
  it('names all twelve, in order', () => {
    const named = SPM.columns.map(({ code }) => code).filter((code) => /^\d+$/.test(code))
    expect(named).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)))
    expect(SPM.columns.filter(({ blank }) => blank !== undefined).map(({ code }) => code)).toEqual(['10', '12'])
  })

  it('says of a mother what PWS-KIA says', () => {
    const born = examplePregnancy({
      lmp: '2026-01-30',
      outcome: 'lahir',
      endedOn: '2026-11-02',
      place: 'puskesmas',
      contacts: [contactOn('2026-03-01')],
    })
    expect(columnsOf(SPM, exampleMonth({ birth: ADULT, sex: 'P', pregnancies: [born] }))).toMatchObject({
      '1-sasaran': 1,
      '2-sasaran': 1,
      '2': 1,
      '6-sasaran': 1,
    })
  })

  it('a toddler counts with the eighth month weighed, measured twice', () => {
    const visits = Array.from({ length: 9 }, (_, i) =>
      exampleVisit(`2026-${String(i + 1).padStart(2, '0')}-10`, { weightKg: 11, ...(i % 6 === 1 && { heightCm: 85 }) }),
    )
    const months = ['07', '08', '09'].map(
      (month) => columnsOf(SPM, exampleMonth({ birth: '2024-01-01', visits }, `2026-${month}`))['4'],
    )
    expect(months).toEqual([undefined, 1, undefined])
    const once = visits.map(({ on, shown }, i) => exampleVisit(on, i === 7 ? { weightKg: 11 } : shown))
    expect(columnsOf(SPM, exampleMonth({ birth: '2024-01-01', visits: once }, '2026-08'))).not.toHaveProperty('4')
  })

  it('usia pendidikan dasar is 7 to 15 years', () => {
    const at = (birth: string) => seen(SPM, { weightKg: 30, heightCm: 130 }, { birth })['5']
    expect(['2019-11-11', '2019-11-10', '2010-11-11', '2010-11-10'].map(at)).toEqual([undefined, 1, 1, undefined])
  })
})

describe('who worked', () => {
  it('each kader with the days she was there, however her name was typed', () => {
    const days = [
      { ...exampleDay('2026-10-10'), kader: ['Siti'] },
      { ...exampleDay('2026-11-03'), kader: ['Siti Aminah', 'Rina', 'rina '] },
      { ...exampleDay('2026-11-10'), kader: ['siti  aminah', ' '] },
      exampleDay('2026-11-20'),
    ]
    expect(kaderMonth(days, '2026-11')).toEqual({
      days: ['2026-11-03', '2026-11-10', '2026-11-20'],
      unnamed: ['2026-11-20'],
      kader: [
        { name: 'Rina', dates: ['2026-11-03'] },
        { name: 'Siti Aminah', dates: ['2026-11-03', '2026-11-10'] },
      ],
    })
  })
})
