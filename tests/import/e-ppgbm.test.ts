import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/domain/workbook/sheet.ts'
import { readWorkbook, type Known } from '../../src/domain/workbook/read-workbook.ts'
import { summarize } from '../../src/domain/workbook/summary.ts'
import { readCsv } from '../../src/replica/import/read-csv.ts'
import { readHtml } from '../../src/replica/import/read-html.ts'
import { readFile } from '../../src/replica/import/read-file.ts'
import { asCsv, asHtml, asXlsx, EXPORT_TRUTH, exportRows } from './e-ppgbm.ts'
import { melatiSheets, sheetOf, today } from './melati.ts'

const rows = exportRows()

function sheetsIn(bytes: Uint8Array): readonly Sheet[] {
  const file = readFile(bytes)
  if (!file.ok) throw new Error(`expected a file, found ${file.reason}`)
  return file.sheets
}

function read(sheets: readonly Sheet[], known: Known = { posyandu: 'Melati' }) {
  const result = readWorkbook(sheets, today, known)
  if (!result.ok) throw new Error(`expected a reading, found ${result.reason}`)
  return result.reading
}

describe.each([
  ['as .xlsx', asXlsx('Sheet1', rows)],
  ['as a web page called .xls', asHtml(rows)],
  ['as CSV with commas', asCsv(rows, ',')],
  ['as CSV with semicolons', asCsv(rows, ';')],
  ['as text with tabs', asCsv(rows, '\t')],
])('an e-PPGBM export %s', (_, bytes) => {
  const reading = read(sheetsIn(bytes))
  const nameOf = new Map(reading.people.map(({ identity, fields }) => [identity, fields.name]))

  test('brings each child of this posyandu once', () => {
    expect(reading.people.map(({ fields }) => fields.name).sort()).toEqual(EXPORT_TRUTH.people)
    expect(reading.doubts.find(({ kind }) => kind === 'other-posyandu')?.written).toBe(EXPORT_TRUTH.otherPosyandu)
  })

  test('brings every weight of theirs, on its day', () => {
    const weights = reading.weighings.flatMap(({ personIdentity = '', date = '', fields: { weightKg } }) =>
      weightKg === undefined ? [] : [[nameOf.get(personIdentity), date, weightKg] as const],
    )
    expect(weights.sort((a, b) => (`${a[1]}${a[0]}` < `${b[1]}${b[0]}` ? -1 : 1))).toEqual(EXPORT_TRUTH.weights)
    expect([...new Set(reading.weighings.map(({ date }) => date))].sort()).toEqual(EXPORT_TRUTH.openDays)
  })

  test('says what it doubts, and nothing about what it worked out itself', () => {
    const said = reading.doubts.map(({ kind, written }) => `${kind} ${written}`).sort()
    expect(said).toEqual(
      [
        'column-unknown Jml Vit A',
        'decimal-point-lost 103',
        'nik-missing ',
        'nik-unreadable 1.70902E+15',
        'other-posyandu MAWAR (1)',
        'parent-unclear ALYA NUGRAHA',
        'parent-unclear Dewi Irawan',
        'parent-unclear NAURA WIJAYA',
        'parent-unclear Umi Maharani',
      ].sort(),
    )
  })

  test('keeps what is known of the birth, and where they live', () => {
    const siti = reading.people.find(({ fields }) => fields.nik === '1709026810240001')
    expect(siti?.fields).toMatchObject({
      sex: 'P',
      birthDate: '2024-10-28',
      birthWeightG: 3100,
      birthLengthCm: 49,
      kia: 'ada',
    })
    expect(reading.people.find(({ fields }) => fields.name === 'Candra Kusuma')?.fields.birthWeightG).toBe(2900)
    const home = reading.families.find(({ identity }) => identity === siti?.familyIdentity)
    expect(home).toMatchObject({ fields: { rt: '004', rw: '001', address: 'Jl. Mawar 3' }, alone: true })
    // An address is not a household.
    expect(summarize(reading).families).toBe(0)
  })

  test('takes 0 for "not measured"', () => {
    const [wahyu] = reading.weighings.filter(({ child }) => child.name === 'Wahyu Irawan')
    expect(wahyu?.fields).toMatchObject({ weightKg: 13.6, armCm: 15, posture: 'berdiri' })
    expect(wahyu?.fields).not.toHaveProperty('heightCm')
    expect(wahyu?.doubts).toEqual([])
  })
})

