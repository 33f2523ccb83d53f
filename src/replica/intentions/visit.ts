/** What a person at the open day does. Each is named for its intention and resolves when it is on this phone's disk. */
import { visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay, visitId } from '../../log/record-id.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export interface VisitPlace {
  readonly posyandu: string
  readonly openDay: string
  readonly person: string
}

/** Checks in one person, or a whole family at once. */
export function checkIn(append: Append, places: readonly VisitPlace[]): Promise<SaveResult> {
  return append(places.map(checkInWrite))
}

/** What was measured at the scale: one entry, however many numbers. `seen`: the heads the screen showed. */
export function recordMeasurements(
  append: Append,
  place: VisitPlace,
  fields: VisitFields,
  seen?: readonly string[],
): Promise<SaveResult> {
  return append([visitWrite(place, { came: true, ...fields }, seen)])
}

/** A correction; null takes a value back. */
export function correctVisit(
  append: Append,
  place: VisitPlace,
  fields: VisitFields,
  seen?: readonly string[],
): Promise<SaveResult> {
  return append([visitWrite(place, fields, seen)])
}

export function checkInWrite(place: VisitPlace): Write {
  return visitWrite(place, { came: true })
}

function visitWrite({ posyandu, openDay, person }: VisitPlace, fields: VisitFields, seen?: readonly string[]): Write {
  return {
    document: visitsOf(posyandu, monthOfOpenDay(openDay)),
    kind: 'visit',
    record: visitId(person, openDay),
    set: fieldsToWrite(fields),
    ...(seen && { seen }),
  }
}
