/** A workbook's reading into the writes it takes: pure but for hashing. */
import { groupBy } from '../../domain/group-by.ts'
import type { Doubt } from '../../domain/workbook/doubt.ts'
import type { Join, WeighingRow, WorkbookReading } from '../../domain/workbook/reading.ts'
import { registryOf, visitsOf } from '../../log/document-name.ts'
import type { Json } from '../../log/entry.ts'
import { importedId, linkId, monthOfOpenDay, openDayId, visitId } from '../../log/record-id.ts'
import type { Write } from '../write.ts'
import type { ImportedBefore } from './import-fold.ts'
import { matchPeople, type MatchedPerson } from './match.ts'

export interface ImportContext {
  readonly posyandu: string
  readonly before: ImportedBefore
  /** Open days there are already, by date: a workbook's weighings go to the one opened on that day. */
  readonly openDays: ReadonlyMap<string, string>
}

type Fields = Record<string, Json>

export async function planImport(reading: WorkbookReading, context: ImportContext): Promise<Write[]> {
  const people = await matchPeople(reading.people, context.posyandu, context.before)
  const recordOf = new Map(people.map(({ row, record }) => [row.identity, record]))
  const openDays = await openDaysOf(reading.weighings, context)
  return [
    ...(await familyWrites(reading, context)),
    ...(await personWrites(people, reading.columns.people, context)),
    ...joinWrites(reading.joins, recordOf, context),
    ...openDayWrites(openDays, context),
    ...immunizationWrites(reading, recordOf, context),
    ...visitWrites(reading, recordOf, openDays, context),
  ]
}

async function familyWrites({ families }: WorkbookReading, { posyandu, before }: ImportContext): Promise<Write[]> {
  const document = registryOf(posyandu)
  const writes = families.map(async ({ identity, fields, doubts }) => {
    const record = await importedId(posyandu, identity)
    const row = { ...fields, ...doubtFields(doubts) }
    return before.changes({ document, kind: 'family', record }, [
      { ...row, ...before.takenBack('family', record, row, []) },
    ])
  })
  return (await Promise.all(writes)).flat()
}

async function personWrites(
  people: readonly MatchedPerson[],
  columns: readonly string[],
  { posyandu, before }: ImportContext,
): Promise<Write[]> {
  const document = registryOf(posyandu)
  const writes = people.map(async ({ row: { fields, doubts, familyIdentity }, record, importKeys }) => {
    const family: Fields = familyIdentity === undefined ? {} : { family: await importedId(posyandu, familyIdentity) }
    const row = { ...fields, ...family, ...newKeys(before, record, importKeys), ...doubtFields(doubts) }
    return before.changes({ document, kind: 'person', record }, [
      { ...row, ...before.takenBack('person', record, row, columns) },
    ])
  })
  return (await Promise.all(writes)).flat()
}

/** The names by which a file may know a row only grow: one that lacks a column knows it by fewer. */
function newKeys(before: ImportedBefore, record: string, keys: readonly string[]): Fields {
  const value = before.value('person', record, 'importKeys')
  const known: readonly Json[] = Array.isArray(value) ? value : []
  return keys.every((key) => known.includes(key)) ? {} : { importKeys: [...new Set([...known, ...keys])] }
}

/** Both rows stay; the link says that they are read as one, and can be undone. */
function joinWrites(
  joins: readonly Join[],
  recordOf: ReadonlyMap<string, string>,
  { posyandu, before }: ImportContext,
): Write[] {
  return joins.flatMap(({ identity, sameAs, because }) => {
    const [a, b] = [recordOf.get(identity), recordOf.get(sameAs)]
    if (a === undefined || b === undefined || a === b) return []
    const target = { document: registryOf(posyandu), kind: 'link', record: linkId(a, b) }
    return before.changes(target, [{ same: true, because }])
  })
}

function immunizationWrites(
  { immunizations, columns }: WorkbookReading,
  recordOf: ReadonlyMap<string, string>,
  { posyandu, before }: ImportContext,
): Write[] {
  return immunizations.flatMap(({ personIdentity, doses, doubts }) => {
    const record = recordOf.get(personIdentity)
    if (record === undefined) return []
    const row = { ...doses, ...doubtFields(doubts) } as Fields
    const target = { document: registryOf(posyandu), kind: 'immunization', record }
    return before.changes(target, [{ ...row, ...before.takenBack('immunization', record, row, columns.immunizations) }])
  })
}

async function openDaysOf(
  weighings: readonly WeighingRow[],
  { posyandu, openDays }: ImportContext,
): Promise<ReadonlyMap<string, string>> {
  const dates = [...new Set(weighings.flatMap(({ date }) => date ?? []))].sort()
  const derive = async (date: string): Promise<string> =>
    openDays.get(date) ?? openDayId(date, (await importedId(posyandu, `open-day:${date}`)).slice(0, 6))
  return new Map(await Promise.all(dates.map(async (date) => [date, await derive(date)] as const)))
}

function openDayWrites(openDays: ReadonlyMap<string, string>, context: ImportContext): Write[] {
  const document = registryOf(context.posyandu)
  return [...openDays]
    .filter(([date]) => !context.openDays.has(date))
    .flatMap(([date, record]) =>
      context.before.changes({ document, kind: 'open-day', record }, [{ date, groups: ['balita'] }]),
    )
}

function visitWrites(
  { weighings, columns: { weighings: columns } }: WorkbookReading,
  recordOf: ReadonlyMap<string, string>,
  openDays: ReadonlyMap<string, string>,
  { posyandu, before }: ImportContext,
): Write[] {
  const placed = weighings.flatMap((weighing) => {
    const person = recordOf.get(weighing.personIdentity ?? '')
    const openDay = openDays.get(weighing.date ?? '')
    return person === undefined || openDay === undefined
      ? []
      : [{ weighing, openDay, record: visitId(person, openDay) }]
  })
  return [...groupBy(placed, ({ record }) => record)].flatMap(([record, [first, ...others]]) => {
    const document = visitsOf(posyandu, monthOfOpenDay(first.openDay))
    const rows = [first, ...others].map(({ weighing }) => ({
      came: true,
      ...weighing.fields,
      ...doubtFields(weighing.doubts),
    }))
    const takenBack = before.takenBack('visit', record, Object.assign({}, ...rows) as Fields, columns)
    return before.changes({ document, kind: 'visit', record }, [{ ...rows[0]!, ...takenBack }, ...rows.slice(1)])
  })
}

/** Doubts about a field stand beside it. Those about a whole row are in the summary. */
function doubtFields(doubts: readonly Doubt[]): Fields {
  const fields: Fields = {}
  for (const { field, kind, written, suggestion, otherRow, dose, sheet, row } of doubts) {
    if (field === undefined) continue
    const optional = {
      ...(suggestion !== undefined && { suggestion }),
      ...(otherRow !== undefined && { otherRow }),
      ...(dose !== undefined && { dose: { ...dose } }),
    }
    fields[`doubt.${field}`] = { kind, written, ...optional, sheet, row }
  }
  return fields
}
