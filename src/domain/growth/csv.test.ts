import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCsv } from './csv.ts'

it('reads a file saved by a Windows spreadsheet: BOM, CRLF, quotes, a comma in a name', () => {
  expect(parseCsv('\uFEFFnama,kg\r\n"Siti ""Ani"", kecil","7,4"\r\n')).toEqual({
    ok: true,
    rows: [
      { line: 1, cells: ['nama', 'kg'] },
      { line: 2, cells: ['Siti "Ani", kecil', '7,4'] },
    ],
  })
})

it('passes over blank lines and keeps the number of each line', () => {
  expect(parseCsv('a\n\n\nb')).toEqual({
    ok: true,
    rows: [
      { line: 1, cells: ['a'] },
      { line: 4, cells: ['b'] },
    ],
  })
})

it.each([';', '\t'])(
  'reads what a spreadsheet writes where the decimal sign is a comma: %j between the cells',
  (separator) => {
    const lines = [
      ['"nama, kecil"', 'kg'],
      ['Ani', '7,4'],
      ['"a;b"', ''],
    ]
    expect(parseCsv(lines.map((cells) => cells.join(separator)).join('\n'))).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ['nama, kecil', 'kg'] },
        { line: 2, cells: ['Ani', '7,4'] },
        { line: 3, cells: ['a;b', ''] },
      ],
    })
  },
)

it('keeps a row of empty cells in its place', () => {
  expect(parseCsv('a,b\n,\n1,2\n')).toMatchObject({
    rows: [{ cells: ['a', 'b'] }, { line: 2, cells: ['', ''] }, { line: 3, cells: ['1', '2'] }],
  })
})

it('names the line of a quote that is never closed', () => {
  expect(parseCsv('a,b\n1,"2\n3,4')).toEqual({ ok: false, unclosedQuoteOnLine: 2 })
})

it('gives back whatever was quoted', () => {
  const cell = fc.string().filter((text) => !text.includes('\r'))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const line = ['kolom', ...cells].map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
      expect(parseCsv(line)).toEqual({ ok: true, rows: [{ line: 1, cells: ['kolom', ...cells] }] })
    }),
  )
})
