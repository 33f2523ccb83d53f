import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDate } from '../calendar.ts'
import { readDate } from './dates.ts'
import { readAreaNumber, readPhone, readPosture, readRefusal, readSex, readVitaminA } from './marks.ts'
import { birthDateOfNik, readKk, readNik, sexOfNik } from './nik.ts'
import { readNumber } from './numbers.ts'

const today: CalendarDate = '2026-11-21'
const NIK = '1771014509240003'

describe('a NIK', () => {
  test.each([[NIK], [`'${NIK} `], ['1771 0145 0924 0003'], ['1771.0145.0924.0003'], [1771014509240003]])(
    '%s is certain',
    (cell) => {
      expect(readNik(cell)).toEqual({ is: 'certain', value: NIK })
    },
  )
  test.each([
    [null, 'nik-missing'],
    ["' ", 'nik-missing'],
    ['-', 'nik-missing'],
    ['Belum ada', 'nik-missing'],
    ['0', 'nik-missing'],
    [1771014509240000, 'nik-as-number'],
    [9.171014509240003e15, 'nik-as-number'],
    ['177101450924000', 'nik-15-digits'],
    ['17710145092400031', 'nik-wrong-length'],
    ['177101450924O003', 'nik-unreadable'],
    ['1771013509240003', 'nik-impossible'],
    ['1771017209240003', 'nik-impossible'],
    ['1771014513240003', 'nik-impossible'],
    ['1771014509240000', 'nik-impossible'],
    ['1111111111111111', 'nik-impossible'],
    ['9971014509240003', 'nik-impossible'],
  ])('%s is doubted: %s', (cell, kind) => {
    expect(readNik(cell)).toMatchObject({ is: 'doubtful', doubt: { kind } })
  })
  test('tells the birth date and the sex', () => {
    expect([birthDateOfNik(NIK, today), sexOfNik(NIK)]).toEqual(['2024-09-05', 'P'])
    expect(birthDateOfNik('1709021605890001', today)).toBe('1989-05-16')
  })
  test('never comes out with digits that were not written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^['\d .]{10,24}$/), fc.maxSafeInteger()), (cell) => {
        const reading = readNik(cell)
        if (reading.is === 'certain') expect(String(cell).replace(/\D/g, '')).toBe(reading.value)
      }),
    )
  })
  test('a No. KK has no +40 and the same sixteen digits', () => {
    expect(readKk('1709021605200001')).toMatchObject({ is: 'certain' })
    expect(readKk(1709021605200000)).toMatchObject({ doubt: { kind: 'kk-as-number' } })
  })
})

describe('a date', () => {
  test.each([
    ['03/04/2024', '2024-04-03'],
    ['3-4-2024', '2024-04-03'],
    ['3.4.2024', '2024-04-03'],
    ['3 Maret 2024', '2024-03-03'],
    ['Senin, 3 Maret 2024', '2024-03-03'],
    ['Bengkulu, 12 Agt 1989', '1989-08-12'],
    ['12-Nop-89', '1989-11-12'],
    ['2024-03-03', '2024-03-03'],
    ['2024-03-03 00:00:00', '2024-03-03'],
    ['12/05/56', '1956-05-12'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (written, value) => {
    expect(readDate(written, today)).toEqual({ is: 'certain', value })
  })
  test.each([
    ['31/02/2024', { is: 'impossible' }],
    ['04/13/2024', { is: 'impossible', suggestion: '2024-04-13' }],
    ['29/02/2023', { is: 'impossible' }],
    // 1920 or 2020: both have been.
    ['12/05/20', { is: 'unreadable', suggestion: '2020-05-12' }],
    ['Maret 2024', { is: 'unreadable' }],
    [1956, { is: 'unreadable' }],
    [45354, { is: 'unreadable', suggestion: '2024-03-03' }],
    ['-', { is: 'absent' }],
    ['?', { is: 'absent' }],
  ])('%s is not', (written, reading) => {
    expect(readDate(written, today)).toEqual(reading)
  })
  test('comes back from every way of writing it', () => {
    const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')
    fc.assert(
      fc.property(fc.nat(45_000), fc.constantFrom('/', '-', '.', ' '), (days, mark) => {
        const date = addDays('1905-01-01', days)
        const [year = '', month = '', day = ''] = date.split('-')
        for (const written of [[day, month, year].join(mark), `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`]) {
          expect(readDate(written, today)).toEqual({ is: 'certain', value: date })
        }
      }),
    )
  })
})

describe('a number', () => {
  test.each([
    ['7,4', 7.4],
    ['7.4 kg', 7.4],
    [' 84,5 CM ', 84.5],
    [14.699999999999999, 14.7],
  ])('%s is %s', (cell, value) => {
    expect(readNumber(cell)).toEqual({ is: 'certain', value })
  })
  test('that the spreadsheet turned into a date is told back', () => {
    expect(readNumber({ date: '2026-04-07' })).toEqual({ is: 'became-date', suggestion: 7.4 })
  })
  test.each(['7,4,1', '12-13', 'tujuh', '1.234,5', NaN])('%s is unreadable', (cell) => {
    expect(readNumber(cell)).toEqual({ is: 'unreadable' })
  })
})

test('marks are read in their usual shortenings, and others are doubted', () => {
  const valueOf = (reading: { readonly is: string; readonly value?: string }) => reading.value ?? reading.is
  expect(['L', 'p', 'Laki-laki', 'PEREMPUAN', 'X', ''].map((cell) => valueOf(readSex(cell)))).toEqual([
    'L',
    'P',
    'L',
    'P',
    'doubtful',
    'doubtful',
  ])
  expect(['L', 'H', 'Berdiri ', 'TERLENTANG', 'duduk', ''].map((cell) => valueOf(readPosture(cell)))).toEqual([
    'terlentang',
    'berdiri',
    'berdiri',
    'terlentang',
    'doubtful',
    'absent',
  ])
  expect(['Biru', 'm', 'tidak'].map((cell) => valueOf(readVitaminA(cell, 8)))).toEqual(['biru', 'merah', 'absent'])
  expect(readVitaminA('v', 8)).toMatchObject({ doubt: { suggestion: 'biru' } })
  expect(['0812-3456-7890', 81234567890, '+62 812 3456 7890'].map((cell) => valueOf(readPhone(cell)))).toEqual([
    '081234567890',
    '081234567890',
    '081234567890',
  ])
  expect(readPhone('12345')).toMatchObject({ is: 'doubtful' })
  expect(['4', 4, 'RT 04', '004'].map((cell) => valueOf(readAreaNumber('rt', cell)))).toEqual([
    '004',
    '004',
    '004',
    '004',
  ])
})

test.each([
  ['ORTU MENOLAK IMUNISASI', 'certain'],
  ['tidak mau divaksin', 'certain'],
  ['ortu menolak', 'doubtful'],
  ['dulu menolak imunisasi', 'doubtful'],
  ['menolak KB', 'absent'],
  ['imunisasi lengkap', 'absent'],
])('of the note "%s" the refusal of immunisation is %s', (note, is) => {
  expect(readRefusal(note).is).toBe(is)
})
