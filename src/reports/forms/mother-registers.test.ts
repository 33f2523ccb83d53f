import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import { contactOn, examplePregnancy } from '../../domain/pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { Register } from '../month/register.ts'
import type { ServedPerson } from '../month/served.ts'
import { AGE_REGISTERS } from './age-registers.ts'
import { columnsOf, exampleMonth, exampleSeen, exampleVisit } from './example-person-month.ts'
import { GROWN_UP_REGISTERS } from './grown-ups.ts'
import { KOHORT_IBU } from './kohort-ibu.ts'
import { SIP_6 } from './sip-6.ts'
import { SIP_1, SIP_4, SIP_5 } from './sip-mothers.ts'

const LMP = '2026-01-10'
const week = (weeks: number) => addDays(LMP, weeks * 7)

function woman(pregnancy: Partial<Pregnancy> = {}, fields: Partial<ServedPerson> = {}): Partial<ServedPerson> {
  const one = examplePregnancy({ lmp: LMP, husband: 'Dedi', ...pregnancy })
  return { name: 'Siti', sex: 'P', birth: '1998-03-01', pregnancies: [one], ...fields }
}

/** The cells of a row that are not empty, without its number. */
function rowOf({ columns }: Register, at: PersonMonth): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.flatMap(({ code, text }) => {
      const cell = text(at, 1)
      return code === 'no' || cell === '' ? [] : [[code, cell]]
    }),
  )
}

const includes = (register: Register, person: Partial<ServedPerson>, month = '2026-11') =>
  register.includes(exampleMonth(person, month))

describe('kohort ibu', () => {
  it('has a line from the first day of the pregnancy to the year after the nifas', () => {
    const born = woman({ outcome: 'lahir', endedOn: '2026-10-20', babies: [{ person: 'bayi', alive: true }] })
    const months = ['2025-12', '2026-01', '2026-11', '2027-01', '2028-01']
    expect(months.map((month) => includes(KOHORT_IBU, born, month))).toEqual([false, true, true, false, false])
    const inNifas = woman({ outcome: 'lahir', endedOn: '2026-11-20' })
    // Its 42nd day is New Year's Day.
    expect(includes(KOHORT_IBU, inNifas, '2027-01')).toBe(true)
    expect(includes(KOHORT_IBU, woman({ outcome: 'lahir', endedOn: '2026-11-19' }), '2027-01')).toBe(false)
    expect(includes(KOHORT_IBU, woman({}, { shown: { guestFrom: 'Melati' } }))).toBe(false)
    expect(includes(KOHORT_IBU, { sex: 'P', birth: '1998-03-01' })).toBe(false)
  })

  it('writes the blood pressure that counts of the last day it was measured (K7)', () => {
    const high = { 'measure.sistole': 150, 'measure.diastole': 95 }
    const again = { 'measure.sistole-2': 128, 'measure.diastole-2': 82 }
    const crisis = { ...again, 'measure.sistole': 165, 'measure.diastole': 100 }
    const td = (...readings: readonly VisitFields[]) =>
      rowOf(
        KOHORT_IBU,
        exampleMonth(
          woman({}, { visits: readings.map((shown, i) => exampleVisit(`2026-0${5 + i}-10`, shown)) }),
          '2026-08',
        ),
      )['td']
    expect(td(high)).toBe('150/95')
    expect(td({ ...high, ...again })).toBe('128/82')
    expect(td(crisis)).toBe('165/100')
    expect(td(high, { 'measure.sistole': 120 })).toBe('150/95')
  })

  it('writes what was known by the month, and nothing of later', () => {
    const contacts = [8, 16, 22].map((weeks) => contactOn(week(weeks)))
    const visits = [
      exampleVisit('2026-05-10', {
        came: true,
        armCm: 23.4,
        'measure.ttd': 30,
        'measure.sistole': 110,
        'measure.diastole': 70,
      }),
      exampleVisit('2026-07-10', { came: true, armCm: 24, 'measure.ttd': 30 }),
    ]
    const later = { outcome: 'lahir', endedOn: '2026-10-20', place: 'rs', helper: 'dokter' } as const
    const person = woman({ contacts, gravida: 2, heightCm: 144.5, risks: ['sesar'], ...later }, { visits })
    expect(rowOf(KOHORT_IBU, exampleMonth(person, '2026-05'))).toEqual({
      nama: 'Siti',
      suami: 'Dedi',
      umur: '28',
      hpht: '10-01-2026',
      hpl: '17-10-2026',
      'minggu-1': '8',
      'hamil-2': '2',
      tb: '144,5 *',
      lila: '23,4 *',
      td: '110/70',
      risiko: 'Pernah operasi sesar',
      k1: '07-03-2026',
      k2: '02-05-2026',
      ttd: '30',
    })
    expect(rowOf(KOHORT_IBU, exampleMonth(person, '2026-10'))).toMatchObject({
      k3: '13-06-2026',
      ttd: '60',
      'lahir-tanggal': '20-10-2026',
      'lahir-hasil': 'lahir',
      'lahir-tempat': 'rs',
      'lahir-penolong': 'dokter',
      vita: '0',
    })
  })

  it('tetanus doses stand by the day that made each T', () => {
    const tetanus = [
      { on: '2026-03-07', of: 'td' },
      { on: '2026-04-04', of: 'td' },
    ] as const
    expect(rowOf(KOHORT_IBU, exampleMonth(woman({}, { tetanus })))).toMatchObject({
      t1: '07-03-2026',
      t2: '04-04-2026',
    })
    expect(rowOf(KOHORT_IBU, exampleMonth(woman({}, { tetanus }), '2026-03'))).not.toHaveProperty('t2')
  })
})

