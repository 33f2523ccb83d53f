import { capsuleColumn, type CapsuleColumn } from './capsule-column.ts'
import { doseColumn, namesVaccine, type DoseColumn } from './dose-names.ts'
import { columnNamed, type Column } from './header-words.ts'
import { isBlank, textIn, type Cell, type Sheet, type SheetRow } from './sheet.ts'

/** Titles, the village's name and the period stand above the header. */
const LAST_HEADER_ROW = 40
/** Columns nobody reads: there may be many, and they are no news. */
const REPEATED: ReadonlySet<Column> = new Set(['workedOut', 'area'])
/** What only a weighing has a day for: in other sheets it is listed, and not read. */
const MEASURED: readonly Column[] = ['weight', 'height', 'head', 'arm', 'posture', 'oedema', 'motherClass', 'mbg']
const DOSE_NUMBER = /^([1-4]|i{1,3}|iv)$/i

export type SheetKind = 'people' | 'weighings' | 'immunizations' | 'unknown'

export interface Header {
  readonly kind: SheetKind
  /** Rows up to this one are titles and headers. */
  readonly lastRow: number
  readonly columns: ReadonlyMap<Column, number>
  /** The words above each column that has any. */
  readonly titled: ReadonlyMap<number, string>
  /** Columns with a header nobody here knows, or with the header of a column already found. */
  readonly others: readonly { readonly at: number; readonly words: string }[]
  readonly vaccines: readonly DoseColumn[]
  /** Of vitamin A, where they are not the one beside a weighing. */
  readonly capsules: readonly CapsuleColumn[]
}

/** Finds the header by its words, wherever it stands and in whatever order its columns are. */
export function readHeader(sheet: Sheet): Header {
  const top = sheet.rows.filter(({ number }) => number <= LAST_HEADER_ROW)
  let best: SheetRow | undefined
  for (const row of top) if (knownWords(row) > (best ? knownWords(best) : 2)) best = row
  if (!best) return headerOf([], 0)
  const at = sheet.rows.indexOf(best)
  const [above, below] = [sheet.rows[at - 1], sheet.rows[at + 1]]
  const isTwo = below !== undefined && (isSecondHeaderRow(below, best) || numbersDoses(below, best))
  const lower = isTwo ? merged(best.cells, below.cells) : best.cells
  // The row with most names may be the lower one: "NIK, Nama" above, the vaccines under "Imunisasi".
  const cells = above && isSecondHeaderRow(best, above) && knownWords(above) > 0 ? merged(above.cells, lower) : lower
  return headerOf(cells, isTwo ? below.number : best.number)
}

/** True for the header of a file that came out of e-PPGBM (domain spec §11.5), or was made for it. */
export function isFromEppgbm({ columns }: Header): boolean {
  return (['workedOut', 'asi0', 'kiaSmallBaby'] as const).some((column) => columns.has(column))
}

/** What only the registry of residents asks, and no posyandu. */
const CIVIL = /agama|pendidikan|pekerjaan|kawin|warga ?negara|golongan ?darah/i

/** True for a list of residents as a village's own system (OpenSID) hands it out. */
export function isOfResidents({ kind, columns, others }: Header): boolean {
  const isListed = (['kk', 'nik', 'relation', 'sex', 'birthDate'] as const).every((name) => columns.has(name))
  return kind === 'people' && isListed && others.filter(({ words }) => CIVIL.test(words)).length >= 2
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
  const vaccines: DoseColumn[] = []
  const capsules: CapsuleColumn[] = []
  cells.forEach((cell, at) => {
    const column = columnNamed(cell)
    const dose = doseColumn(cell, at)
    const capsule = capsuleColumn(cell, at)
    if (column !== undefined && (!columns.has(column) || REPEATED.has(column))) columns.set(column, at)
    else if (dose) vaccines.push(dose)
    else if (capsule) capsules.push(capsule)
    else if (!isBlank(cell)) others.push({ at, words: textIn(cell) })
  })
  const kind = kindOf(columns, vaccines)
  const titled = new Map(cells.flatMap((cell, at) => (isBlank(cell) ? [] : [[at, textIn(cell)] as const])))
  if (kind === 'immunizations' || kind === 'people') {
    for (const column of [...MEASURED, ...unreadBeside(columns)]) {
      const at = columns.get(column)
      if (at !== undefined) others.push({ at, words: textIn(cells[at]) })
    }
    const at = columns.get('vitaminA')
    const named = at === undefined ? undefined : capsuleColumn(cells[at], at)
    if (named) capsules.push(named)
  }
  return { kind, lastRow, columns, titled, others, vaccines, capsules: capsules.sort((a, b) => a.at - b.at) }
}

