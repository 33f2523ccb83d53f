import { describe, expect, it, test } from 'vitest'
import type { PersonMonth } from '../month/person-month.ts'
import { registerRows, type Register } from '../month/register.ts'
import { KOHORT_BALITA, KOHORT_BAYI } from './cohorts.ts'
import { exampleDose, exampleMonth, exampleSeen, exampleVisit } from './example-person-month.ts'
import { SIP_2, SIP_3 } from './sip-registers.ts'

const REGISTERS = [KOHORT_BAYI, KOHORT_BALITA, SIP_2, SIP_3]

function text(register: Register, code: string, at: PersonMonth): string {
  const column = register.columns.find((each) => each.code === code)
  if (!column) throw new Error(`expected a column ${code} in ${register.code}`)
  return column.text(at, 1)
}

test('no register has two columns of one code', () => {
  for (const { columns } of REGISTERS) expect(new Set(columns.map(({ code }) => code)).size).toBe(columns.length)
})

test('the first row of a register is its number 1', () => {
  const people = ['2026-01-10', '2026-02-10'].map((birth) => exampleMonth({ birth, name: birth }))
  expect(registerRows(KOHORT_BAYI, people).map(([number, , name]) => [number, name])).toEqual([
    ['1', '2026-01-10'],
    ['2', '2026-02-10'],
  ])
})

test.each([
  ['2026-11-10', ['kohort-bayi', 'sip-2']],
  ['2025-11-11', ['kohort-bayi', 'sip-2']],
  ['2025-11-10', ['kohort-balita', 'sip-3']],
  ['2021-11-11', ['kohort-balita', 'sip-3']],
  ['2021-11-10', ['kohort-balita']],
  ['2020-10-31', []],
])('a child born on %s is in %o', (birth, codes) => {
  const including = (shown = {}) =>
    REGISTERS.filter(({ includes }) => includes(exampleMonth({ birth, shown }))).map(({ code }) => code)
  expect(including()).toEqual(codes)
  expect(including({ guestFrom: 'Mawar' })).toEqual([])
})

describe('the kohort of bayi', () => {
  const baby = exampleMonth({
    birth: '2025-12-20',
    name: 'Siti',
    shown: { nik: '1709062012250001', motherName: 'Aminah', birthWeightG: 2900, kia: 'ada', imd: true },
    family: { dusun: 'Dusun I', rt: '02', rw: '01', address: 'Jalan Melur 4' },
    newborn: [
      { on: '2025-12-21', by: 'bidan' },
      { on: '2025-12-26', by: 'bidan' },
    ],
    visits: [
      exampleVisit('2026-01-10', { weightKg: 3.9, 'ask.asi-0': true }),
      exampleVisit('2026-02-10', { weightKg: 4.9, copiedFrom: 'buku-kia' }),
      exampleVisit('2026-03-10', { weightKg: 4.1, vitaminA: 'biru' }),
      exampleVisit('2026-12-10', { weightKg: 9.9 }),
    ],
    doses: [
      exampleDose('hb0', 1, '2025-12-20'),
      exampleDose('bcg', 1, '2026-01-10', { proof: 'pengakuan' }),
      exampleDose('dpt', 1, undefined),
    ],
  })

  it.each([
    ['nama', 'Siti'],
    ['nik', '1709062012250001'],
    ['lahir', '20-12-2025'],
    ['alamat', 'Jalan Melur 4, Dusun I, RT 02/RW 01'],
    ['kia', '√'],
    ['bbl', '2900'],
    ['kn1', '21-12-2025'],
    ['kn2', '26-12-2025'],
    ['kn3', ''],
    ['bb-lalu-12', ''],
    ['bb-1', '3,9 B'],
    ['bb-2', '4,9 (disalin)'],
    ['bb-3', '4,1 T BGM'],
    ['bb-4', ''],
    // After the report's month: not yet.
    ['bb-12', ''],
    ['asi-0', '√'],
    ['asi-1', ''],
    ['hb01', '20-12-2025'],
    ['bcg1', '10-01-2026 (pengakuan)'],
    ['dpt1', 'tanpa tanggal'],
    ['mr1', ''],
    ['idl', ''],
    ['vita', '10-03-2026'],
  ])('says %s: %s', (code, expected) => {
    expect(text(KOHORT_BAYI, code, baby)).toBe(expected)
  })
})

describe('the kohort of balita', () => {
  it('names the classes of this month in the words of the regulation', () => {
    const at = exampleSeen({ weightKg: 12.6, heightCm: 94, posture: 'berdiri' }, { birth: '2022-11-10' })
    expect(['bbu', 'tbu', 'bbtb'].map((code) => text(KOHORT_BALITA, code, at))).toEqual([
      'BB kurang',
      'Pendek',
      'Gizi baik',
    ])
    expect(text(KOHORT_BALITA, 'bbu', exampleMonth({ birth: '2022-11-10' }))).toBe('')
  })

  it('says who left, and never what was noted about them', () => {
    const left = exampleMonth({
      birth: '2023-11-10',
      shown: { living: 'pindah', livingSince: '2026-11-20', movedTo: 'Bengkulu', note: 'rahasia' },
    })
    expect(KOHORT_BALITA.columns.map((column) => column.text(left, 1)).join('|')).not.toContain('rahasia')
    expect(text(KOHORT_BALITA, 'ket', left)).toBe('pindah 20-11-2026 Bengkulu')
  })
})

test('SIP writes the weight at birth in kg, and leaves empty what nobody records', () => {
  const at = exampleMonth({ birth: '2026-06-01', shown: { birthWeightG: 3150 } })
  expect(text(SIP_2, 'bbl', at)).toBe('3,15')
  expect(text(SIP_2, 'dasawisma', at)).toBe('')
})
