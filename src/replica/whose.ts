/**
 * Whose a row is. Phones make up the names of records, and a phone may hold several posyandu: what one of them writes
 * under the name of another's record must not change what that one's row says. So a row is of one posyandu, or of
 * posyandu that were ever one (ADR 16), and a name that two write under has two rows. The first of them by name stands
 * under the record's name, the others beside it: whatever came first, the rows are the same (law 3).
 */
import { groupBy } from '../domain/group-by.ts'
import { parseDocumentName, registryOf } from '../log/document-name.ts'
import type { Entry } from '../log/entry.ts'
import { joinStates, type RecordState } from '../log/fold.ts'
import { mergedWith } from '../log/merged.ts'
import { posyandu as posyanduType } from '../log/records/posyandu.ts'
import { fieldStates } from './field-states.ts'
import { nameIn, toRow } from './row.ts'
import { besideKey, documentsOf } from './row-place.ts'
import type { ProjectedRow, ProjectedTable, Reading, Transaction } from './store.ts'

/** The key of `meta` for every pair of posyandu of which the directory ever said that one is part of the other. */
export const EVER_MERGED = 'ever-merged'
/** The key of `meta` for the names that several write under. */
const SHARED_NAMES = 'shared-names'

type Pairs = readonly (readonly [part: string, whole: string])[]
type SharedName = readonly [table: ProjectedTable, record: string]

/** Whose a document is: a posyandu's name; empty for what is no posyandu's. */
export type OwnerOf = (document: string) => string

export async function readOwners(tx: Reading): Promise<OwnerOf> {
  return ownersAmong(await valuesOf<Pairs>(tx, EVER_MERGED))
}

/** What a name stands for at one owner. */
export interface Found {
  readonly row: ProjectedRow | undefined
  /** Somebody else's row stands under the name: the owner's is beside it. */
  readonly isShared: boolean
}

/** The rows that an entry in this document is about. `owners` are waited for beside the rows: a save waits for both once. */
export async function find(
  tx: Reading,
  table: ProjectedTable,
  records: readonly string[],
  document: string,
  owners: Promise<OwnerOf>,
): Promise<readonly Found[]> {
  const [first, ownerOf] = await Promise.all([tx.get(table, records), owners])
  const owner = ownerOf(document)
  const isShared = first.map((row) => row !== undefined && ownerOf(row.document) !== owner)
  const shared = records.filter((_, i) => isShared[i])
  const keys = shared.map((record) => besideKey(record, owner))
  const found = shared.length === 0 ? [] : await tx.get(table, keys)
  const beside = new Map(found.map((row, i) => [shared[i]!, row]))
  return records.map((record, i) => ({ row: isShared[i] ? beside.get(record) : first[i], isShared: isShared[i]! }))
}

/** The same rows; undefined where there is none yet. */
export async function rowsOf(...question: Parameters<typeof find>): Promise<readonly (ProjectedRow | undefined)[]> {
  return (await find(...question)).map(({ row }) => row)
}

/** The rows of these names at the posyandu at hand, or else whosever they are. */
export async function rowsAtHand(
  tx: Reading,
  names: readonly { readonly table: ProjectedTable; readonly record: string }[],
): Promise<(ProjectedRow | undefined)[]> {
  const [self] = await tx.get('self', ['self'])
  const [document, owners] = [registryOf(self?.posyandu ?? ''), readOwners(tx)]
  const found = names.map(async ({ table, record }) => {
    const [row] = await rowsOf(tx, table, [record], document, owners)
    return row ?? (await tx.get(table, [record]))[0]
  })
  return Promise.all(found)
}

/** Another owner's row stands under the name of this one: each gets its place. */
export async function putShared(
  tx: Transaction,
  table: ProjectedTable,
  row: ProjectedRow,
  ownerOf: OwnerOf,
): Promise<void> {
  const owner = ownerOf(row.document)
  const others = await rowsUnder(tx, table, row.record)
  putInPlace(tx, table, [...others.filter(({ document }) => ownerOf(document) !== owner), row], ownerOf)
}

