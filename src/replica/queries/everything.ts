/**
 * Everything of a posyandu as tables, a sheet a kind of record: so that leaving is always possible. Fields a newer app
 * wrote stand in them as text.
 */
import { TABLES, type Projected, type TableName } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import { shownHead } from '../../log/fold.ts'
import type { Json } from '../../log/entry.ts'
import type { LocalDatabase } from '../tables.ts'
import type { XlsxCell, XlsxSheet } from '../../reports/national/xlsx.ts'

/** This phone's own, and what opens things: keys and codes leave no device. */
const NEVER: ReadonlySet<TableName> = new Set(['self', 'meta', 'outbox', 'invitation', 'fileKey', 'recoveryCode'])
const HEADS = ['catatan', 'dokumen', 'penulis terakhir', 'waktu terakhir', 'dua nilai'] as const

/** Whose the area is and who works in it: the same for every posyandu. */
export const AREA_TABLES: readonly TableName[] = ['posyandu', 'settings', 'user', 'device', 'grant', 'target']

/** Those with anything in them. `db`: of this posyandu alone, with the directory. */
export async function everythingSheets(
  db: LocalDatabase,
  tables: readonly TableName[] = TABLES,
): Promise<readonly XlsxSheet[]> {
  const sheets: XlsxSheet[] = []
  for (const name of tables) {
    if (NEVER.has(name)) continue
    const rows = (await db[name].toArray()) as unknown as readonly Projected[]
    if (rows.length > 0) sheets.push(sheetOf(name, rows))
  }
  return sheets
}

/** Without what is the whole area's. `db`: of this posyandu alone. */
export function posyanduSheets(db: LocalDatabase): Promise<readonly XlsxSheet[]> {
  return everythingSheets(
    db,
    TABLES.filter((name) => !AREA_TABLES.includes(name)),
  )
}

function sheetOf(name: TableName, rows: readonly Projected[]): XlsxSheet {
  const read = rows.map((row) => ({ row, fields: fieldStates(row) }))
  const names = [...new Set(read.flatMap(({ fields }) => Object.keys(fields)))].sort()
  return {
    name,
    rows: [
      [...HEADS, ...names],
      ...read.map(({ row, fields }) => {
        const heads = Object.values(fields).flatMap((field) => field.heads)
        const last = heads.reduce<(typeof heads)[number] | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined)
        return [
          row.record,
          row.document,
          last?.who ?? null,
          last?.at ?? null,
          row.conflicts.join(', ') || null,
          ...names.map((field) => cellOf(shownHead(fields[field])?.value)),
        ]
      }),
    ],
  }
}

function cellOf(value: Json | undefined): XlsxCell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : JSON.stringify(value)
}
