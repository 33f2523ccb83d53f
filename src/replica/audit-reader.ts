/** Looking back, from the log on this phone's disk: what a table of what is shown has forgotten. Loaded when asked for. */
import { isWithin, sittings, type Sitting } from '../log/sittings.ts'
import { planUndo, type UndoneRecord } from '../log/batch-undo.ts'
import { parseDocumentName } from '../log/document-name.ts'
import type { Entry } from '../log/entry.ts'
import { exported } from '../log/records/export.ts'
import { FOLDED } from './database.ts'
import type { Ports } from './ports.ts'
import { readEntries, readWithCarried } from './read-entries.ts'
import { keyOf, tableOf } from './row.ts'
import { documentsOf } from './row-place.ts'
import { rowsAtHand } from './whose.ts'

type Storage = Pick<Ports, 'store' | 'readBack'>

export interface RecordName {
  readonly kind: string
  readonly record: string
}

/** One person's on one phone, between two times by its clock. */
export type Batch = Pick<Sitting, 'who' | 'by' | 'from' | 'until'>

/** Every entry of these records, also what was withdrawn and what came late, smallest id first. */
export async function entriesOf(storage: Storage, records: readonly RecordName[]): Promise<readonly Entry[]> {
  const wanted = new Set(records.map(nameOf))
  const rows = await storage.store.transaction((tx) =>
    rowsAtHand(
      tx,
      records.map((name) => ({ table: tableOf(name.kind), record: keyOf(name) })),
    ),
  )
  const documents = new Set(rows.flatMap((row) => (row ? documentsOf(row) : [])).filter(isOwnWork))
  const found: Entry[] = []
  for (const document of documents) {
    found.push(...(await readWithCarried(storage, document)).filter((entry) => wanted.has(nameOf(entry))))
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Who wrote when on which phone, in the posyandu that this phone holds; newest first. */
export async function readSittings(storage: Storage): Promise<readonly Sitting[]> {
  const all: Entry[] = []
  for (const document of await ownWork(storage)) all.push(...(await readEntries(storage, document)).filter(isWork))
  return sittings(all)
}

/** What taking back a batch would do. Two phones that hold the same entries plan the same. */
export async function planBatchUndo(storage: Storage, batch: Batch): Promise<readonly UndoneRecord[]> {
  const isInBatch = isWithin(batch)
  const plan: UndoneRecord[] = []
  for (const document of await ownWork(storage)) {
    plan.push(...planUndo((await readEntries(storage, document)).filter(isWork), isInBatch))
  }
  return plan
}

/** Families, people, visits and what belongs to them. What the puskesmas keeps and what this phone may not read is not. */
async function ownWork({ store }: Storage): Promise<readonly string[]> {
  const held = (await store.metaKeys(FOLDED)).map((key) => key.slice(FOLDED.length))
  const waiting = await Promise.all(([0, 1, 2] as const).map((state) => store.outboxDocuments(state)))
  return [...new Set([...held, ...waiting.flat()])].filter(isOwnWork).sort()
}

function isOwnWork(document: string): boolean {
  const type = parseDocumentName(document)?.type
  return type === 'registry' || type === 'visits'
}

/** That a paper was printed cannot be taken back; what a phone writes by itself is nobody's work. */
function isWork({ kind, who, by }: Entry): boolean {
  return kind !== exported.kind && who !== by
}

function nameOf({ kind, record }: RecordName): string {
  return `${kind} ${record}`
}
