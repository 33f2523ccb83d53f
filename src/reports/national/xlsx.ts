/** Tables as an Excel file. Text stays text: a NIK keeps its sixteen digits, also after somebody edits the cell. */
import { strToU8, zipSync } from 'fflate'
import { escaped, styleOf, xlsxParts } from './xlsx-parts.ts'

export type XlsxCell = string | number | null

export interface XlsxSheet {
  readonly name: string
  readonly rows: readonly (readonly XlsxCell[])[]
  /** Rows of headings at the top; 1 unless it is said. */
  readonly heads?: number
}

/** What Excel takes as a sheet's name: 31 characters, none of these. */
const NAME_LENGTH = 31
const NOT_IN_NAMES = /[[\]:*?/\\]/g
/** In characters; a longer cell is cut on the screen, not in the file. */
const WIDEST = 40
const NARROWEST = 6
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** What fits into one cell; Excel calls a file with more broken. */
const MOST_CHARACTERS = 32_767

/** Packed here and now: the app lets no worker be made from a text, which is how packers do it beside the screen. */
export function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Blob> {
  const names = sheetNames(sheets.map(({ name }) => name))
  const parts = xlsxParts(
    sheets.map(({ rows, heads = 1 }, index) => ({
      name: names[index]!,
      heads,
      columns: widthsOf(rows)
        .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
        .join(''),
      rows: rows.map((row, at) => rowOf(row, at + 1, at < heads)).join(''),
    })),
  )
  const packed = zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))
  return Promise.resolve(new Blob([packed], { type: TYPE }))
}

function rowOf(row: readonly XlsxCell[], number: number, isHead: boolean): string {
  const cells = row.map((cell, column) => cellOf(cell, `${lettersOf(column)}${number}`, isHead))
  return `<row r="${number}">${cells.join('')}</row>`
}

function cellOf(value: XlsxCell, at: string, isHead: boolean): string {
  if (value === null || value === '') return ''
  const style = styleOf(typeof value !== 'number', isHead)
  if (typeof value === 'number') return `<c r="${at}" s="${style}"><v>${value}</v></c>`
  const text = escaped(withoutControls(value).slice(0, MOST_CHARACTERS))
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** A for the first, AA after Z. */
function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter
}

/** XML has no place for them, and Excel refuses a file that has one. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
}

function widthsOf(rows: XlsxSheet['rows']): readonly number[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.min(WIDEST, Math.max(widths[at] ?? NARROWEST, String(cell ?? '').length + 1))
    })
  return widths
}

/** Cut to what Excel takes, and none of them twice: Excel compares them without case. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name.replace(NOT_IN_NAMES, ' ').trim() || 'Lembar'
    let free = plain.slice(0, NAME_LENGTH)
    for (let n = 2; taken.has(free.toLowerCase()); n++) {
      const end = ` ${n}`
      free = plain.slice(0, NAME_LENGTH - end.length) + end
    }
    taken.add(free.toLowerCase())
    return free
  })
}
