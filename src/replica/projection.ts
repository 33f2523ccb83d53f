/** Entries into table rows: what screens read. A pure function of the entries, one touched record at a time. */
import { groupBy } from '../domain/group-by.ts'
import type { Entry } from '../log/entry.ts'
import { foldEntry, isConflict, shownHead, type FieldState, type RecordState } from '../log/fold.ts'
import { counterOf } from '../log/id.ts'
import { partsOfVisitId } from '../log/record-id.ts'
import { hasUnknown, shownFields } from '../log/record-type.ts'
import { recordTypeOf } from '../log/records/all.ts'
import { transfer } from '../log/records/transfer.ts'
import { doubt, readAs, type DoubtValue } from '../log/shapes.ts'
import { carriedBy, withoutTexts } from '../log/transfer.ts'
import { fieldStates } from './field-states.ts'
import type { ProjectedRow, ProjectedTable, Transaction } from './store.ts'
import { isUnread, noteDown } from './unread.ts'

const TABLES: Readonly<Record<string, ProjectedTable>> = {
  activity: 'activity',
  device: 'device',
  export: 'exported',
  family: 'family',
  'file-key': 'fileKey',
  grant: 'grant',
  'home-visit': 'homeVisit',
  immunization: 'immunization',
  invitation: 'invitation',
  kipi: 'kipi',
  link: 'link',
  'mbg-day': 'mbgDay',
  'open-day': 'openDay',
  person: 'person',
  pmt: 'pmt',
  posyandu: 'posyandu',
  pregnancy: 'pregnancy',
  'recovery-code': 'recoveryCode',
  referral: 'referral',
  sensitive: 'sensitive',
  settings: 'settings',
  transfer: 'transfer',
  user: 'user',
  vial: 'vial',
  visit: 'visit',
}

/** The key of `meta` that holds the greatest entry counter this phone has seen. */
export const COUNTER_KEY = 'counter'

const DOUBT = 'doubt.'

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
  await fold(tx, document, entries)
  for (const [there, group] of groupBy(entries.flatMap(carriedBy), (entry) => entry.in)) await fold(tx, there, group)
}

async function fold(tx: Transaction, document: string, entries: readonly Entry[]): Promise<void> {
  const byRecord = groupBy(entries, (entry) => `${tableOf(entry.kind)} ${keyOf(entry)}`)
  const byTable = groupBy(byRecord.values(), ([first]) => tableOf(first.kind))
  const folding = [...byTable].map(async ([table, groups]) => {
    const known = await tx.get(
      table,
      groups.map(([first]) => keyOf(first)),
    )
    const rows = groups.map((group, i) => foldInto(known[i], document, group))
    // What says nothing new is not written again: our own entries come by here twice.
    tx.put(
      table,
      rows.filter((row, i) => row.state !== known[i]?.state),
    )
  })
  await Promise.all(folding)
}

export function tableOf(kind: string): ProjectedTable {
  // A kind may be called `constructor`: what every object has by birth is no table.
  return (Object.hasOwn(TABLES, kind) && TABLES[kind]) || 'unknown'
}

/** The key of an entry's row in its table. */
export function keyOf({ kind, record }: { readonly kind: string; readonly record: string }): string {
  return tableOf(kind) === 'unknown' ? `${kind} ${record}` : record
}

function foldInto(
  row: ProjectedRow | undefined,
  document: string,
  entries: readonly [Entry, ...Entry[]],
): ProjectedRow {
  const [first] = entries
  let state: RecordState = { kind: first.kind, record: first.record, fields: fieldStates(row) }
  for (const entry of entries) state = foldEntry(state, entry.kind === transfer.kind ? withoutTexts(entry) : entry)
  return toRow(state, least(row?.document, document))
}

/** Two posyandu that became one may both have written about a record: whichever came first, the row names the same. */
function least(known: string | undefined, document: string): string {
  return known !== undefined && known < document ? known : document
}

function toRow(state: RecordState, document: string): ProjectedRow {
  const type = recordTypeOf(state.kind)
  const conflicts = Object.keys(state.fields).filter((name) => isConflict(state.fields[name]!))
  const doubts = openDoubts(state.fields)
  return {
    record: keyOf(state),
    document,
    shown: type ? shownFields(type, state) : {},
    conflicts,
    doubts,
    open: conflicts.length > 0 || Object.keys(doubts).length > 0 ? 1 : 0,
    newer: type ? hasUnknown(type, state) : true,
    state: JSON.stringify(state.fields),
    ...indexColumns(state),
  }
}

function openDoubts(fields: Readonly<Record<string, FieldState>>): Record<string, DoubtValue> {
  const open: Record<string, DoubtValue> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = name.startsWith(DOUBT) ? shownHead(field)?.value : undefined
    const read = readAs(doubt, value)
    if (read) open[name.slice(DOUBT.length)] = read
  }
  return open
}

function indexColumns(state: RecordState): object {
  switch (state.kind) {
    case 'visit':
    case 'referral':
    case 'sensitive':
    case 'home-visit':
      return partsOfVisitId(state.record)
    case 'person':
      return columns(state, ['family'])
    case 'kipi':
      return columns(state, ['person', 'openDay'])
    case 'vial':
      return columns(state, ['openDay'])
    case 'pmt':
    case 'pregnancy':
    case 'transfer':
      return columns(state, ['person'])
    default:
      return tableOf(state.kind) === 'unknown' ? { kind: state.kind } : {}
  }
}

function columns({ fields }: RecordState, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, shownHead(fields[name])?.value ?? '']))
}

async function raiseCounter(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const [row] = await tx.get('meta', [COUNTER_KEY])
  const known = typeof row?.value === 'number' ? row.value : 0
  const seen = entries.reduce((greatest, { id }) => Math.max(greatest, counterOf(id)), known)
  if (seen > known) tx.put('meta', [{ key: COUNTER_KEY, value: seen }])
}
