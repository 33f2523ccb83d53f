import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../domain/workbook/sheet.ts'
import { MAX_FILE_MB, MAX_UNPACKED_MB, readXlsx } from './read-xlsx.ts'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const melati = new Uint8Array(readFileSync(new URL('../../../tests/import/posyandu-melati.xlsx', import.meta.url)))

interface Written {
  readonly rows: string
  readonly strings?: string
  readonly styles?: string
  readonly workbookPr?: string
}

function xlsx({ rows, strings = '', styles = '', workbookPr = '' }: Written): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  return zipSync({
    '_rels/.rels': strToU8(`<Relationships>${relation('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation('s1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('s2', 'sharedStrings', 'sharedStrings.xml')}${relation('s3', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook>${workbookPr}<sheets><sheet name="A &amp; B" sheetId="1" r:id="s1"/></sheets></workbook>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  })
}

function cellsOf(written: Written): readonly Cell[] {
  const file = readXlsx(xlsx(written))
  if (!file.ok) throw new Error(`expected a workbook, found ${file.reason}`)
  return file.sheets[0]?.rows[0]?.cells ?? []
}

describe('cells', () => {
  test('text stays exactly as written, whole and in runs, with what XML cannot hold', () => {
    const strings =
      '<si><t xml:space="preserve">\'1709 </t></si><si><r><t>Siti </t></r><r><t>&lt;A&gt;</t></r><rPh><t>x</t></rPh></si><si><t>a_x000A_b</t></si>'
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>7,4</t></is></c></row>'
    expect(cellsOf({ rows, strings })).toEqual(["'1709 ", 'Siti <A>', 'a\nb', '7,4'])
  })

  test('numbers, formulas, truth values and errors', () => {
    const rows =
      '<row><c><v>1.709022903850E15</v></c><c><f>A1*2</f><v>7.4</v></c><c t="str"><f>B</f><v>Siti</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
    expect(cellsOf({ rows })).toEqual([1709022903850000, 7.4, 'Siti', true, '#REF!'])
  })

  test('a formula without its result is there as a formula; one whose result is no text is empty', () => {
    const rows =
      '<row><c><f>A1&amp;"x"</f></c><c><f>B2</f><v></v></c><c><f t="shared" si="0"/></c><c t="str"><f>C</f><v></v></c><c><v>1</v></c></row>'
    expect(cellsOf({ rows })).toEqual(['=A1&"x"', '=B2', '=', null, 1])
  })

  test('a number is a date only when its format shows a day', () => {
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="0.0&quot; dy&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`
    const rows = `<row>${[0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>45354</v></c>`).join('')}</row>`
    const day = { date: '2024-03-03' }
    expect(cellsOf({ rows, styles })).toEqual([45354, day, day, 45354, 45354])
  })

  test('days are counted from 1900 with its day too many, or from 1904', () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    const rows = `<row>${[1, 59, 60, 61, 45354.75].map((serial) => `<c><v>${serial}</v></c>`).join('')}</row>`
    const from1900 = ['1900-01-01', '1900-02-28', undefined, '1900-03-01', '2024-03-03']
    expect(cellsOf({ rows, styles })).toEqual(from1900.map((date) => (date === undefined ? 60 : { date })))
    const in1904 = cellsOf({ rows, styles, workbookPr: '<workbookPr date1904="1"/>' })
    expect([in1904[0], in1904[4]]).toEqual([{ date: '1904-01-02' }, { date: '2028-03-04' }])
  })

  test('rows and columns keep their places, and rows their numbers', () => {
    const file = readXlsx(xlsx({ rows: '<row r="7"><c r="C7"><v>1</v></c></row><row r="9"><c r="A9"/></row>' }))
    expect(file).toEqual({ ok: true, sheets: [{ name: 'A & B', rows: [{ number: 7, cells: [null, null, 1] }] }] })
  })
})

describe('a file that is no workbook', () => {
  const ole = (streamName: string) => {
    const name = [...streamName].flatMap((letter) => [letter.charCodeAt(0), 0])
    return Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array<number>(1024).fill(0),
      ...name,
      0,
    ])
  }
  test.each([
    ['is empty', new Uint8Array(), { reason: 'empty-file' }],
    ['is a CSV under another name', strToU8('NIK;Nama\n1709;Siti\n'), { reason: 'not-a-workbook', looksLike: 'text' }],
    ['is a web page', strToU8('\uFEFF<html><table>'), { reason: 'not-a-workbook', looksLike: 'web-page' }],
    [
      'is a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4]),
      { reason: 'not-a-workbook', looksLike: 'other' },
    ],
    [
      'is another zip',
      zipSync({ 'word/document.xml': strToU8('<w/>') }),
      { reason: 'not-a-workbook', looksLike: 'other' },
    ],
    ['has a password', ole('EncryptedPackage'), { reason: 'password-protected' }],
    ['is an Excel of 1997', ole('Workbook'), { reason: 'old-xls' }],
    ['is another program’s', ole('WordDocument'), { reason: 'not-a-workbook', looksLike: 'other' }],
    ['was not downloaded to its end', melati.subarray(0, melati.length / 2), { reason: 'broken' }],
    ['is too large', new Uint8Array(50 * 1024 * 1024), { reason: 'too-large', limitMb: MAX_FILE_MB }],
  ])('%s', (_, bytes, problem) => {
    expect(readXlsx(bytes)).toEqual({ ok: false, ...problem })
  })

  test('unpacks to too much: it is refused by its directory, before anything is unpacked', () => {
    const bytes = xlsx({ rows: '<row><c><v>1</v></c></row>'.repeat(10) })
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 400 * 1024 * 1024, true)
    }
    expect(readXlsx(bytes)).toEqual({ ok: false, reason: 'too-large', limitMb: MAX_UNPACKED_MB })
  })

  test('asks in a few bytes for billions of cells', () => {
    const bytes = xlsx({ rows: '<row><c r="XFD1"><v>1</v></c></row>'.repeat(1000) })
    expect(readXlsx(bytes)).toMatchObject({ ok: false, reason: 'too-large' })
  })
})

test('no bytes make it throw', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void readXlsx(bytes)))
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void readXlsx(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]))))
})

test('a workbook with damaged bytes is read or refused', () => {
  const whole = xlsx({ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings: '<si><t>Siti</t></si>' })
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const damaged = whole.slice()
      damaged[at] = byte
      expect(typeof readXlsx(damaged).ok).toBe('boolean')
    }),
    { numRuns: 1000 },
  )
})
