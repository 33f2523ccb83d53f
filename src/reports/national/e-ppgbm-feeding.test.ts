import { expect, test } from 'vitest'
import { PMT_COLUMNS } from '../../domain/follow-up/pmt-columns.ts'
import { examplePmt } from '../forms/example-person-month.ts'
import { joinSheets } from './e-ppgbm.ts'
import { mpasiSheet, pmtSheet } from './e-ppgbm-feeding.ts'
import type { XlsxCell } from './xlsx.ts'
import { aVisit, DAY, inNovember, NIK, somebody } from './example-month.ts'

test('a row of PMT is a week that has a day in this month, under the number of its course', async () => {
  const first = { ...examplePmt('2026-08-01', 14), endedOn: '2026-08-14' }
  const second = {
    ...examplePmt('2026-10-29', 14, 'lokal' as const),
    funding: 'dana-desa',
    eaten: { '2026-11-01': 'habis' as const },
    weekly: { 1: { on: '2026-11-04', weightKg: 7.9, health: 'sehat' as const } },
    decisions: { 1: 'lanjut' as const },
  }
  const child = somebody('Rafa', { shown: { nik: NIK }, pmt: [second, first] })
  const sheet = pmtSheet(await inNovember([child, somebody('Budi', { shown: { guestFrom: 'Mawar' }, pmt: [second] })]))
  const rows = sheet.rows.slice(1).map((row) => Object.fromEntries(PMT_COLUMNS.map((column, i) => [column, row[i]])))
  expect(rows).toMatchObject([
    { nik: NIK, nama: 'Rafa', siklus_ke: 2, jenis_pmt: 2, sumber_anggaran: 4, minggu_ke: 1, hari_4: 'habis', bb: 7.9 },
    { siklus_ke: 2, minggu_ke: 2, hari_1: null, bb: null, tindak_lanjut: null },
  ])
  expect(rows[0]).toMatchObject({ alasan_pemberian: 3, tanggal_pemantauan: '2026-11-04', tindak_lanjut: 1 })
})

test('a course that ended early has no weeks after its end', async () => {
  const ended = { ...examplePmt('2026-11-01', 56), endedOn: '2026-11-09' }
  const weeks = pmtSheet(await inNovember([somebody('Rafa', { pmt: [ended] })])).rows.slice(1)
  expect(weeks.map((row) => row[PMT_COLUMNS.indexOf('minggu_ke')])).toEqual([1, 2])
})

test('MP-ASI says what was asked, and nothing of what the card does not tell apart', async () => {
  const asked = (name: string, shown: object, birth = '2025-09-05') =>
    somebody(name, { birth, visits: [aVisit(DAY, shown)] })
  const { rows } = mpasiSheet(
    await inNovember([
      asked('Lengkap', { 'ask.mpasi': true }),
      asked('Kurang', { 'ask.mpasi': false, 'ask.mpasi-belum': ['hewani', 'buah-sayur'] }),
      asked('Tidak ditanya', {}),
      asked('Bayi', { 'ask.mpasi': true }, '2026-09-05'),
    ]),
  )
  const [head, ...people] = rows
  expect(head).toHaveLength(13)
  const of = (i: number): Readonly<Record<string, XlsxCell | undefined>> =>
    Object.fromEntries(head!.map((name, at) => [String(name), people[i]?.[at]] as const))
  expect(people).toHaveLength(2)
  expect(of(0)).toMatchObject({ No: 1, Nama: 'Lengkap', tgl_monitoring: DAY, sereal: 'ya', kacang: 'ya', telur: null })
  expect(of(1)).toMatchObject({
    No: 2,
    sereal: 'ya',
    'daging/unggas': 'tidak',
    telur: 'tidak',
    buah_sayur_vita: 'tidak',
  })
  expect(of(0)).toMatchObject({ asi: null, susu: null, dapat_intervensi: 'tidak' })
})

test('sheets of several posyandu are one, numbered through', () => {
  const sheet = (...names: readonly string[]) => [
    { name: 'A', rows: [['No', 'nama'], ...names.map((name, i) => [i + 1, name])] },
    { name: 'B', rows: [['nik'], ...names.map(() => [NIK])] },
  ]
  expect(joinSheets([sheet('Rafa', 'Budi'), sheet(), sheet('Ani')])).toEqual([
    {
      name: 'A',
      rows: [
        ['No', 'nama'],
        [1, 'Rafa'],
        [2, 'Budi'],
        [3, 'Ani'],
      ],
    },
    { name: 'B', rows: [['nik'], [NIK], [NIK], [NIK]] },
  ])
  expect(joinSheets([])).toEqual([])
})
