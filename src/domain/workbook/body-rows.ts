import { dateOrderOf, type DateOrder } from './date-order.ts'
import type { Doubt } from './doubt.ts'
import { isHeaderAgain, type Header } from './header.ts'
import type { Column } from './header-words.ts'
import { isBlank, isBroken, textIn, writtenIn, type Cell, type Sheet, type SheetRow } from './sheet.ts'
import { unreadColumns } from './unread-columns.ts'

export interface BodyRow {
  readonly sheet: string
  readonly number: number
  readonly cells: readonly Cell[]
  readonly dateOrder: DateOrder
  cell(column: Column): Cell | undefined
  /** True when the sheet has this column, whatever stands in this row. */
  has(column: Column): boolean
}

export interface Body {
  readonly rows: readonly BodyRow[]
  readonly doubts: readonly Doubt[]
}

const SUBTOTAL = /^(sub\s*-?\s*)?(total|jumlah|jml|jmlh|rekap)\b/i

/** The rows under the header that speak of somebody; what is passed over is listed. */
export function readBody(sheet: Sheet, header: Header): Body {
  const rows: BodyRow[] = []
  const doubts: Doubt[] = []
  const dateOrder = dateOrderOf(sheet.rows.flatMap(({ cells }) => cells))
  const countColumn = header.columns.get('number')
  for (const row of sheet.rows) {
    const { number, cells } = row
    const filled = cells.filter((cell, at) => at !== countColumn && !isBlank(cell))
    // Forms are often numbered far below the last name.
    if (number <= header.lastRow || (filled.length === 0 && !cells.some(isText)) || isHeaderAgain(row)) continue
    const seen = { sheet: sheet.name, row: number, written: shown(row) }
    const names = (['nik', 'name'] as const).map((column) => cells[header.columns.get(column) ?? -1])
    // Behind a name it is somebody's note.
    const label = isBlank(names[1]) ? cells : cells.slice(0, (header.columns.get('name') ?? 0) + 1)
    const saysTotal = label.some((cell) => typeof cell === 'string' && SUBTOTAL.test(cell.trim()))
    if (saysTotal && !/\d{6}/.test(textIn(names[0]))) doubts.push({ ...seen, kind: 'subtotal-row' })
    else if (filled.length < 2 || names.every((cell) => isBlank(cell) || isBroken(cell)))
      doubts.push({ ...seen, kind: 'row-unreadable' })
    else rows.push(rowOf(sheet, row, header, dateOrder))
  }
  return { rows, doubts: [...doubts, ...unreadColumns(sheet, header, rows)] }
}

function rowOf({ name }: Sheet, { number, cells }: SheetRow, { columns }: Header, dateOrder: DateOrder): BodyRow {
  return {
    sheet: name,
    number,
    cells,
    dateOrder,
    cell: (column) => cells[columns.get(column) ?? -1],
    has: (column) => columns.has(column),
  }
}

function isText(cell: Cell): boolean {
  return typeof cell === 'string' && !isBlank(cell) && !isBroken(cell) && !/^\d+\.?$/.test(cell.trim())
}

function shown(row: SheetRow): string {
  return row.cells
    .filter((cell) => !isBlank(cell))
    .map(writtenIn)
    .join(' | ')
    .slice(0, 200)
}
