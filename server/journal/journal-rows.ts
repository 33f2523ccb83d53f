/** The entries of a client on disk: single rows as they came, and runs they were packed into. */
import type { Database } from 'lmdb'

/** When the relay received it, in ms, and the entry's text. */
export type StoredRow = readonly [receivedAt: number, text: string]
export type RowKey = [document: string, client: number, clock: number]

/** Packed runs hold every clock from 0 to their end; single rows go on from there, and may overlap after a crash. */
export interface Tables {
  readonly rows: Database<StoredRow, RowKey>
  readonly runs: Database<readonly StoredRow[], RowKey>
  readonly commit: (write: () => void) => Promise<void>
}

/** A run is read whole, so it stays small: this many rows or characters, whichever comes first. */
const RUN_ROWS = 128
const RUN_CHARACTERS = 65_536

/** The texts of a client from one clock up to, not including, another. */
export function readTexts(tables: Readable, document: string, client: number, from: number, to: number): string[] {
  return readRows(tables, document, client, from, to).map(([, text]) => text)
}

type Readable = Pick<Tables, 'rows' | 'runs'>

/** The rows of a client from one clock up to, not including, another. */
export function readRows(
  { rows, runs }: Readable,
  document: string,
  client: number,
  from: number,
  to: number,
): StoredRow[] {
  const found: StoredRow[] = []
  const before = { start: [document, client, from] as RowKey, end: [document, client, -1] as RowKey }
  const [first = [document, client, 0] as RowKey] = runs.getKeys({ ...before, reverse: true, limit: 1 })
  for (const { key, value } of runs.getRange({ start: first, end: [document, client, to] })) {
    const start = Math.max(0, from + found.length - key[2])
    found.push(...value.slice(start, to - key[2]))
  }
  const singles = { start: [document, client, from + found.length] as RowKey, end: [document, client, to] as RowKey }
  for (const { value } of rows.getRange(singles)) found.push(value)
  return found
}

/** Fewer rows than this stay as they are: most clients of a document wrote a handful of entries and never come back. */
const WORTH_PACKING = 8

/**
 * Packs a client's single rows into runs. The runs are on disk, read back and compared before the first single row is
 * removed; cut off in between, the rows are there twice and the next compaction removes them.
 */
export async function compactClient(tables: Tables, document: string, client: number): Promise<void> {
  const packedTo = endOfRuns(tables, document, client)
  const singles = singleRows(tables, document, client)
  const fresh = singles.filter(([clock]) => clock >= packedTo)
  const isWorthIt = fresh.length >= WORTH_PACKING
  if (isWorthIt) {
    await tables.commit(() => {
      for (const run of runsOf(fresh)) void tables.runs.put([document, client, run.start], run.rows)
    })
  }
  const doomed = isWorthIt ? singles : singles.filter(([clock]) => clock < packedTo)
  const kept = doomed.filter(([clock, row]) => isPacked(tables, [document, client, clock], row))
  if (kept.length < doomed.length) {
    throw new Error(`expected ${document} client ${client} to be packed whole, found ${kept.length}/${doomed.length}`)
  }
  if (doomed.length === 0) return
  await tables.commit(() => {
    for (const [clock] of doomed) void tables.rows.remove([document, client, clock])
  })
}

interface Run {
  readonly start: number
  readonly rows: StoredRow[]
}

function runsOf(singles: readonly (readonly [clock: number, row: StoredRow])[]): Run[] {
  const runs: Run[] = []
  let characters = 0
  for (const [clock, row] of singles) {
    const run = runs.at(-1)
    if (run && run.rows.length < RUN_ROWS && characters + row[1].length <= RUN_CHARACTERS) {
      run.rows.push(row)
      characters += row[1].length
    } else {
      runs.push({ start: clock, rows: [row] })
      characters = row[1].length
    }
  }
  return runs
}

function singleRows(tables: Tables, document: string, client: number): [clock: number, row: StoredRow][] {
  const range = tables.rows.getRange({ start: [document, client, 0], end: [document, client, Infinity] })
  return [...range.map(({ key, value }): [number, StoredRow] => [key[2], value])]
}

function endOfRuns(tables: Tables, document: string, client: number): number {
  const last = runAt(tables, [document, client, Infinity])
  return last ? last.start + last.rows.length : 0
}

function isPacked(tables: Tables, key: RowKey, row: StoredRow): boolean {
  const run = runAt(tables, key)
  return run?.rows[key[2] - run.start]?.[1] === row[1]
}

/** The run that begins at or last before this clock. */
function runAt(tables: Tables, key: RowKey): Run | undefined {
  const [found] = tables.runs.getRange({ start: key, end: [key[0], key[1], -1], reverse: true, limit: 1 })
  return found && { start: found.key[2], rows: [...found.value] }
}
