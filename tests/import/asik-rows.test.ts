import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/domain/workbook/sheet.ts'
import { immunizationSheet } from '../../src/reports/national/asik.ts'
import { aPosyandu, aVisit, DAY, inNovember, somebody } from '../../src/reports/national/example-month.ts'
import { doubts as words } from '../../src/ui/words/id/doubts.ts'
import { readingOf, sheetOf } from './melati.ts'

const NIK = '1709026810240001'
const HEAD = ['No', 'NIK', 'Nama Anak', 'Tanggal Lahir', 'Jenis Imunisasi', 'Tanggal Imunisasi', 'No Batch']
const siti = (vaccine: Cell, on: Cell, batch: Cell = null): readonly Cell[] => [
  1,
  NIK,
  'Siti Aminah',
  '28/10/2024',
  vaccine,
  on,
  batch,
]
const only = (...rows: readonly (readonly Cell[])[]) => readingOf([sheetOf('Worksheet', [HEAD, ...rows])])

describe('a sheet with one dose a row', () => {
  test('is one record a child, whom it brings', () => {
    const reading = only(
      siti('HB0 - 1', '28/10/2024'),
      siti('Polio Tetes - 2', '05/01/2025', 'B-77'),
      siti('DPT-HB-Hib - 1', '05/01/2025'),
      siti('ROTA - 1', { date: '2025-01-05' }),
      siti('Imunisasi Dasar Lengkap - 1', '01/10/2025'),
    )
    expect(reading.people.map(({ fields }) => [fields.name, fields.nik])).toEqual([['Siti Aminah', NIK]])
    expect(reading.immunizations).toHaveLength(1)
    expect(reading.immunizations[0]?.doses).toEqual({
      'had.hb0.1': { date: '2024-10-28', proof: 'asik' },
      'had.opv.2': { date: '2025-01-05', proof: 'asik', batch: 'B-77' },
      'had.dpt.1': { date: '2025-01-05', proof: 'asik' },
      'had.rv.1': { date: '2025-01-05', proof: 'asik' },
    })
    expect(reading.doubts.filter(({ kind }) => kind.startsWith('dose'))).toEqual([])
  })

  test('may give the number of the dose a column of its own, and several vaccines a cell', () => {
    const sheet = sheetOf('Kohort', [
      ['NIK', 'Nama', 'Tgl Lahir', 'Vaksin', 'Dosis', 'Tgl Pemberian', 'Faskes'],
      [NIK, 'Siti Aminah', '28/10/2024', 'Pentavalen', 2, '05/02/2025', 'Pustu Taba'],
      [NIK, 'Siti Aminah', '28/10/2024', 'MR 1, IPV 2', null, '05/08/2025', null],
    ])
    expect(readingOf([sheet]).immunizations[0]?.doses).toEqual({
      'had.dpt.2': { date: '2025-02-05', proof: 'kohort', place: 'Pustu Taba' },
      'had.mr.1': { date: '2025-08-05', proof: 'kohort' },
      'had.ipv.2': { date: '2025-08-05', proof: 'kohort' },
    })
  })

  test('lists what it cannot place, and takes the rest', () => {
    const reading = only(siti('Polio', '05/01/2025'), siti('BCG - 1', ''), siti('MR - 1', '31/02/2025'))
    expect(reading.immunizations[0]?.doses).toEqual({ 'had.bcg.1': { proof: 'asik' }, 'had.mr.1': { proof: 'asik' } })
    expect(reading.doubts.filter(({ kind }) => kind.startsWith('dose')).map(words.of)).toEqual([
      'Imunisasi "Polio" belum dikenal, atau belum jelas dosis ke berapa. Lihat Buku KIA.',
      'Ditandai sudah, tanpa tanggal: BCG - 1. Cari tanggalnya di Buku KIA.',
      'MR 1: tanggal "31/02/2025" tidak ada di kalender. Lihat Buku KIA.',
    ])
  })

  test('twice with two dates asks which is right', () => {
    const reading = only(siti('MR - 1', '05/08/2025'), siti('MR - 1', '06/08/2025'))
    expect(reading.doubts.filter(({ kind }) => kind.startsWith('dose'))).toMatchObject([
      { kind: 'dose-two-dates', written: '05/08/2025 / 06/08/2025' },
    ])
  })

  test('a dose named beside a weight is a dose of that day, and the weight stays', () => {
    const sheet = sheetOf('Timbang', [
      ['NIK', 'Nama', 'Tgl Lahir', 'Tgl Ukur', 'BB', 'TB', 'Jenis Imunisasi'],
      [NIK, 'Siti Aminah', '28/10/2024', '05/08/2025', 8.1, 70, 'MR 1'],
      [NIK, 'Siti Aminah', '28/10/2024', '05/09/2025', 8.3, 71, null],
    ])
    const reading = readingOf([sheet])
    expect(reading.weighings).toHaveLength(2)
    expect(reading.immunizations[0]?.doses).toEqual({ 'had.mr.1': { date: '2025-08-05', proof: 'kohort' } })
  })

  test('what the puskesmas hands out for ASIK can be taken in again, each dose once', async () => {
    const dose = { antigen: 'mr', date: DAY, source: 's', outcome: 'given', proof: 'hari-buka', product: 'mr' } as const
    const child = somebody('Alya', {
      shown: { nik: NIK },
      doses: [dose, { ...dose, antigen: 'opv', product: 'opv', n: 1, proof: 'buku-kia' }],
      visits: [aVisit(DAY, { 'dose.mr': { outcome: 'given', batch: 'MR-1' } })],
    })
    const { name, rows } = immunizationSheet(await inNovember([child]), aPosyandu([]))
    const reading = readingOf([sheetOf(name, rows)])
    expect(reading.immunizations[0]?.doses).toMatchObject({
      'had.mr.1': { date: DAY, batch: 'MR-1' },
      'had.opv.1': { date: DAY, proof: 'buku-kia' },
    })
  })
})
