import { readFileSync } from 'node:fs'
import { parseCsv } from '../../src/domain/growth/csv.ts'

export type Vector = Readonly<Record<string, string>>

/** The rows of a file in this folder, by column name. */
export function readVectors(file: string): readonly Vector[] {
  const parsed = parseCsv(readFileSync(new URL(file, import.meta.url), 'utf8'))
  if (!parsed.ok) throw new Error(`expected a readable ${file}, found an open quote`)
  const [header, ...rows] = parsed.rows
  return rows.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])))
}

/** An empty cell is a missing number. */
export function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text)
}