/** A day without a dose named in its row; an age where the sheet has no birth dates. */
function unreadBeside(columns: ReadonlyMap<Column, number>): readonly Column[] {
  return [...(columns.has('vaccine') ? [] : ['date' as const]), ...(columns.has('birthDate') ? [] : ['age' as const])]
}

function kindOf(columns: ReadonlyMap<Column, number>, vaccines: readonly DoseColumn[]): SheetKind {
  if (!columns.has('nik') && !columns.has('name')) return 'unknown'
  if (vaccines.length >= 3 || namesDoseByRow(columns)) return 'immunizations'
  if (columns.has('weight') || columns.has('height')) return 'weighings'
  const aboutPeople = (['kk', 'relation', 'birthDate'] as const).some((column) => columns.has(column))
  return aboutPeople && columns.has('name') ? 'people' : 'unknown'
}

/** One dose a row; beside a weight, the row is a weighing that has a dose too. */
function namesDoseByRow(columns: ReadonlyMap<Column, number>): boolean {
  return columns.has('vaccine') && (columns.has('givenOn') || columns.has('date')) && !columns.has('weight')
}

/** "Alamat" over "Dusun RT RW": the lower row names the columns that the upper one leaves open. */
function isSecondHeaderRow(row: SheetRow, first: SheetRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell))
  const isWords = filled.every((cell) => typeof cell === 'string' && !/\d{3}/.test(cell))
  const names = row.cells.filter((cell, at) => isKnown(cell) && !isKnown(first.cells[at]))
  return isWords && names.length > 0 && knownWords(row) * 2 > filled.length
}

/** "DPT-HB-Hib" over "1 2 3": the lower row numbers the doses of the vaccine that stands above. */
function numbersDoses(row: SheetRow, first: SheetRow): boolean {
  const filled = row.cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]))
  return (
    filled.length > 1 &&
    filled.every((at) => DOSE_NUMBER.test(textIn(row.cells[at])) && namesVaccine(nameAbove(first.cells, at)))
  )
}

function merged(first: readonly Cell[], second: readonly Cell[]): readonly Cell[] {
  const width = Math.max(first.length, second.length)
  return Array.from({ length: width }, (_, at) => {
    const [upper, lower] = [first[at] ?? null, second[at] ?? null]
    if (DOSE_NUMBER.test(textIn(lower))) {
      const vaccine = nameAbove(first, at)
      if (namesVaccine(vaccine)) return `${textIn(vaccine)} ${textIn(lower)}`
    }
    return isKnown(lower) && !isKnown(upper) ? lower : (upper ?? lower)
  })
}

/** The name in the upper row that stands over this column: cells that are joined leave the others empty. */
function nameAbove(cells: readonly Cell[], at: number): Cell | undefined {
  return cells.slice(0, at + 1).findLast((cell) => !isBlank(cell))
}

function knownWords(row: SheetRow): number {
  return row.cells.filter(isKnown).length
}

function isKnown(cell: Cell | undefined): boolean {
  return columnNamed(cell) !== undefined || namesVaccine(cell) || capsuleColumn(cell, 0) !== undefined
}
