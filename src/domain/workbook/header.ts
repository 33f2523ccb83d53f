import { columnNamed, namesVaccine, type Column } from './header-words.ts'
import { isBlank, textIn, type Cell, type Sheet, type SheetRow } from './sheet.ts'

/** Titles, the village's name and the period stand above the header. */
const LAST_HEADER_ROW = 40

export type SheetKind = 'people' | 'weighings' | 'immunizations' | 'unknown'

export interface Header {
  readonly kind: SheetKind
  /** Rows up to this one are titles and headers. */
  readonly lastRow: number
  readonly columns: ReadonlyMap<Column, number>
  /** Columns with a header nobody here knows, or with the header of a column already found. */
  readonly others: readonly { readonly at: number; readonly words: string }[]
  readonly vaccines: readonly number[]
}

/** Finds the header by its words, wherever it stands and in whatever order its columns are. */
export function readHeader(sheet: Sheet): Header {
  const top = sheet.rows.filter(({ number }) => number <= LAST_HEADER_ROW)
  let best: SheetRow | undefined
  for (const row of top) if (knownWords(row) > (best ? knownWords(best) : 2)) best = row
  if (!best) return { kind: 'unknown', lastRow: 0, columns: new Map(), others: [], vaccines: [] }
  const second = sheet.rows[sheet.rows.indexOf(best) + 1]
  const inTwoRows = second !== undefined && isSecondHeaderRow(second, best)
  return headerOf(inTwoRows ? merged(best, second) : best.cells, inTwoRows ? second.number : best.number)
}

/** True for a header printed again further down, and for the row "1 2 3 4" that numbers the columns. */
export function isHeaderAgain(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell))
  const counts = filled.length > 4 && filled.every((cell, at) => Number(textIn(cell)) === at + 1)
  return counts || (knownWords(row) > 2 && knownWords(row) >= filled.length - 1)
}

function headerOf(cells: readonly Cell[], lastRow: number): Header {
  const columns = new Map<Column, number>()
  const others: { at: number; words: string }[] = []
  const vaccines: number[] = []
  cells.forEach((cell, at) => {
    const column = columnNamed(cell)
    if (column !== undefined && !columns.has(column)) columns.set(column, at)
    else if (namesVaccine(cell)) vaccines.push(at)
    else if (!isBlank(cell)) others.push({ at, words: textIn(cell) })
  })
  return { kind: kindOf(columns, vaccines), lastRow, columns, others, vaccines }
}

function kindOf(columns: ReadonlyMap<Column, number>, vaccines: readonly number[]): SheetKind {
  if (!columns.has('nik') && !columns.has('name')) return 'unknown'
  if (vaccines.length >= 3) return 'immunizations'
  if (columns.has('weight') || columns.has('height')) return 'weighings'
  const aboutPeople = (['kk', 'relation', 'birthDate'] as const).some((column) => columns.has(column))
  return aboutPeople && columns.has('name') ? 'people' : 'unknown'
}

/** "Alamat" over "Dusun RT RW": the lower row names the columns that the upper one leaves open. */
function isSecondHeaderRow(row: SheetRow, first: SheetRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell))
  const isWords = filled.every((cell) => typeof cell === 'string' && !/\d{3}/.test(cell))
  const names = row.cells.filter((cell, at) => isKnown(cell) && !isKnown(first.cells[at]))
  return isWords && names.length > 0 && knownWords(row) * 2 > filled.length
}

function merged(first: SheetRow, second: SheetRow): readonly Cell[] {
  const width = Math.max(first.cells.length, second.cells.length)
  return Array.from({ length: width }, (_, at) => {
    const lower = second.cells[at] ?? null
    return isKnown(lower) && !isKnown(first.cells[at]) ? lower : (first.cells[at] ?? lower)
  })
}

function knownWords(row: SheetRow): number {
  return row.cells.filter(isKnown).length
}

function isKnown(cell: Cell | undefined): boolean {
  return columnNamed(cell) !== undefined || namesVaccine(cell)
}
