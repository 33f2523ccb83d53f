/** Tables as an Excel file. Text stays text: a NIK keeps its sixteen digits, also after somebody edits the cell. */
import writeExcelFile, { type CellObject } from 'write-excel-file/universal'

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
const AS_TEXT = '@'
/** What fits into one cell; Excel calls a file with more broken. */
const MOST_CHARACTERS = 32_767

export function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Blob> {
  const names = sheetNames(sheets.map(({ name }) => name))
  return writeExcelFile(
    sheets.map(({ rows, heads = 1 }, index) => ({
      sheet: names[index]!,
      stickyRowsCount: heads,
      columns: widthsOf(rows).map((width) => ({ width })),
      data: rows.map((row, at) => row.map((cell) => cellOf(cell, at < heads))),
    })),
  ).toBlob()
}

function cellOf(value: XlsxCell, isHead: boolean): CellObject | null {
  if (value === null || value === '') return null
  const bold = isHead && ({ fontWeight: 'bold' } as const)
  if (typeof value === 'number') return { value, type: Number, ...bold }
  return { value: withoutControls(value).slice(0, MOST_CHARACTERS), type: String, format: AS_TEXT, ...bold }
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
