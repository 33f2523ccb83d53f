/**
 * The old Excel 97–2003 file, for an importer that takes nothing else (e-PPGBM, domain spec §11.5). Its library is large:
 * nobody loads this file before they ask for an .xls, and it takes nothing of ours along.
 */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx'
import type { XlsxCell, XlsxSheet } from './xlsx.ts'

const AS_TEXT = '@'

/** The sheets' names as Excel takes them (`sheetNames`). */
export function writeXls(sheets: readonly XlsxSheet[]): Promise<Blob> {
  const book = utils.book_new()
  for (const { name, rows } of sheets) utils.book_append_sheet(book, sheetOf(rows), name)
  const bytes: unknown = write(book, { type: 'array', bookType: 'biff8' })
  return Promise.resolve(new Blob([bytes as ArrayBuffer], { type: 'application/vnd.ms-excel' }))
}

function sheetOf(rows: readonly (readonly XlsxCell[])[]): WorkSheet {
  const sheet: WorkSheet = {}
  rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell !== null && cell !== '') sheet[utils.encode_cell({ r, c })] = cellOf(cell)
    }),
  )
  const width = Math.max(1, ...rows.map((row) => row.length))
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } })
  return sheet
}

function cellOf(value: string | number): CellObject {
  return typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value, z: AS_TEXT }
}
