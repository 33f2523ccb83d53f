import { expect, it } from 'vitest'
import { PMT_COLUMNS, pmtRows, type PmtForm } from './pmt-columns.ts'

const form: PmtForm = {
  nik: '1709010501250001',
  name: 'Rafa',
  cycle: 2,
  reason: 'wasting',
  kind: 'lokal',
  funding: 'dana-desa',
  partner: 'Desa Taba Lagan',
  followsGuideline: true,
  episode: {
    startedOn: '2026-03-02',
    days: 14,
    eaten: Object.fromEntries([2, 3, 4, 5, 6, 7, 8].map((day) => [`2026-03-0${day}`, 'habis' as const])),
    weekly: { 1: { on: '2026-03-08', weightKg: 8.2, heightCm: 74.5, posture: 'terlentang', health: 'sehat' } },
    decisions: { 1: 'lanjut' },
  },
}

it('every column of the form is filled from what was written', () => {
  const [row] = pmtRows(form, '2026-03-08')
  expect(Object.keys(row ?? {})).toEqual(PMT_COLUMNS)
  expect(PMT_COLUMNS.filter((column) => row?.[column] === undefined)).toEqual([])
  expect(row).toMatchObject({
    jenis_pmt: 2,
    sumber_anggaran: 4,
    alasan_pemberian: 1,
    minggu_ke: 1,
    hari_7: 'habis',
    cara_ukur: 2,
    tindak_lanjut: 1,
  })
})

it('a week has its row from its first day on, and what nobody answered stays empty', () => {
  expect(pmtRows(form, '2026-03-01')).toEqual([])
  expect(pmtRows(form, '2026-03-08')).toHaveLength(1)
  const rows = pmtRows(form, '2026-06-01')
  expect(rows).toHaveLength(2)
  expect(rows[1]).toMatchObject({ minggu_ke: 2, hari_1: undefined, bb: undefined, tindak_lanjut: undefined })
})
