import type { Cell, SheetRow } from '../../domain/workbook/sheet.ts'

/** The rows of a text whose cells are apart by a comma, a semicolon (Excel in Indonesian) or a tab. Every cell is text. */
export function readCsv(text: string): readonly SheetRow[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/, '')
  const separator = separatorOf(plain)
  const rows: SheetRow[] = []
  let cells: Cell[] = []
  let number = 1
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\r\n]*))(${separator}|\r?\n|\r|$)`, 'gy')
  for (let match = cell.exec(plain); match; match = cell.exec(plain)) {
    const [, quoted, bare = '', end] = match
    const written = quoted === undefined ? bare : quoted.replaceAll('""', '"')
    cells.push(written === '' ? null : written)
    if (end === separator) continue
    if (cells.some((each) => each !== null)) rows.push({ number, cells })
    if (cell.lastIndex >= plain.length) break
    cells = []
    number++
  }
  return rows
}

/** Tabs stand in nothing that people type; of the others whichever stands more often, and commas are in numbers and titles. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 20)
  if (lines.some((line) => line.includes('\t'))) return '\t'
  const most = (separator: string): number => Math.max(...lines.map((line) => line.split(separator).length))
  return most(',') > most(';') ? ',' : ';'
}
