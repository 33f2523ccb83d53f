/** Looking back: a person as they were recorded on another day, and what left the app. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { asOf } from '../../log/as-of.ts'
import { knownAtClosing } from '../../log/closing.ts'
import type { Entry } from '../../log/entry.ts'
import { recordKey, type RecordState } from '../../log/fold.ts'
import { firstFields, joinFields, type FieldsOfRecord } from '../../log/joined.ts'
import { partsOfVisitId, visitId } from '../../log/record-id.ts'
import { shownFields } from '../../log/record-type.ts'
import type { ExportFields } from '../../log/records/export.ts'
import { family as familyType } from '../../log/records/family.ts'
import { person as personType } from '../../log/records/person.ts'
import { visit as visitType } from '../../log/records/visit.ts'
import type { RecordName } from '../audit-reader.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import type { Child, DayVisit } from './child.ts'

/** The records whose entries `childAsOf` needs; `families`: every one the person has ever been written into. */
export function recordsOfChild({ records, visits }: Child, families: readonly string[]): readonly RecordName[] {
  return [
    ...records.map((record) => ({ kind: personType.kind, record })),
    ...families.map((record) => ({ kind: familyType.kind, record })),
    ...visits.flatMap(({ openDay }) =>
      records.map((record) => ({ kind: visitType.kind, record: visitId(record, openDay) })),
    ),
  ]
}

/** Every family that these entries of a person name. */
export function familiesIn(entries: readonly Entry[]): readonly string[] {
  const named = entries.flatMap(({ kind, set }) =>
    kind === personType.kind && typeof set.family === 'string' ? [set.family] : [],
  )
  return [...new Set(named)]
}

/**
 * The person as phones claimed to have recorded them until that day; undefined when nobody had by then. Records that are
 * found today to be one person are read as one then, too.
 */
export function childAsOf(child: Child, entries: readonly Entry[], on: CalendarDate): Child | undefined {
  const states = asOf(entries, on)
  const document = entries[0]?.in ?? ''
  const fieldsOf = ({ record, fields }: RecordState): FieldsOfRecord => ({ record, document, fields })
  const known = child.records.flatMap((record) => states.get(recordKey(personType.kind, record)) ?? [])
  if (known.length === 0) return undefined
  const fields = firstFields(known.map(fieldsOf))
  const shown = shownFields(personType, { kind: personType.kind, record: '', fields })
  const home = shown.family ? states.get(recordKey(familyType.kind, shown.family)) : undefined
  const visits = groupBy(
    [...states.values()].filter(({ kind }) => kind === visitType.kind),
    ({ record }) => partsOfVisitId(record).openDay,
  )
  return {
    ...child,
    shown,
    fields,
    family: home && shownFields(familyType, home),
    doubts: {},
    newer: false,
    visits: child.visits.flatMap((visit): DayVisit[] => {
      const group = visits.get(visit.openDay)
      if (!group) return []
      const joined = joinFields(group.map(fieldsOf))
      return [{ ...visit, fields: joined, shown: shownFields(visitType, { kind: '', record: '', fields: joined }) }]
    }),
  }
}

/** What the closings of these open days knew; days that were never closed are not there. */
export async function readKnownAtClosing(
  db: LocalDatabase,
  openDays: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.openDay.bulkGet([...openDays])
  return new Map(
    rows.flatMap((row) => {
      const known = row && knownAtClosing(fieldStates(row))
      return known ? [[row.record, known] as const] : []
    }),
  )
}

export interface LoggedExport {
  readonly number: string
  readonly fields: ExportFields
  readonly who: string
  /** As the phone claimed. */
  readonly at: string
}

/** What left the app, newest first. */
export async function readExports(db: LocalDatabase): Promise<readonly LoggedExport[]> {
  const rows = await db.exported.toArray()
  return rows
    .flatMap((row) => {
      const head = fieldStates(row).what?.heads.at(-1)
      return head ? [{ number: row.record, fields: row.shown, who: head.who, at: head.at, id: head.id }] : []
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}
