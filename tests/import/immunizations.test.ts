import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/domain/workbook/sheet.ts'
import { summarize } from '../../src/domain/workbook/summary.ts'
import { doubts as words } from '../../src/ui/words/id/doubts.ts'
import { readingOf, sheetOf } from './melati.ts'

const HEADER = ['NO KK', 'NIK', 'Nama', 'SHDK', 'JK', 'Tanggal Lahir', 'Nama Ibu', 'Ket']
const KK = '1709021605200001'
const NIK = '1709026810240001'
const siti: readonly Cell[] = [KK, NIK, 'Siti Aminah', 'Anak', 'P', '28/10/2024', 'Alya Nugraha', '']
const people = sheetOf('Warga', [HEADER, siti])

/** A card with one child: her doses under these headers. */
function card(doses: Readonly<Record<string, Cell>>, name = 'Imunisasi') {
  return sheetOf(name, [
    ['NIK', 'Nama Anak', 'HB0', 'BCG', 'OPV1', ...Object.keys(doses), 'Ket'],
    [NIK, 'Siti Aminah', null, null, null, ...Object.values(doses), null],
  ])
}
const given = (doses: Readonly<Record<string, Cell>>) => readingOf([people, card(doses)])
const only = (cell: Cell) => {
  const { immunizations, doubts } = given({ MR1: cell })
  return { dose: immunizations[0]?.doses['had.mr.1'], doubts: doubts.map(({ kind }) => kind), all: doubts }
}

describe('a dose', () => {
  test.each([
    ['a date', { date: '2025-08-08' }],
    ['day first', '08/08/2025'],
    ['with dashes', '8-8-2025'],
    ['in words', '8 Agustus 2025'],
    ['with a weekday', 'Jumat, 8 Agustus 2025'],
    ['with two digits for the year', '08/08/25'],
    ['after a tick', 'v 08/08/2025'],
    ['after "sudah"', 'Sudah, 8/8/2025'],
    ['as text that looks like a timestamp', '2025-08-08 00:00:00'],
  ])('with a date written as %s comes in', (_, cell) => {
    expect(only(cell)).toMatchObject({ dose: { date: '2025-08-08', proof: 'kohort' }, doubts: [] })
  })

  test('keeps the place written with its date', () => {
    expect(only('8/8/2025 (RS Bhayangkara)').dose).toEqual({
      date: '2025-08-08',
      place: 'RS Bhayangkara',
      proof: 'kohort',
    })
    expect(only('Pustu 08/08/2025').dose).toMatchObject({ date: '2025-08-08', place: 'Pustu' })
  })

  test.each(['v', 'V', '✓', '√', 'sudah', 'Sdh', 'ya', true])('ticked with %s was given, nobody knows when', (cell) => {
    expect(only(cell)).toMatchObject({ dose: { proof: 'kohort' }, doubts: ['dose-date-missing'] })
    expect(only(cell).dose).not.toHaveProperty('date')
    expect(only(cell).all[0]).not.toHaveProperty('field')
  })

  test.each([
    ['31/02/2025', 'dose-date-impossible', undefined],
    ['08/2025', 'dose-date-unreadable', undefined],
    [45877, 'dose-date-unreadable', '2025-08-08'],
    ['08/08/2023', 'dose-before-birth', undefined],
  ] as const)('dated %s was given, its date is doubted', (cell, kind, suggestion) => {
    const { dose, all } = only(cell)
    expect(dose).toEqual({ proof: 'kohort' })
    expect(all).toMatchObject([{ kind, field: 'had.mr.1', written: String(cell), dose: { proof: 'kohort' } }])
    expect(all[0]?.suggestion).toBe(suggestion)
  })

  test.each([
    ['?', 'dose-unclear'],
    ['x', 'dose-unclear'],
    [1, 'dose-unclear'],
    ['demam', 'dose-unclear'],
    ['rencana 08/08/2025', 'dose-unclear'],
    ['08/08/2027', 'dose-in-future'],
  ] as const)('marked %s is not taken as given, and listed', (cell, kind) => {
    expect(only(cell)).toMatchObject({ dose: undefined, doubts: [kind] })
  })

  test.each([null, '', '-', 'belum', 'Tidak', 0, false])('%s says that it was not given', (cell) => {
    expect(only(cell)).toMatchObject({ dose: undefined, doubts: [] })
  })

  test('refused is not blank', () => {
    expect(only('ortu menolak')).toMatchObject({
      dose: { outcome: 'refused', reason: 'ortu menolak', proof: 'kohort' },
      doubts: [],
    })
    expect(summarize(given({ MR1: 'ditolak', MR2: '08/08/2026' })).doses).toBe(1)
  })
})

