/** A workbook's reading into the writes it takes: pure but for hashing. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Join, WeighingRow, WorkbookReading } from '../../domain/workbook/reading.ts'
import { recordNamed } from '../../domain/workbook/registered.ts'
import { registryOf } from '../../log/document-name.ts'
import type { Json } from '../../log/entry.ts'
import { linkId, visitId } from '../../log/record-id.ts'
import type { Write } from '../write.ts'
import { doubtFields } from './doubt-fields.ts'
import { householdsOf, type Household } from './households.ts'
import type { ImportedBefore } from './import-fold.ts'
import { matchPeople, type MatchedPerson } from './match.ts'
import { movesOf, NO_MOVES, type Weighed } from './moved.ts'
import { movedAwayWrites, openDaysOf, openDayWrites, visitIn } from './plan-days.ts'
import { immunizationWrites, refusalWrites } from './plan-doses.ts'
import type { Registry } from './registered-people.ts'
import { samePeople } from './same-people.ts'

export interface ImportContext {
  readonly posyandu: string
  readonly before: ImportedBefore
  /** Open days there are already, by date: a workbook's weighings go to the one opened on that day. */
  readonly openDays: ReadonlyMap<string, string>
  readonly registry: Pick<Registry, 'people' | 'links'>
}

type Fields = Record<string, Json>
/** The record of a row's identity. */
export type RecordOf = (identity: string) => string | undefined

export async function planImport(reading: WorkbookReading, context: ImportContext): Promise<Write[]> {
  const people = await matchPeople(reading.people, context.posyandu, context.before)
  const records = new Map(people.map(({ row, record }) => [row.identity, record]))
  const recordOf: RecordOf = (identity) => records.get(identity) ?? recordNamed(identity)
  const households = await householdsOf(people, reading.families, context)
  const placed = placedRows(reading, recordOf)
  const moves = reading.columns.weighings ? movesOf(placed, context.before, context.openDays) : NO_MOVES
  const openDays = await openDaysOf(placed, moves, context)
  return [
    ...familyWrites(households, context),
    ...personWrites(people, households, reading.columns.people, context),
    ...refusalWrites(reading, context),
    ...joinWrites(reading.joins, recordOf, context),
    ...sameWrites(people, context),
    ...openDayWrites(openDays, context),
    ...immunizationWrites(reading, recordOf, context),
    ...visitWrites(placed, openDays, reading.columns.weighings, context),
    ...movedAwayWrites(moves, openDays, context),
  ]
}

function familyWrites(households: ReadonlyMap<string, Household>, { posyandu, before }: ImportContext): Write[] {
  return [...new Set(households.values())].flatMap(({ record, family: { fields, doubts } }) => {
    const row = { ...fields, ...doubtFields(doubts) }
    return before.changes({ document: registryOf(posyandu), kind: 'family', record }, [
      { ...row, ...before.takenBack('family', record, row, []) },
    ])
  })
}

function personWrites(
  people: readonly MatchedPerson[],
  households: ReadonlyMap<string, Household>,
  columns: readonly string[] | undefined,
  { posyandu, before }: ImportContext,
): Write[] {
  return people.flatMap(({ row, record, importKeys }) => {
    const household = households.get(row.identity)
    const family: Fields = household ? { family: household.record } : {}
    const said = { ...row.fields, ...family, ...newKeys(before, record, importKeys), ...doubtFields(row.doubts) }
    const takenBack = before.takenBack('person', record, said, columns)
    return before.changes({ document: registryOf(posyandu), kind: 'person', record }, [
      { ...before.withoutNeedless('person', record, said), ...takenBack },
    ])
  })
}

function sameWrites(people: readonly MatchedPerson[], { posyandu, before, registry }: ImportContext): Write[] {
  return samePeople(people, registry.people, registry.links).flatMap(({ link, because }) =>
    before.changes({ document: registryOf(posyandu), kind: 'link', record: link }, [{ same: true, because }]),
  )
}

/** The names by which a file may know a row only grow: one that lacks a column knows it by fewer. */
function newKeys(before: ImportedBefore, record: string, keys: readonly string[]): Fields {
  const value = before.value('person', record, 'importKeys')
  const known: readonly Json[] = Array.isArray(value) ? value : []
  return keys.every((key) => known.includes(key)) ? {} : { importKeys: [...new Set([...known, ...keys])] }
}

/** Both rows stay; the link says that they are read as one, and can be undone. */
function joinWrites(joins: readonly Join[], recordOf: RecordOf, { posyandu, before }: ImportContext): Write[] {
  return joins.flatMap(({ identity, sameAs, because }) => {
    const [a, b] = [recordOf(identity), recordOf(sameAs)]
    if (a === undefined || b === undefined || a === b) return []
    const target = { document: registryOf(posyandu), kind: 'link', record: linkId(a, b) }
    return before.changes(target, [{ same: true, because }])
  })
}

/** Of a child and a date that are certain. */
interface PlacedRow extends Weighed {
  readonly doubts: WeighingRow['doubts']
}

function placedRows({ weighings }: WorkbookReading, recordOf: RecordOf): PlacedRow[] {
  return weighings.flatMap(({ personIdentity, date, fields, doubts }) => {
    const person = recordOf(personIdentity ?? '')
    return person === undefined || date === undefined ? [] : [{ person, date, fields, doubts }]
  })
}

function visitWrites(
  placed: readonly PlacedRow[],
  openDays: ReadonlyMap<CalendarDate, string>,
  columns: readonly string[] | undefined,
  { posyandu, before }: ImportContext,
): Write[] {
  return [...groupBy(placed, ({ person, date }) => visitId(person, openDays.get(date)!))].flatMap(([record, found]) => {
    const rows = found.map(({ fields, doubts }): Fields => ({ came: true, ...fields, ...doubtFields(doubts) }))
    const takenBack = before.takenBack('visit', record, Object.assign({}, ...rows) as Fields, columns)
    return before.changes(visitIn(posyandu, record), [{ ...rows[0]!, ...takenBack }, ...rows.slice(1)])
  })
}
