import { isBlank, textIn, type Cell } from './sheet.ts'

export type NumberReading =
  | { readonly is: 'certain'; readonly value: number }
  | { readonly is: 'absent' }
  /** "7.4" typed where the decimal sign is a comma is stored as the 7th of April. */
  | { readonly is: 'became-date'; readonly suggestion: number }
  | { readonly is: 'unreadable' }

const WITH_UNIT = /^([+]?\d{1,6}(?:[.,]\d{1,6})?)\s*(kg|kilo|cm|senti)?\.?$/i

/** A measured number, decimal comma or point, with its unit or without. */
export function readNumber(cell: Cell | undefined): NumberReading {
  if (typeof cell === 'number') return Number.isFinite(cell) ? certainly(cell) : { is: 'unreadable' }
  if (typeof cell === 'object' && cell !== null) {
    const [, month, day] = cell.date.split('-').map(Number)
    return { is: 'became-date', suggestion: Number(`${day}.${month}`) }
  }
  if (typeof cell === 'boolean') return { is: 'unreadable' }
  if (isBlank(cell)) return { is: 'absent' }
  const parts = WITH_UNIT.exec(textIn(cell).replace(/^'/, ''))
  return parts ? certainly(Number(parts[1]?.replace(',', '.'))) : { is: 'unreadable' }
}

/** Without the noise of binary fractions: a cell that shows 14,7 is stored as 14.699999999999999. */
function certainly(value: number): NumberReading {
  return { is: 'certain', value: Math.round(value * 1000) / 1000 }
}
