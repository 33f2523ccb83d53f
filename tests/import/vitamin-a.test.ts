import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/domain/workbook/sheet.ts'
import { summarize } from '../../src/domain/workbook/summary.ts'
import { doubts as words } from '../../src/ui/words/id/doubts.ts'
import { readingOf, sheetOf } from './melati.ts'

const NIK = '1709026810240001'
const people = sheetOf('Warga', [
  ['NO KK', 'NIK', 'Nama', 'SHDK', 'JK', 'Tanggal Lahir', 'Nama Ibu'],
  ['1709021605200001', NIK, 'Siti Aminah', 'Anak', 'P', '28/10/2024', 'Alya Nugraha'],
])

/** A card of doses with these columns beside the vaccines, for a girl who was born on 28 October 2024. */
function card(columns: Readonly<Record<string, Cell>>) {
  const sheet = sheetOf('Imunisasi', [
    ['NIK', 'Nama Anak', 'HB0', 'BCG', 'OPV1', ...Object.keys(columns)],
    [NIK, 'Siti Aminah', '28/10/2024', null, null, ...Object.values(columns)],
  ])
  const reading = readingOf([people, sheet])
  const had = Object.entries(reading.immunizations[0]?.doses ?? {}).filter(([field]) => field.startsWith('had.vita.'))
  return { capsules: Object.fromEntries(had), doubts: reading.doubts, reading }
}

describe('vitamin A on a card of doses', () => {
  test.each([
    ['Vit A', '12/08/2025', '2025-08', 'biru'],
    ['Vitamin A', '3/3/2026', '2026-02', 'merah'],
    ['Tgl Vit. A', '31/01/2026', '2025-08', 'merah'],
    ['Vit A (Biru)', '12/08/2025', '2025-08', 'biru'],
    ['Vitamin A merah 200.000 SI', '12/08/2026', '2026-08', 'merah'],
    ['Vit A Februari 2026', '10/02/2026', '2026-02', 'merah'],
    ['Kapsul Vit A', 'biru 12/08/2025', '2025-08', 'biru'],
  ] as const)('under "%s" with %s is of the round %s', (header, cell, round, colour) => {
    const { capsules, doubts } = card({ [header]: cell })
    expect(Object.keys(capsules)).toEqual([`had.vita.${round}`])
    expect(Object.values(capsules)[0]).toMatchObject({ product: colour, proof: 'kohort' })
    expect(doubts).toEqual([])
  })

  test('a tick under a round was given in it, nobody knows on which day', () => {
    const { capsules, doubts } = card({ 'Vit A Agt 2025': 'v', 'Vit A (Feb 2026)': 'merah', 'Vit A Agustus 2026': '' })
    expect(capsules).toEqual({
      'had.vita.2025-08': { proof: 'kohort' },
      'had.vita.2026-02': { proof: 'kohort', product: 'merah' },
    })
    expect(doubts.map(words.of)).toEqual([
      'Ditandai sudah, tanpa tanggal: Vit A Agt 2025, Vit A (Feb 2026). Cari tanggalnya di Buku KIA.',
    ])
  })

  test('a tick that says no round is listed in its own words', () => {
    const { capsules, doubts } = card({ 'Vit A': 'merah', 'Vit A Agustus': 'v' })
    expect(capsules).toEqual({})
    expect(doubts.map(words.of)).toEqual([
      'Vit A: merah: putaran Februari atau Agustus, tahun berapa? Lihat Buku KIA.',
      'Vit A Agustus: v: putaran Februari atau Agustus, tahun berapa? Lihat Buku KIA.',
    ])
  })

  test.each(['Vit A 2', 'Vit A Maret 2026', 'Vitamin B', 'Vit A 2026'])('"%s" is another column', (header) => {
    const { capsules, doubts } = card({ [header]: '12/08/2025' })
    expect(capsules).toEqual({})
    expect(doubts.map(({ kind, written }) => [kind, written])).toEqual([['column-unknown', header]])
  })

  test('a date that cannot be is asked about under its round, by name', () => {
    const { doubts } = card({ 'Vit A Feb 2026': '31/02/2026' })
    expect(doubts).toMatchObject([{ kind: 'dose-date-impossible', field: 'had.vita.2026-02' }])
    expect(words.of(doubts[0]!)).toContain('Vitamin A 02/2026')
  })

  test('capsules are no doses of vaccines, and their rounds are in any order', () => {
    const { reading } = card({ 'Vit A Agustus 2025': '05/08/2025', 'Vit A Feb 2026': '04/02/2026' })
    expect(summarize(reading)).toMatchObject({ doses: 1, doubts: [] })
    expect(reading.columns.immunizations).toContain('had.vita.2026-02')
  })

  test('beside a weighing it stays with that day', () => {
    const scale = sheetOf('Timbang', [
      ['NIK', 'Nama', 'Tgl Ukur', 'BB', 'TB', 'Vit A'],
      [NIK, 'Siti Aminah', '12/08/2025', 8.4, 70, 'biru'],
    ])
    const { weighings, immunizations } = readingOf([people, scale])
    expect(weighings[0]?.fields.vitaminA).toBe('biru')
    expect(immunizations.flatMap(({ doses }) => Object.keys(doses))).toEqual([])
  })
})
