import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, Sheet } from '../../src/domain/workbook/sheet.ts'
import { summarize } from '../../src/domain/workbook/summary.ts'
import { melatiSheets, readingOf } from './melati.ts'

const sheets = melatiSheets()
const reading = readingOf(sheets)
const HEADER_ROW = 4

/** Other words for the same headers. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  'No. KK': ['NO KK', 'KK', 'Nomor Kartu Keluarga'],
  NIK: ['N I K', 'No. NIK', 'nik'],
  'Nama Lengkap': ['Nama', 'NAMA WARGA'],
  'Hub. Keluarga': ['SHDK', 'Hubungan Keluarga'],
  'L/P': ['JK', 'Jenis Kelamin', 'Jenis Kelamin (L/P)'],
  'Tgl Lahir': ['Tanggal Lahir', 'TGL. LAHIR', 'Tgl Lahir (hh/bb/tttt)'],
  'No. HP': ['No HP/WA', 'Telepon'],
  'Nama Ibu / Ayah': ['Nama Ibu/Ayah', 'NAMA IBU DAN AYAH'],
  'Ket.': ['Keterangan', 'KET'],
  'Nama Anak': ['Nama Balita', 'Nama'],
  TANGGALUKUR: ['Tgl Ukur', 'Tanggal'],
  BERAT: ['BB', 'BB (kg)', 'Berat Badan'],
  TINGGI: ['TB', 'PB', 'TB/PB', 'PB/TB (cm)'],
  CARAUKUR: ['Cara Ukur'],
  'LINGKAR KEPALA': ['LK', 'Lingkar Kepala (cm)'],
  'VIT A': ['Vitamin A'],
  OPV1: ['Polio 1', 'OPV 1', 'Polio Tetes - 1'],
  'DPT-HB-Hib1': ['Pentavalen 1', 'DPT-HB-Hib - 1'],
  'DPT-HB-Hib4': ['DPT-HB-Hib Lanjutan'],
  RV1: ['Rota 1', 'ROTA - 1'],
  MR1: ['Campak/MR 1', 'Campak', 'MR I'],
}

const rewritten = fc.record({ seed: fc.nat(), titles: fc.nat(3), pick: fc.nat(3) })

test('columns in another order under other words, and titles above, give the same reading', () => {
  fc.assert(
    fc.property(rewritten, ({ seed, titles, pick }) => {
      const changed = sheets.map((sheet) => movedDown(withOtherColumns(sheet, seed, pick), titles))
      expect(factsOf(readingOf(changed), titles)).toEqual(factsOf(reading, 0))
    }),
    { numRuns: 8 },
  )
})

test('sheets sorted in another way and renamed keep every identity, join and count', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const again = readingOf(sheets.map((sheet, at) => ({ name: `Lembar ${at}`, rows: shuffledBody(sheet, seed) })))
      expect(identitiesOf(again)).toEqual(identitiesOf(reading))
      const { doubts, duplicates, ...counts } = summarize(again)
      const { doubts: doubtsBefore, duplicates: duplicatesBefore, ...countsBefore } = summarize(reading)
      expect(counts).toEqual(countsBefore)
      expect(duplicates).toHaveLength(duplicatesBefore.length)
      expect(doubts.map(({ kind }) => kind).sort()).toEqual(doubtsBefore.map(({ kind }) => kind).sort())
    }),
    { numRuns: 8 },
  )
})

test('no two rows have one identity, and no other key of a row is anybody else’s', () => {
  const identities = reading.people.map(({ identity }) => identity)
  expect(new Set(identities).size).toBe(reading.people.length)
  const keys = reading.people.flatMap(({ identity, otherIdentities }) => [identity, ...otherIdentities])
  expect(new Set(keys).size).toBe(keys.length)
  const weighings = reading.weighings.map(({ identity }) => identity)
  expect(new Set(weighings).size).toBe(weighings.length)
})

function factsOf({ people, immunizations, weighings, families, joins }: typeof reading, titles: number) {
  return {
    people: people.map(({ row, identity, fields }) => ({ row: row - titles, identity, fields })),
    weighings: weighings.map(({ row, identity, fields }) => ({ row: row - titles, identity, fields })),
    immunizations: immunizations.map(({ personIdentity, doses }) => [personIdentity, sorted(doses)]),
    families: families.map(({ identity, fields }) => ({ identity, fields })),
    joins: joins.map(({ identity, sameAs }) => ({ identity, sameAs })),
  }
}

function identitiesOf({ people, immunizations, weighings, families, joins }: typeof reading) {
  return {
    people: people.map(({ identity, fields }) => JSON.stringify([identity, sorted(fields)])).sort(),
    immunizations: immunizations
      .map(({ personIdentity, doses }) => JSON.stringify([personIdentity, sorted(doses)]))
      .sort(),
    weighings: weighings.map(({ identity, fields }) => JSON.stringify([identity, { ...fields, note: '' }])).sort(),
    families: families.map(({ identity }) => identity).sort(),
    joins: joins.map(({ identity, sameAs, because }) => `${identity} ${sameAs} ${because}`).sort(),
  }
}

function sorted(fields: object) {
  return Object.entries(fields).sort(([a], [b]) => a.localeCompare(b))
}

function withOtherColumns({ name, rows }: Sheet, seed: number, pick: number): Sheet {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const order = shuffled(
    Array.from({ length: width }, (_, at) => at),
    seed,
  )
  const rename = (cell: Cell): Cell => {
    const words = typeof cell === 'string' ? SYNONYMS[cell] : undefined
    return words?.[pick % words.length] ?? cell
  }
  return {
    name,
    rows: rows.map(({ number, cells }) => {
      const moved = order.map((at) => cells[at] ?? null)
      return { number, cells: number === HEADER_ROW ? moved.map(rename) : number < HEADER_ROW ? cells : moved }
    }),
  }
}

function movedDown({ name, rows }: Sheet, by: number): Sheet {
  return { name, rows: rows.map(({ number, cells }) => ({ number: number + by, cells })) }
}

function shuffledBody({ rows }: Sheet, seed: number): Sheet['rows'] {
  const body = rows.filter(({ number }) => number > HEADER_ROW)
  const places = body.map(({ number }) => number)
  const moved = shuffled(body, seed).map(({ cells }, at) => ({ number: places[at] ?? 0, cells }))
  return [...rows.filter(({ number }) => number <= HEADER_ROW), ...moved]
}

/** The same order for the same seed (mulberry32). */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}
