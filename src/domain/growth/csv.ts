export type CsvRow = { readonly line: number; readonly cells: readonly string[] }
export type CsvRows =
  { readonly ok: true; readonly rows: readonly CsvRow[] } | { readonly ok: false; readonly unclosedQuoteOnLine: number }

/** Rows of a comma-separated text (RFC 4180, also with a BOM, bare LF and blank lines), each with its line number. */
export function parseCsv(text: string): CsvRows {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let quotedFrom: number | undefined
  let line = 1
  let rowLine = 1
  const endRow = (): void => {
    cells.push(cell)
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: rowLine, cells })
    cells = []
    cell = ''
  }
  const input = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  for (let at = 0; at < input.length; at += 1) {
    const character = input.charAt(at)
    if (character === '\n') line += 1
    if (quotedFrom !== undefined) {
      if (character !== '"') cell += character
      else if (input.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quotedFrom = undefined
    } else if (character === '"' && cell.trim() === '') {
      quotedFrom = line
      cell = ''
    } else if (character === ',') {
      cells.push(cell)
      cell = ''
    } else if (character === '\n') {
      endRow()
      rowLine = line
    } else cell += character
  }
  if (quotedFrom !== undefined) return { ok: false, unclosedQuoteOnLine: quotedFrom }
  endRow()
  return { ok: true, rows }
}