describe('SIP 1', () => {
  const baby = { name: 'By. Ny. Siti', birth: '2026-10-20', shown: { motherName: 'Siti', fatherName: 'Dedi' } }

  it('a baby has a line in its year, and its mother then has none of her own', () => {
    expect(rowOf(SIP_1, exampleMonth(baby))).toEqual({
      ibu: 'Siti',
      bapak: 'Dedi',
      bayi: 'By. Ny. Siti',
      lahir: '20-10-2026',
    })
    expect(includes(SIP_1, baby, '2027-01')).toBe(false)
    expect(
      includes(SIP_1, woman({ outcome: 'lahir', endedOn: '2026-10-20', babies: [{ person: 'b', alive: true }] })),
    ).toBe(false)
  })

  it('a pregnant woman, and one whose child was stillborn', () => {
    expect(rowOf(SIP_1, exampleMonth(woman()))).toEqual({ ibu: 'Siti', bapak: 'Dedi', ket: 'hamil, HPL 17-10-2026' })
    const lost = woman({ outcome: 'lahir', endedOn: '2026-10-01', babies: [{ person: undefined, alive: false }] })
    expect(rowOf(SIP_1, exampleMonth(lost))).toMatchObject({ ket: 'lahir 01-10-2026' })
  })

  it('an infant that died in the year after its birth', () => {
    const died = { ...baby, shown: { ...baby.shown, living: 'meninggal', livingSince: '2027-01-15' } as const }
    expect(includes(SIP_1, died, '2027-01')).toBe(true)
    expect(rowOf(SIP_1, exampleMonth(died, '2027-01'))).toMatchObject({ 'bayi-meninggal': '15-01-2027' })
  })
})

