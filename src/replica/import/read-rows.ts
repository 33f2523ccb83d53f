import type { Cell, SheetRow } from '../../domain/workbook/sheet.ts'
import { dayOfSerial } from './date-formats.ts'
import { textCollector, unescaped } from './workbook-parts.ts'
import { walkXml, type Tag } from './xml.ts'

export interface CellContext {
  readonly strings: readonly string[]
  readonly styles: readonly boolean[]
  readonly from1904: boolean
}

/** A few kilobytes can declare cells in far columns and so ask for gigabytes of empty ones. */
const MAX_CELLS = 3_000_000

export class TooManyCells extends Error {}

/** The rows of one sheet's XML that hold anything, with the numbers the spreadsheet program shows. */
export function readRows(xml: string, context: CellContext): readonly SheetRow[] {
  const rows: SheetRow[] = []
  const inline = textCollector()
  let number = 0
  let cells: Cell[] = []
  let column = -1
  let type = 'n'
  let isDay = false
  let value: string | undefined
  /** A formula whose result the file does not hold is shown itself: its cell is not empty. */
  let formula: string | undefined
  let inFormula = false
  let listening = false
  let cellCount = 0

  const opened = ({ name, attributes }: Tag): void => {
    switch (name) {
      case 'row':
        number = Number(attributes.r ?? number + 1)
        cells = []
        column = -1
        break
      case 'c':
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        type = attributes.t ?? 'n'
        isDay = context.styles[Number(attributes.s ?? 0)] ?? false
        value = undefined
        formula = undefined
        inline.start()
        break
      case 'f':
        formula = ''
        inFormula = true
        break
      case 'v':
        value = ''
        listening = true
        break
      default:
        inline.opened(name)
    }
  }

  const closed = (name: string): void => {
    switch (name) {
      case 'f':
        inFormula = false
        break
      case 'v':
        listening = false
        break
      case 'c': {
        const hasNoResult = formula !== undefined && type !== 'str' && (value ?? '').trim() === ''
        const cell = hasNoResult
          ? `=${unescaped(formula ?? '')}`
          : type === 'inlineStr'
            ? inline.finish()
            : cellOf(type, value, isDay, context)
        if (cell === null || cell === '') break
        cellCount += Math.max(1, column + 1 - cells.length)
        if (cellCount > MAX_CELLS) throw new TooManyCells()
        while (cells.length < column) cells.push(null)
        cells[column] = cell
        break
      }
      case 'row':
        if (cells.length > 0) rows.push({ number, cells })
        break
      default:
        inline.closed(name)
    }
  }

  const text = (piece: string): void => {
    if (listening) value += piece
    else if (inFormula) formula += piece
    else inline.heard(piece)
  }
  walkXml(xml, { opened, closed, text })
  return rows
}

function cellOf(type: string, value: string | undefined, isDay: boolean, context: CellContext): Cell {
  if (value === undefined) return null
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? null
    case 'str':
      return unescaped(value)
    case 'e':
      return value
    case 'b':
      return value === '1'
    case 'd': {
      const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
      return day === undefined ? value : { date: day }
    }
    default: {
      const number = Number(value)
      if (value.trim() === '' || !Number.isFinite(number)) return value
      const day = isDay ? dayOfSerial(number, context.from1904) : undefined
      return day === undefined ? number : { date: day }
    }
  }
}

/** 'AB12' is column 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const place = letter.charCodeAt(0) - 64
    if (place < 1 || place > 26) break
    column = column * 26 + place
  }
  return column - 1
}
