import { isFromEppgbm, isOfResidents, readHeader } from '../../domain/workbook/header.ts'
import type { Sheet } from '../../domain/workbook/sheet.ts'
import { readCsv } from './read-csv.ts'
import { readHtml } from './read-html.ts'
import { readXlsx, type FileReading } from './read-xlsx.ts'

/**
 * Reads the bytes of a file into its sheets; never throws. A text or a web page is taken only for an e-PPGBM export,
 * which the site hands out under the name .xls, and for a village's list of residents. Any other has to be saved as
 * .xlsx, where a NIK is a NIK.
 */
export function readFile(bytes: Uint8Array): FileReading {
  const file = readXlsx(bytes)
  if (file.ok || file.reason !== 'not-a-workbook' || file.looksLike === 'other') return file
  const text = new TextDecoder().decode(bytes)
  const sheet: Sheet = { name: 'e-PPGBM', rows: file.looksLike === 'text' ? readCsv(text) : readHtml(text) }
  const header = readHeader(sheet)
  return isFromEppgbm(header) || isOfResidents(header) ? { ok: true, sheets: [sheet] } : file
}