describe('SIP 4, 5 and 6', () => {
  it('WUS are women of 15 to 49 years', () => {
    const at = (birth: string, sex: 'L' | 'P' = 'P') => includes(SIP_4, { birth, sex })
    expect([at('2011-11-11'), at('2011-11-10'), at('1976-11-11'), at('1976-11-10'), at('1998-01-01', 'L')]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })

  it('the last LiLA, marked below 23,5', () => {
    const arm = (armCm: number) =>
      rowOf(SIP_4, exampleSeen({ came: true, armCm }, { sex: 'P', birth: '1998-03-01' }))['lila']
    expect([arm(23.4), arm(23.5)]).toEqual(['23,4 *', '23,5'])
  })

  it('a pregnant woman month by month, and her packs of tablets', () => {
    const visits = ['2026-05-10', '2026-06-10', '2026-07-10'].map((on, i) =>
      exampleVisit(on, { came: true, weightKg: 50 + i, armCm: 24 + i, 'measure.ttd': i === 1 ? 29 : 30 }),
    )
    expect(rowOf(SIP_5, exampleMonth(woman({ gravida: 1 }, { visits })))).toEqual({
      daftar: '10-05-2026',
      nama: 'Siti',
      umur: '28',
      minggu: '17',
      'hamil-ke': '1',
      lila: '24',
      'bb-5': '50',
      'bb-6': '51',
      'bb-7': '52',
      'fe-1': '10-05-2026',
      'fe-2': '10-07-2026',
      ket: 'hamil, HPL 17-10-2026',
    })
  })

  it('who came, was born, and died', () => {
    expect(columnsOf(SIP_6, exampleSeen({ came: true }, woman()))).toEqual({ '5': 1, '6': 1, '7': 1 })
    // By her answer before the husband that a pregnancy names.
    expect(columnsOf(SIP_6, exampleSeen({ came: true, 'ask.kawin': false }, woman()))).toEqual({ '5': 1, '7': 1 })
    expect(columnsOf(SIP_6, exampleSeen({ 'ask.kawin': true, came: true }, { sex: 'P', birth: '2000-05-05' }))).toEqual(
      {
        '5': 1,
        '6': 1,
      },
    )
    expect(columnsOf(SIP_6, exampleSeen({ came: true }, { birth: '2026-11-02' }))).toEqual({ '3': 1, '9': 1 })
    const died = { birth: '2026-10-20', shown: { living: 'meninggal', livingSince: '2026-11-05' } as const }
    expect(columnsOf(SIP_6, exampleMonth(died))).toEqual({ '10': 1 })
    expect(SIP_6.columns.filter(({ blank }) => blank).map(({ code }) => code)).toEqual(['12', '13', '14'])
  })
})

describe('the lists by age', () => {
  it('each person of six years and over is on one', () => {
    const lists = (birth: string) =>
      AGE_REGISTERS.filter((register) => includes(register, { birth })).map(({ code }) => code)
    expect(lists('2020-10-31')).toEqual(['daftar-remaja'])
    expect(lists('2007-11-10')).toEqual(['daftar-dewasa'])
    expect(lists('1966-11-10')).toEqual(['daftar-lansia'])
    expect(lists('2024-01-01')).toEqual([])
  })

  it('writes numbers with a comma, and what they mean', () => {
    const at = exampleSeen(
      {
        came: true,
        weightKg: 70.5,
        heightCm: 160,
        'measure.sistole': 185,
        'measure.diastole': 95,
        'measure.gds': 150,
        'ask.merokok': 'aktif',
        'ask.minum-obat': false,
      },
      { name: 'Rudi', birth: '1960-06-01', family: { dusun: 'Krajan', rt: '02' } },
    )
    expect(rowOf(AGE_REGISTERS[2]!, at)).toEqual({
      nama: 'Rudi',
      jk: 'L',
      lahir: '01-06-1960',
      umur: '66',
      alamat: 'Krajan, RT 02/RW -',
      datang: '10-11-2026',
      bb: '70,5',
      tb: '160',
      imt: '27,5',
      'imt-hasil': 'Obesitas (Kepmenkes: obesitas I)',
      td: '185/95',
      'td-hasil': 'Hipertensi derajat 3',
      gds: '150',
      'gds-hasil': 'Prediabetes',
      merokok: 'merokok',
      obat: '-',
    })
  })
})

it('no register has two columns of one code', () => {
  for (const { columns } of GROWN_UP_REGISTERS) {
    const codes = columns.map(({ code }) => code)
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([])
  }
})
