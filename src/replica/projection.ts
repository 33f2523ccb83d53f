/** Entries into table rows: what screens read. A pure function of the entries, one touched record at a time. */
import { groupBy } from '../domain/group-by.ts'
import { parseDocumentName } from '../log/document-name.ts'
import type { Entry } from '../log/entry.ts'
import { foldEntry, type RecordState } from '../log/fold.ts'
import { counterOf } from '../log/id.ts'
import { programmeMonth, recap } from '../log/records/recap.ts'
import { sensitive } from '../log/records/sensitive.ts'
import { transfer } from '../log/records/transfer.ts'
import { carriedBy, withoutTexts } from '../log/transfer.ts'
import { fieldStates } from './field-states.ts'
import { keyOf, tableOf, toRow } from './row.ts'
import { documentsOf } from './row-place.ts'
import type { ProjectedRow, Transaction } from './store.ts'
import { isConfidential, isUnread, noteDown } from './unread.ts'
import { find, noteShared, putShared, readOwners, takeMerged, type OwnerOf } from './whose.ts'

/** Kinds that stand in the directory and nowhere else. */
const OF_THE_PUSKESMAS: readonly string[] = ['device', 'grant', 'invitation', 'posyandu', 'settings', 'target', 'user']

/** Kinds that stand in its recap, which the puskesmas alone writes. */
const OF_THE_RECAP: readonly string[] = [recap.kind, programmeMonth.kind]

/** The key of `meta` that holds the greatest entry counter this phone has seen. */
export const COUNTER_KEY = 'counter'

/**
 * Folds entries of one document into their rows, and remembers the greatest counter among them. Of a document that this
 * phone may not read no row says what stands in it.
 */
export async function project(tx: Transaction, document: string, entries: readonly Entry[]): Promise<void> {
  const work = (await isUnread(tx, document)) ? noteDown(tx, document, entries) : foldWithCarried(tx, document, entries)
  await Promise.all([work, raiseCounter(tx, entries)])
}

/** And what those who moved here brought along, each in the document where it would have been written here. */
async function foldWithCarried(tx: Transaction, document: string, entries: readonly Entry[]): Promise<void> {
  if (isDirectory(document)) await takeMerged(tx, entries)
  const owners = readOwners(tx)
  await fold(tx, document, entries, owners)
  for (const [there, group] of groupBy(entries.flatMap(carriedBy), (entry) => entry.in)) {
    await fold(tx, there, group, owners)
  }
}

async function fold(
  tx: Transaction,
  document: string,
  entries: readonly Entry[],
  owners: Promise<OwnerOf>,
): Promise<void> {
  const rightful = entries.filter(({ kind }) => belongsIn(kind, document))
  const byRecord = groupBy(rightful, (entry) => `${tableOf(entry.kind)} ${keyOf(entry)}`)
  const byTable = groupBy(byRecord.values(), ([first]) => tableOf(first.kind))
  const folding = [...byTable].map(async ([table, groups]) => {
    const names = groups.map(([first]) => keyOf(first))
    const found = await find(tx, table, names, document, owners)
    // What says nothing new is not written again: our own entries come by here twice.
    const rows = groups.flatMap((group, i) => {
      const { row, isShared } = found[i]!
      const now = foldInto(row, document, group)
      return isSame(row, now) ? [] : [{ now, isShared }]
    })
    tx.put(
      table,
      rows.flatMap(({ now, isShared }) => (isShared ? [] : [now])),
    )
    const shared = rows.filter(({ isShared }) => isShared)
    for (const { now } of shared) await putShared(tx, table, now, await owners)
    return shared.map(({ now }) => [table, now.record] as const)
  })
  await noteShared(tx, (await Promise.all(folding)).flat())
}

function isSame(before: ProjectedRow | undefined, now: ProjectedRow): boolean {
  return before?.state === now.state && before.document === now.document && before.alsoIn?.length === now.alsoIn?.length
}

function isDirectory(document: string): boolean {
  return parseDocumentName(document)?.type === 'directory'
}

/**
 * What the puskesmas keeps stands in the directory, whose entries the gate looks at one by one, or in its recap, and what
 * is said in confidence where few read it: nobody else makes a row of these, whatever they write elsewhere.
 */
function belongsIn(kind: string, document: string): boolean {
  if (tableOf(kind) === 'unknown') return true
  if (OF_THE_RECAP.includes(kind)) return parseDocumentName(document)?.type === 'recap'
  const isConfided = kind === sensitive.kind
  return OF_THE_PUSKESMAS.includes(kind) === isDirectory(document) && isConfided === isConfidential(document)
}

function foldInto(
  row: ProjectedRow | undefined,
  document: string,
  entries: readonly [Entry, ...Entry[]],
): ProjectedRow {
  const [first] = entries
  let state: RecordState = { kind: first.kind, record: first.record, fields: fieldStates(row) }
  for (const entry of entries) state = foldEntry(state, entry.kind === transfer.kind ? withoutTexts(entry) : entry)
  const now = toRow(state, [...(row ? documentsOf(row) : []), document])
  return row?.beside ? { ...now, beside: row.beside } : now
}

async function raiseCounter(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const [row] = await tx.get('meta', [COUNTER_KEY])
  const known = typeof row?.value === 'number' ? row.value : 0
  const seen = entries.reduce((greatest, { id }) => Math.max(greatest, counterOf(id)), known)
  if (seen > known) tx.put('meta', [{ key: COUNTER_KEY, value: seen }])
}
