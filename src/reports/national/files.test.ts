import { strFromU8, unzipSync } from 'fflate'
import { read, type CellObject } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../replica/import/read-xlsx.ts'
import { writeCsv } from './csv.ts'
import { writeXls } from './xls.ts'
import { sheetNames, writeXlsx } from './xlsx.ts'
import { writeCsvZip } from './zip.ts'

const NIK = '1771014509240003'

async function bytesOf(blob: Promise<Blob>): Promise<Uint8Array> {
  return new Uint8Array(await (await blob).arrayBuffer())
}

describe('an Excel file', () => {
  it('gives back every cell of every sheet, and a NIK with all its digits', async () => {
    const bytes = await bytesOf(
      writeXlsx([
        {
          name: 'Satu',
          rows: [
            ['Nama', 'NIK', 'BB'],
            ['Siti & "Ani" <b>', NIK, 9.4],
            ['=1+1', null, 0],
          ],
        },
        { name: 'Dua', rows: [['Kosong']] },
      ]),
    )
    const read = readXlsx(bytes)
    if (!read.ok) throw new Error(read.reason)
    expect(read.sheets.map(({ name }) => name)).toEqual(['Satu', 'Dua'])
    const [one] = read.sheets
    const texts = one!.rows.map((row) => row.cells)
    expect(texts[0]).toEqual(['Nama', 'NIK', 'BB'])
    expect(texts[1]).toEqual(['Siti & "Ani" <b>', NIK, 9.4])
    expect(texts[2]?.[0]).toBe('=1+1')
    expect(texts[2]?.[2]).toBe(0)
  })

  it('has no formula in it, and says of text that it is text', async () => {
    const files = unzipSync(await bytesOf(writeXlsx([{ name: 'A', rows: [['x'], ['=HYPERLINK("a")', NIK]] }])))
    const all = Object.values(files).map((file) => strFromU8(file))
    expect(all.some((xml) => /<f[ >]/.test(xml))).toBe(false)
    expect(all.some((xml) => /numFmtId="49"|formatCode="@"/.test(xml))).toBe(true)
  })

  it('drops characters that no Excel file may hold', async () => {
    const read = readXlsx(await bytesOf(writeXlsx([{ name: 'A', rows: [['a\u0000b\u0007c']] }])))
    if (!read.ok) throw new Error(read.reason)
    expect(read.sheets[0]?.rows[0]?.cells[0]).toBe('abc')
  })

  it('has sheets with names that Excel takes, none of them twice', () => {
    const long = 'Posyandu Melati Putih Dusun Tiga Desa A'
    const names = sheetNames([long, long, 'a/b', 'A/B', ''])
    expect(names.every((name) => name.length <= 31 && name.length > 0 && !/[[\]:*?/\\]/.test(name))).toBe(true)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5)
  })
})

describe('a CSV file', () => {
  it('has semicolons, commas in numbers, and no formula', () => {
    expect(writeCsv([['a;b', 9.4, null, '=1+1', '-2,5', 'c"d']])).toBe('\uFEFF"a;b";9,4;;\'=1+1;-2,5;"c""d"\r\n')
  })

  it('keeps the sixteen digits of a NIK text', () => {
    expect(writeCsv([[NIK]])).toBe(`\uFEFF"${NIK}\t"\r\n`)
  })

  it('keeps the 0 and the + in front of a telephone number', () => {
    expect(writeCsv([['081256842750', '+6281256842750', '02']])).toBe(
      '\uFEFF"081256842750\t";"+6281256842750\t";02\r\n',
    )
  })
})

describe('an old .xls file', () => {
  it('is an Excel 97 workbook in which a NIK is text', async () => {
    const bytes = await bytesOf(
      writeXls([
        {
          name: 'Pengukuran',
          rows: [
            ['NIK', 'BERAT'],
            [NIK, 9.4],
          ],
        },
      ]),
    )
    // The compound file of Excel 97 to 2003, not a zip that calls itself .xls.
    expect([...bytes.slice(0, 4)]).toEqual([0xd0, 0xcf, 0x11, 0xe0])
    const sheet = read(bytes).Sheets.Pengukuran!
    expect([sheet.A2, sheet.B2].map((cell: CellObject) => [cell.t, cell.v])).toEqual([
      ['s', NIK],
      ['n', 9.4],
    ])
  })
})

describe('everything as CSV', () => {
  it('is a file for each sheet', async () => {
    const zip = writeCsvZip([
      { name: 'visit', rows: [['a'], [NIK]] },
      { name: 'person', rows: [['b']] },
    ])
    const files = unzipSync(await bytesOf(Promise.resolve(zip)))
    expect(Object.keys(files)).toEqual(['visit.csv', 'person.csv'])
    expect(strFromU8(files['visit.csv']!)).toContain(NIK)
  })
})
