export type CsvRow = { readonly line: number; readonly cells: readonly string[] }
export type CsvRows =
  { readonly ok: true; readonly rows: readonly CsvRow[] } | { readonly ok: false; readonly unclosedQuoteOnLine: number }

/**
 * Rows of a comma-separated text (RFC 4180, also with a BOM, bare LF and blank lines), each with its line number. Where
 * the decimal sign is a comma, spreadsheets write semicolons between the cells, or tabs.
 */
export function parseCsv(text: string): CsvRows {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let quotedFrom: number | undefined
  let line = 1
  let rowLine = 1
  const endRow = (): void => {
    cells.push(cell)
    // A line of empty cells is a row like any other: whoever reads on counts them.
    if (cells.length > 1 || cells[0]?.trim() !== '') rows.push({ line: rowLine, cells })
    cells = []
    cell = ''
  }
  const input = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const separator = separatorOf(input)
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
    } else if (character === separator) {
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

/** By the names of the columns; what stands in quotes is of a name. */
function separatorOf(input: string): string {
  const lines = input.replace(/"[^"]*"/g, 'x').split('\n')
  const names = lines.find((line) => line.trim() !== '') ?? ''
  return [',', ';', '\t'].find((each) => names.includes(each)) ?? ','
}
