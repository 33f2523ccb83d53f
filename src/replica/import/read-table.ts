/** Any table somebody has: pasted text, an .xlsx, a web page that calls itself .xls, or CSV. Nothing is written from it. */
import type { Sheet } from '../../domain/workbook/sheet.ts'
import { readCsv } from './read-csv.ts'
import { readHtml } from './read-html.ts'
import { readXlsx } from './read-xlsx.ts'

/** Undefined: it is none of these. */
export function readTable(bytes: Uint8Array): readonly Sheet[] | undefined {
  const file = readXlsx(bytes)
  if (file.ok) return file.sheets
  if (file.reason !== 'not-a-workbook' || file.looksLike === 'other') return undefined
  const text = new TextDecoder().decode(bytes)
  return file.looksLike === 'text' ? readPasted(text) : [{ name: 'SIGIZI', rows: readHtml(text) }]
}

/** As a browser copies a table: cells apart by tabs. */
export function readPasted(text: string): readonly Sheet[] {
  return [{ name: 'tempel', rows: readCsv(text) }]
}