export async function noteShared(tx: Transaction, names: readonly SharedName[]): Promise<void> {
  if (names.length === 0) return
  const known = await valuesOf<readonly SharedName[]>(tx, SHARED_NAMES)
  const all = [...new Map([...known, ...names].map((name) => [name.join(' '), name])).values()]
  if (all.length > known.length) tx.put('meta', [{ key: SHARED_NAMES, value: all }])
}

/** What the directory says about posyandu that are one: rows that were two because it was not known become one. */
export async function takeMerged(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const known = await valuesOf<Pairs>(tx, EVER_MERGED)
  const said = entries.flatMap(({ kind, record, set: { partOf } }) =>
    kind === posyanduType.kind && typeof partOf === 'string' ? [[record, partOf] as const] : [],
  )
  const pairs = [...new Map([...known, ...said].map((pair) => [pair.join(' '), pair])).values()]
  if (pairs.length === known.length) return
  tx.put('meta', [{ key: EVER_MERGED, value: pairs }])
  const ownerOf = ownersAmong(pairs)
  for (const [table, record] of await valuesOf<readonly SharedName[]>(tx, SHARED_NAMES)) {
    const rows = await rowsUnder(tx, table, record)
    const keys = rows.flatMap(({ storedAs }) => storedAs ?? [])
    tx.delete(table, keys)
    const byOwner = [...groupBy(rows, ({ document }) => ownerOf(document)).values()]
    putInPlace(
      tx,
      table,
      byOwner.map((group) => joined(table, group)),
      ownerOf,
    )
  }
}

/** Every row of a name, as many as write under it. */
async function rowsUnder(tx: Reading, table: ProjectedTable, record: string): Promise<ProjectedRow[]> {
  const [first] = await tx.get(table, [record])
  if (!first) return []
  const keys = (first.beside ?? []).map((owner) => besideKey(record, owner))
  return [first, ...(await tx.get(table, keys)).flatMap((row) => row ?? [])]
}

/** All rows of one name, one an owner. */
function putInPlace(tx: Transaction, table: ProjectedTable, rows: readonly ProjectedRow[], ownerOf: OwnerOf): void {
  const plain = rows.map((row) => ({ row: withoutPlace(row), owner: ownerOf(row.document) }))
  const [first, ...others] = plain.sort((a, b) => (a.owner < b.owner ? -1 : 1))
  if (!first) return
  const beside = others.map(({ owner }) => owner)
  tx.put(table, [
    beside.length > 0 ? { ...first.row, beside } : first.row,
    ...others.map(({ row, owner }) => ({ ...row, storedAs: besideKey(row.record, owner) })),
  ])
}

function withoutPlace(row: ProjectedRow): ProjectedRow {
  const { beside, storedAs, ...rest } = row
  return beside || storedAs ? rest : row
}

function joined(table: ProjectedTable, rows: readonly [ProjectedRow, ...ProjectedRow[]]): ProjectedRow {
  const states = rows.map((row): RecordState => ({ ...nameIn(table, row), fields: fieldStates(row) }))
  return toRow(states.reduce(joinStates), rows.flatMap(documentsOf))
}

function ownersAmong(pairs: Pairs): OwnerOf {
  const known = new Map<string, string>()
  return (document) => {
    const name = parseDocumentName(document)
    if (!name || !('posyandu' in name)) return ''
    const { posyandu } = name
    const owner = known.get(posyandu) ?? [...mergedWith(posyandu, pairs)].sort()[0]!
    known.set(posyandu, owner)
    return owner
  }
}

async function valuesOf<Values extends readonly unknown[]>(tx: Reading, key: string): Promise<Values> {
  const [row] = await tx.get('meta', [key])
  return (Array.isArray(row?.value) ? row.value : []) as unknown as Values
}
