/** The files inside an Excel file (ECMA-376, SpreadsheetML), without its sheets' cells: `xlsx.ts`. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Of a cell, by whether it is text and stands in a heading; places in `STYLES`. */
export function styleOf(isText: boolean, isHead: boolean): number {
  return (isText ? 2 : 0) + (isHead ? 1 : 0)
}

/** Format 49 is "text": a NIK keeps its sixteen digits, also after somebody edits the cell. */
const FORMATS = [
  { format: 0, font: 0 },
  { format: 0, font: 1 },
  { format: 49, font: 0 },
  { format: 49, font: 1 },
]

const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  `<fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${FORMATS.length}">`,
  ...FORMATS.map(
    ({ format, font }) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
  ),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

export interface SheetPart {
  readonly name: string
  /** `<col>`s and `<row>`s. */
  readonly columns: string
  readonly rows: string
  /** Rows at the top that stay in sight. */
  readonly heads: number
}

/** By its path. `sheets`: at least one; names as Excel takes them. */
export function xlsxParts(sheets: readonly SheetPart[]): Readonly<Record<string, string>> {
  const numbers = sheets.map((_, at) => at + 1)
  return {
    '[Content_Types].xml': [
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
      '<Default Extension="xml" ContentType="application/xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>`,
      ...numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`),
      '</Types>',
    ].join(''),
    '_rels/.rels': relations([`Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"`]),
    'xl/workbook.xml': [
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
      ...sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`),
      '</sheets></workbook>',
    ].join(''),
    'xl/_rels/workbook.xml.rels': relations([
      ...numbers.map((n) => `Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"`),
      `Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"`,
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, worksheet(sheet, at === 0)])),
  }
}

function worksheet({ columns, rows, heads }: SheetPart, isFirst: boolean): string {
  const pane = `<pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/>`
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">`,
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${heads > 0 ? pane : ''}</sheetView></sheetViews>`,
    columns === '' ? '' : `<cols>${columns}</cols>`,
    `<sheetData>${rows}</sheetData></worksheet>`,
  ].join('')
}

function relations(each: readonly string[]): string {
  const all = each.map((one) => `<Relationship ${one}/>`).join('')
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (each) => ESCAPES[each]!)
}
