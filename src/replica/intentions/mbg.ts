/** MBG 3B: a hand-out day, who got a meal, who carried how many. Two phones that tick one day write one record. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { monthOf } from '../../domain/calendar.ts'
import type { Got } from '../../domain/mbg/month.ts'
import type { MbgKind } from '../../domain/mbg/recipients.ts'
import { registryOf, visitsOf } from '../../log/document-name.ts'
import { keyOfRecord, mbgDayId } from '../../log/records/mbg-day.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** With null the tick is taken back. */
export function tickMeal(
  append: Append,
  posyandu: string,
  on: CalendarDate,
  key: string,
  got: Got | null,
): Promise<SaveResult> {
  return append([dayWrite(posyandu, on, of('got.', key, got))])
}

export function addRecipient(
  append: Append,
  posyandu: string,
  on: CalendarDate,
  person: string,
  kind: MbgKind,
): Promise<SaveResult> {
  return append([dayWrite(posyandu, on, of('extra.', person, kind))])
}

/** Off the list, or on it again: their meals come from PAUD, or somebody says so. */
export function leaveOut(
  append: Append,
  posyandu: string,
  person: string,
  fields: Pick<PersonFields, 'paud' | 'mbg'>,
): Promise<SaveResult> {
  const write: Write = { document: registryOf(posyandu), kind: 'person', record: person, set: fieldsToWrite(fields) }
  return append([write])
}

export function recordPortions(
  append: Append,
  posyandu: string,
  on: CalendarDate,
  portions: number | null,
): Promise<SaveResult> {
  return append([dayWrite(posyandu, on, { portions })])
}

/** What a kader says she carried; with null what she ticked stands again. */
export function recordCarried(
  append: Append,
  posyandu: string,
  on: CalendarDate,
  user: string,
  portions: number | null,
): Promise<SaveResult> {
  return append([dayWrite(posyandu, on, of('carried.', user, portions))])
}

function of(prefix: string, record: string, value: string | number | null): object {
  return { [prefix + keyOfRecord(record)]: value }
}

function dayWrite(posyandu: string, on: CalendarDate, fields: object): Write {
  return {
    document: visitsOf(posyandu, monthOf(on)),
    kind: 'mbg-day',
    record: mbgDayId(posyandu, on),
    set: fieldsToWrite({ on, ...fields }),
  }
}