describe('e-PPGBM’s own forms', () => {
  const identity = sheetOf('Identitas', [
    ['No', 'anak_ke', 'tgl_lahir', 'jenis_kelamin', 'nomor_KK', 'NIK', 'nama_anak', 'usia_hamil', 'berat_lahir']
      .concat(['panjang_lahir', 'lingkar_kepala_lahir', 'kia', 'kia_bayi_kecil', 'imd', 'nama_ortu', 'nik_ortu'])
      .concat(['hp_ortu', 'alamat', 'rt', 'rw', 'hapus', 'pindah']),
    ['1', '2', '28/10/2024', 'P', '1709021605200001', '1709026810240001', 'Siti Ramadhani', '39', '3,1']
      .concat(['49', '33', 'ya', 'tidak', 'ya', 'Alya Nugraha', '1709025305950001'])
      .concat(['085901360055', 'Jl. Mawar 3', '4', '1', 'tidak', 'tidak']),
    ['2', '1', '01/07/2025', 'L', '1709020707150003', '1709020107250001', 'Candra Kusuma', '', '2900'].concat([
      '',
      '',
      '',
      '',
      '',
      'Kurnia Kusuma',
      '1709021106490001',
      '',
      '',
      '6',
      '1',
      'ya',
      'ya',
    ]),
  ])
  const measured = sheetOf('Pengukuran', [
    [
      'No',
      'NIK',
      'nama_anak',
      'TANGGALUKUR',
      'BERAT',
      'TINGGI',
      'LILA',
      'lingkar_kepala',
      'Pitting_edema',
      'CARAUKUR',
    ].concat(['vita', ...[0, 1, 2, 3, 4, 5, 6].map((month) => `asi_bulan_${month}`), 'kelas_ibu_balita', 'mbg']),
    ['1', '1709026810240001', 'Siti Ramadhani', '13/10/2026', '10,05', '82', '14,2', '46,1', 'tidak', 'berdiri'].concat(
      ['', 'ya', 'ya', 'tidak', '', '', '', '', 'ya', 'tidak'],
    ),
  ])

  test('the identity sheet holds what no other sheet does; a row marked as deleted stays out', () => {
    const { people, doubts, families } = read([identity])
    expect(people).toHaveLength(1)
    expect(people[0]?.fields).toEqual({
      name: 'Siti Ramadhani',
      nik: '1709026810240001',
      sex: 'P',
      birthDate: '2024-10-28',
      birthOrder: 2,
      gestationWeeks: 39,
      birthWeightG: 3100,
      birthLengthCm: 49,
      birthHeadCm: 33,
      kia: 'ada',
      kiaSmallBaby: false,
      imd: true,
      // The NIK beside the name is a woman's.
      motherName: 'Alya Nugraha',
      parentNik: '1709025305950001',
      phone: '085901360055',
    })
    expect(families).toMatchObject([{ fields: { kk: '1709021605200001', rt: '004', rw: '001' } }])
    expect(doubts.map(({ kind, written }) => [kind, written])).toEqual([['marked-deleted', 'Candra Kusuma']])
  })

  test('the measurement sheet goes to children who are known, from the file or from the phone', () => {
    const fields = {
      weightKg: 10.05,
      heightCm: 82,
      armCm: 14.2,
      headCm: 46.1,
      oedema: false,
      posture: 'berdiri',
      'ask.asi-0': true,
      'ask.asi-2': false,
      'ask.kelas-ibu-balita': true,
      'ask.mbg': false,
    }
    expect(read([identity, measured]).weighings).toMatchObject([{ personIdentity: 'nik:1709026810240001', fields }])
    const registered = [{ record: 'r1', name: 'Siti Ramadhani', nik: '1709026810240001', birthDate: '2024-10-28' }]
    expect(read([measured], { registered }).weighings).toMatchObject([{ personIdentity: 'record:r1', fields }])
    expect(read([measured]).doubts.map(({ kind }) => kind)).toEqual(['child-unknown'])
  })
})

describe('a text or a web page', () => {
  const problem = (bytes: Uint8Array) => {
    const file = readFile(bytes)
    return file.ok ? 'none' : file.reason
  }

  test('that is no e-PPGBM export has to be saved as .xlsx', () => {
    const village = melatiSheets()[0]!.rows.map(({ cells }) =>
      cells.map((cell) => (typeof cell === 'string' ? cell : '')),
    )
    expect(problem(asCsv(village, ';'))).toBe('not-a-workbook')
    expect(problem(asHtml(village))).toBe('not-a-workbook')
  })
})

describe('reading text', () => {
  const written = fc.array(fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim())), {
    maxLength: 8,
  })
  const cellsOf = (rows: readonly (readonly string[])[]) =>
    rows.filter((cells) => cells.some((text) => text !== '')).map((cells) => cells.map((text) => text || null))

  test('what was written as CSV is read again, cell by cell', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        // The header tells which of the three separates the cells.
        const header = Array.from({ length: 40 }, () => 'NIK')
        const text = new TextDecoder().decode(asCsv([header, ...rows], separator))
        expect(readCsv(text).map(({ cells }) => cells)).toEqual(cellsOf([header, ...rows]))
      }),
    )
  })

  test('what was written as a table is read again, cell by cell', () => {
    fc.assert(
      fc.property(written, (rows) => {
        const plain = rows.map((cells) => cells.map((text) => text.replace(/[<>]/g, '')))
        const read = readHtml(new TextDecoder().decode(asHtml(plain)))
        expect(read.map(({ cells }) => cells)).toEqual(cellsOf(plain.map((cells) => cells.map((text) => text.trim()))))
      }),
    )
  })

  test('no text stops it', () => {
    const pieces = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td colspan=999999999>',
      '</td>',
      '"',
      ',',
      ';',
      '\n',
      '&#x110000;',
      '<!--',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (texts) => {
        readCsv(texts.join(''))
        readHtml(texts.join(''))
        readFile(new TextEncoder().encode(texts.join('')))
      }),
    )
  })
})

test('a village workbook beside the export brings its people; the export only its weights', () => {
  const reading = read([...melatiSheets(), ...sheetsIn(asXlsx('Ekspor', rows))])
  const before = read(melatiSheets())
  // All five of Melati's are in the village workbook, whatever became of their NIK.
  expect(reading.people.length).toBe(before.people.length)
  expect(reading.weighings.length).toBe(before.weighings.length + 5)
})
