/** Tables as text for a spreadsheet of this country: semicolons between cells, a comma in numbers. */
import type { XlsxCell } from './xlsx.ts'

/** Spreadsheets here read UTF-8 only with this in front. */
const BOM = '\uFEFF'

export function writeCsv(rows: readonly (readonly XlsxCell[])[]): string {
  return BOM + rows.map((row) => row.map(cellInCsv).join(';') + '\r\n').join('')
}

function cellInCsv(cell: XlsxCell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell).replace('.', ',') : quoted(cell)
}

/**
 * What begins like a formula and is no number is text, whoever typed it. More than fifteen digits in a row a spreadsheet
 * would round, and from a telephone number it takes the 0 or the + in front: a tab behind them, which it does not show,
 * keeps them text.
 */
function quoted(cell: string): string {
  if (/^(\d{16,}|[0+]\d{8,})$/.test(cell)) return `"${cell}\t"`
  const text = /^[=+\-@\t\r]/.test(cell) && !/^[+-]\d[\d.,]*$/.test(cell) ? `'${cell}` : cell
  return /[;"\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
