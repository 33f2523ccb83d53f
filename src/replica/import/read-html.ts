import type { Cell, SheetRow } from '../../domain/workbook/sheet.ts'

const TAG = /<!--[\s\S]*?-->|<(\/?)(table|tr|td|th|br|style|script)\b([^>]*)>|<[^>]*>|([^<]+)/gi
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
/** A header cell over many columns; no form is wider. */
const MOST_COLUMNS = 200

/**
 * The rows of the tables in a web page, one table under the other: what many sites hand out as ".xls". Not a browser's
 * reading: cells, joined cells and text, nothing else. Every cell is text.
 */
export function readHtml(html: string): readonly SheetRow[] {
  const rows: SheetRow[] = []
  let number = 0
  let cells: Cell[] | undefined
  let text: string | undefined
  let width = 1
  let isHidden = false
  const endCell = (): void => {
    if (!cells || text === undefined) return
    const written = text.replace(/\s+/g, ' ').trim()
    cells.push(written === '' ? null : written, ...Array.from({ length: width - 1 }, () => null))
    text = undefined
  }
  const endRow = (): void => {
    endCell()
    if (cells?.some((cell) => cell !== null)) rows.push({ number, cells })
    cells = undefined
  }
  for (const [, slash, tag, attributes = '', written] of html.matchAll(TAG)) {
    if (written !== undefined && !isHidden && text !== undefined) text += decoded(written)
    switch (tag?.toLowerCase()) {
      case undefined:
        break
      case 'style':
      case 'script':
        isHidden = slash === ''
        break
      case 'br':
        if (text !== undefined) text += ' '
        break
      case 'td':
      case 'th':
        endCell()
        if (slash === '/') break
        text = ''
        width = Math.min(MOST_COLUMNS, Number(/\bcolspan\s*=\s*["']?(\d+)/i.exec(attributes)?.[1] ?? 1) || 1)
        break
      case 'tr':
      case 'table':
        endRow()
        if (slash === '/' || tag?.toLowerCase() === 'table') break
        number++
        cells = []
    }
  }
  endRow()
  return rows
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
    const code = name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
