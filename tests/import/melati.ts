import { readFileSync } from 'node:fs'
import type { CalendarDate } from '../../src/domain/calendar.ts'
import type { WorkbookReading } from '../../src/domain/workbook/reading.ts'
import { readWorkbook } from '../../src/domain/workbook/read-workbook.ts'
import type { Sheet } from '../../src/domain/workbook/sheet.ts'
import { readXlsx } from '../../src/replica/import/read-xlsx.ts'

/** One posyandu's workbook, as untidy as real ones, and what is true behind it. */
export interface Truth {
  readonly families: number
  readonly people: number
  readonly weighings: number
  readonly doses: number
  readonly refused: readonly string[]
  readonly duplicates: readonly { readonly rows: readonly number[] }[]
  readonly rows: readonly {
    readonly sheet: string
    readonly row: number
    readonly kind: string
    readonly detail?: string
  }[]
}

export const today: CalendarDate = '2026-11-21'

export function melatiBytes(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('posyandu-melati.xlsx', import.meta.url)))
}

export function melatiTruth(): Truth {
  return JSON.parse(readFileSync(new URL('posyandu-melati.truth.json', import.meta.url), 'utf8')) as Truth
}

export function melatiSheets(): readonly Sheet[] {
  const file = readXlsx(melatiBytes())
  if (!file.ok) throw new Error(`expected a workbook, found ${file.reason}`)
  return file.sheets
}

export function readingOf(sheets: readonly Sheet[]): WorkbookReading {
  const result = readWorkbook(sheets, today)
  if (!result.ok) throw new Error(`expected a reading, found ${result.reason}`)
  return result.reading
}

/** A sheet from what a person types, row by row; the first row is row 1. */
export function sheetOf(name: string, rows: readonly Sheet['rows'][number]['cells'][]): Sheet {
  return { name, rows: rows.map((cells, at) => ({ number: at + 1, cells })) }
}