describe('doses of one child', () => {
  test('on two rows are one record; a date stands above a tick', () => {
    const again = sheetOf('Kohort', [
      ['NIK', 'Nama', 'HB0', 'BCG', 'MR1', 'MR2'],
      [NIK, 'Siti Aminah', '28/10/2024', '', 'v', ''],
    ])
    const reading = readingOf([people, card({ MR1: '08/08/2025' }), again])
    expect(reading.immunizations).toHaveLength(1)
    expect(reading.immunizations[0]?.doses).toMatchObject({
      'had.hb0.1': { date: '2024-10-28' },
      'had.mr.1': { date: '2025-08-08' },
    })
  })

  test('with two dates for one dose keep neither', () => {
    const again = sheetOf('Kohort', [
      ['NIK', 'Nama', 'HB0', 'BCG', 'MR1'],
      [NIK, 'Siti Aminah', '', '', '09/08/2025'],
    ])
    const reading = readingOf([people, card({ MR1: '08/08/2025' }), again])
    expect(reading.immunizations[0]?.doses['had.mr.1']).toEqual({ proof: 'kohort' })
    expect(reading.doubts).toMatchObject([{ kind: 'dose-two-dates', written: '08/08/2025 / 09/08/2025', otherRow: 2 }])
  })

  test('in the wrong order keep no date, each with its own as it may be', () => {
    const reading = given({ 'DPT-HB-Hib1': '05/03/2025', 'DPT-HB-Hib2': '05/02/2025', 'DPT-HB-Hib3': '05/05/2025' })
    expect(reading.immunizations[0]?.doses).toEqual({
      'had.dpt.1': { proof: 'kohort' },
      'had.dpt.2': { proof: 'kohort' },
      'had.dpt.3': { date: '2025-05-05', proof: 'kohort' },
    })
    expect(reading.doubts.map(({ kind, field, suggestion }) => [kind, field, suggestion])).toEqual([
      ['dose-order', 'had.dpt.1', '2025-03-05'],
      ['dose-order', 'had.dpt.2', '2025-02-05'],
    ])
    expect(summarize(reading).doses).toBe(3)
  })

  test('of a child in no people sheet are listed and not counted', () => {
    const other = sheetOf('Kohort', [
      ['NIK', 'Nama', 'HB0', 'BCG', 'MR1'],
      ['', 'Bunga', '', '', '09/08/2025'],
    ])
    const reading = readingOf([people, other])
    expect(reading.immunizations).toEqual([])
    expect(reading.doubts.map(({ kind }) => kind)).toEqual(['child-unknown'])
    expect(summarize(reading).doses).toBe(0)
  })
})

