/** A record, folded, as a table keeps it. Pure. */
import { isConflict, shownHead, type FieldState, type RecordState } from '../log/fold.ts'
import { partsOfVisitId } from '../log/record-id.ts'
import { hasUnknown, shownFields } from '../log/record-type.ts'
import { recordTypeOf } from '../log/records/all.ts'
import { doubt, readAs, type DoubtValue } from '../log/shapes.ts'
import { fieldsAsStored } from './field-states.ts'
import type { ProjectedRow, ProjectedTable } from './store.ts'

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
  'programme-month': 'programmeMonth',
  recap: 'recap',
  'recovery-code': 'recoveryCode',
  referral: 'referral',
  sensitive: 'sensitive',
  settings: 'settings',
  'sign-off': 'signOff',
  target: 'target',
  transfer: 'transfer',
  user: 'user',
  vial: 'vial',
  visit: 'visit',
}

const KINDS: ReadonlyMap<ProjectedTable, string> = new Map(Object.entries(TABLES).map(([kind, table]) => [table, kind]))

const DOUBT = 'doubt.'

export function tableOf(kind: string): ProjectedTable {
  // A kind may be called `constructor`: what every object has by birth is no table.
  return (Object.hasOwn(TABLES, kind) && TABLES[kind]) || 'unknown'
}

/** The name of an entry's row in its table. */
export function keyOf({ kind, record }: { readonly kind: string; readonly record: string }): string {
  return tableOf(kind) === 'unknown' ? `${kind} ${record}` : record
}

/** The record whose row this is. */
export function nameIn(table: ProjectedTable, { record }: ProjectedRow): Pick<RecordState, 'kind' | 'record'> {
  if (table !== 'unknown') return { kind: KINDS.get(table) ?? table, record }
  const space = record.indexOf(' ')
  return { kind: record.slice(0, space), record: record.slice(space + 1) }
}

/** `documents`: at least one; the first by name is the row's own, in whatever order they come. */
export function toRow(state: RecordState, documents: readonly string[]): ProjectedRow {
  const type = recordTypeOf(state.kind)
  const conflicts = Object.keys(state.fields).filter((name) => isConflict(state.fields[name]!))
  const doubts = openDoubts(state.fields)
  const [document = '', ...alsoIn] = [...new Set(documents)].sort()
  return {
    record: keyOf(state),
    document,
    ...(alsoIn.length > 0 && { alsoIn }),
    shown: type ? shownFields(type, state) : {},
    conflicts,
    doubts,
    open: conflicts.length > 0 || Object.keys(doubts).length > 0 ? 1 : 0,
    newer: type ? hasUnknown(type, state) : true,
    state: fieldsAsStored(state.fields),
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
