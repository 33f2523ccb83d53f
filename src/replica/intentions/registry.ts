/** Families, people and open days. */
import { registryOf } from '../../log/document-name.ts'
import { linkId, openDayId, randomRecordId } from '../../log/record-id.ts'
import type { FamilyFields } from '../../log/records/family.ts'
import type { OpenDayFields } from '../../log/records/open-day.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'
import { checkInWrite } from './visit.ts'

/** Opens a day. Its record is returned at once, so that the screen can go there. */
export async function startOpenDay(
  append: Append,
  posyandu: string,
  fields: OpenDayFields & { date: CalendarDate },
  suffix = randomRecordId().slice(0, 6),
): Promise<{ openDay: string; result: SaveResult }> {
  const record = openDayId(fields.date, suffix)
  const set = fieldsToWrite(fields)
  const result = await append([{ document: registryOf(posyandu), kind: 'open-day', record, set }])
  return { openDay: record, result }
}

export function correctOpenDay(
  append: Append,
  posyandu: string,
  record: string,
  fields: OpenDayFields,
): Promise<SaveResult> {
  const set = fieldsToWrite(fields)
  return append([{ document: registryOf(posyandu), kind: 'open-day', record, set }])
}

/**
 * Registers a person: with the family when `household` says what it is rather than which one, and checked in when they
 * have come to an open day. All of it or nothing.
 */
export async function registerPerson(
  append: Append,
  posyandu: string,
  fields: PersonFields,
  {
    household,
    openDay,
    number,
  }: {
    readonly household?: FamilyFields | undefined
    readonly openDay?: string | undefined
    /** The number they wait with. */
    readonly number?: number | undefined
  } = {},
): Promise<{ person: string; result: SaveResult }> {
  const document = registryOf(posyandu)
  const person = randomRecordId()
  const family = household && randomRecordId()
  const result = await append([
    ...(household && family ? [{ document, kind: 'family', record: family, set: fieldsToWrite(household) }] : []),
    { document, kind: 'person', record: person, set: fieldsToWrite(family ? { ...fields, family } : fields) },
    ...(openDay === undefined ? [] : [checkInWrite({ posyandu, openDay, person }, number)]),
  ])
  return { person, result }
}

export function correctPerson(
  append: Append,
  posyandu: string,
  record: string,
  fields: PersonFields,
  seen?: readonly string[],
): Promise<SaveResult> {
  const set = fieldsToWrite(fields)
  return append([{ document: registryOf(posyandu), kind: 'person', record, set, ...(seen && { seen }) }])
}

export function correctFamily(
  append: Append,
  posyandu: string,
  record: string,
  fields: FamilyFields,
): Promise<SaveResult> {
  return append([{ document: registryOf(posyandu), kind: 'family', record, set: fieldsToWrite(fields) }])
}

/**
 * Somebody looked: these two are one person, or they are two. Can be said again the other way. `because`: why it was
 * thought, where nobody had asked before.
 */
export function settleLink(
  append: Append,
  posyandu: string,
  a: string,
  b: string,
  same: boolean,
  because?: string,
): Promise<SaveResult> {
  const set = fieldsToWrite({ same, settled: true, because })
  return append([{ document: registryOf(posyandu), kind: 'link', record: linkId(a, b), set }])
}