describe('the columns', () => {
  const fields = (...headers: readonly Cell[]) => {
    const dates = headers.map((_, at) => `0${at + 1}/03/2025`)
    const sheet = sheetOf('Imunisasi', [
      ['NIK', 'Nama Anak', 'HB0', 'BCG', 'JE', ...headers],
      [NIK, 'Siti Aminah', null, null, null, ...dates],
    ])
    return Object.keys(readingOf([people, sheet]).immunizations[0]?.doses ?? {})
  }

  test.each([
    ['Polio 1', 'had.opv.1'],
    ['Polio Tetes - 2', 'had.opv.2'],
    ['bOPV 3', 'had.opv.3'],
    ['POLIO IV', 'had.opv.4'],
    ['Pentavalen 2', 'had.dpt.2'],
    ['DPT-HB-Hib - 3', 'had.dpt.3'],
    ['DPT-HB-Hib Lanjutan', 'had.dpt.4'],
    ['PCV Booster', 'had.pcv.3'],
    ['ROTA - 1', 'had.rv.1'],
    ['Rotavirus 3', 'had.rv.3'],
    ['IPV', 'had.ipv.1'],
    ['Campak', 'had.mr.1'],
    ['Campak/Rubella 1', 'had.mr.1'],
    ['MR Lanjutan', 'had.mr.2'],
    ['HB0 (1-7 hari)', 'had.hb0.1'],
    ['HB 0 < 24 jam', 'had.hb0.1'],
    ['BCG', 'had.bcg.1'],
  ])('"%s" is %s', (header, field) => {
    expect(fields(header)).toEqual([field])
  })

  test('a column of hexavalen holds two antigens', () => {
    expect(fields('Heksavalen 1')).toEqual(['had.dpt.1', 'had.ipv.1'])
  })

  test('a vaccine without its number, or beyond the schedule, is listed as not known', () => {
    const reading = given({ Polio: '08/08/2025', 'MR 7': '08/08/2026', MR1: null })
    expect(reading.doubts.map(({ kind, written }) => [kind, written])).toEqual([
      ['column-unknown', 'Polio'],
      ['column-unknown', 'MR 7'],
    ])
  })

  test('the numbers may stand in a row under the vaccine, and the children’s names above it', () => {
    const numbered = sheetOf('Imunisasi', [
      ['NIK', 'Nama', 'HB0', 'BCG', 'DPT-HB-Hib', null, null, 'MR', null],
      [null, null, null, null, 1, 2, 3, 1, 2],
      [NIK, 'Siti Aminah', '28/10/2024', '', '01/01/2025', '01/02/2025', '01/03/2025', '', '01/08/2026'],
    ])
    const under = sheetOf('Imunisasi', [
      ['NIK', 'Nama', 'Imunisasi', null, null, null, null],
      [null, null, 'HB0', 'BCG', 'DPT-HB-Hib 1', 'MR 1', 'MR 2'],
      [NIK, 'Siti Aminah', '28/10/2024', '', '01/01/2025', '', '01/08/2026'],
    ])
    expect(Object.keys(readingOf([people, numbered]).immunizations[0]?.doses ?? {})).toEqual([
      'had.hb0.1',
      'had.dpt.1',
      'had.dpt.2',
      'had.dpt.3',
      'had.mr.2',
    ])
    expect(Object.keys(readingOf([people, under]).immunizations[0]?.doses ?? {})).toEqual([
      'had.hb0.1',
      'had.dpt.1',
      'had.mr.2',
    ])
  })

  test('a dose beside a weighing, or in the people sheet, is a dose too', () => {
    const weighings = sheetOf('Timbang', [
      ['NIK', 'Nama', 'Tgl Ukur', 'BB', 'TB', 'MR 1'],
      [NIK, 'Siti Aminah', '12/08/2025', 8.4, 70, '12/08/2025'],
    ])
    const reading = readingOf([people, weighings])
    expect(reading.immunizations[0]?.doses).toMatchObject({ 'had.mr.1': { date: '2025-08-12' } })
    expect(reading.weighings).toHaveLength(1)
  })

  test('what the sheet was copied from is the proof', () => {
    const proofOf = (name: string) =>
      readingOf([people, card({ MR1: '08/08/2025' }, name)]).immunizations[0]?.doses['had.mr.1']?.proof
    expect([proofOf('Imunisasi'), proofOf('Salinan Buku KIA'), proofOf('ASIK')]).toEqual(['kohort', 'buku-kia', 'asik'])
  })
})

describe('a refusal of everything', () => {
  const sheetWith = (cell: Cell, note: Cell) =>
    sheetOf('Imunisasi', [
      ['NIK', 'Nama', 'HB0', 'BCG', 'MR1', 'Ket'],
      [NIK, 'Siti Aminah', cell, null, null, note],
    ])

  test.each([
    ['in the note', null, 'TIDAK PERNAH IMUNISASI (ORTU MENOLAK)'],
    ['across the doses', 'TIDAK PERNAH IMUNISASI (ORTU MENOLAK)', null],
  ])('%s is kept with the person in its own words', (_, cell, note) => {
    const reading = readingOf([people, sheetWith(cell, note)])
    expect(reading.people[0]?.fields.immunizationRefused).toBe('TIDAK PERNAH IMUNISASI (ORTU MENOLAK)')
    expect(reading.immunizations[0]?.doses).toEqual({})
    expect(summarize(reading)).toMatchObject({ refusals: 1, doses: 0 })
  })

  test('that is not clear is asked about', () => {
    const reading = readingOf([people, sheetWith(null, 'dulu ortu menolak imunisasi')])
    expect(reading.people[0]?.doubts).toMatchObject([{ kind: 'refusal-unclear', field: 'immunizationRefused' }])
    expect(summarize(reading).refusals).toBe(0)
  })
})

test('every doubt about a dose names it in a sentence', () => {
  const reading = given({ MR1: '?', MR2: '31/02/2026', 'DPT-HB-Hib1': 'v', 'OPV 2': '08/08/2027' })
  expect(reading.doubts.map(words.of)).toEqual([
    'MR 1: tertulis "?", belum jelas sudah diberikan atau belum. Lihat Buku KIA.',
    'MR 2: tanggal "31/02/2026" tidak ada di kalender. Lihat Buku KIA.',
    'OPV 2: tanggal "08/08/2027" belum terjadi. Janji datang atau salah tulis?',
    'Ditandai sudah, tanpa tanggal: DPT-HB-Hib1. Cari tanggalnya di Buku KIA.',
  ])
})
