/** What a person at the open day does. Each is named for its intention and resolves when it is on this phone's disk. */
import { visitsOf } from '../../log/document-name.ts'
import type { Json } from '../../log/entry.ts'
import type { JoinedField } from '../../log/joined.ts'
import { monthOfOpenDay, visitId } from '../../log/record-id.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export interface VisitPlace {
  readonly posyandu: string
  readonly openDay: string
  /** The person's canonical record. */
  readonly person: string
  /** Other records that are this person, and what stands in the visits of all of them on that day. */
  readonly joined?: {
    readonly records: readonly string[]
    readonly fields: Readonly<Record<string, JoinedField>>
  }
}

/** Checks in one person, or a whole family at once, with numbers that follow one another from `firstNumber`. */
export function checkIn(append: Append, places: readonly VisitPlace[], firstNumber?: number): Promise<SaveResult> {
  return append(
    places.map((place, index) => checkInWrite(place, firstNumber === undefined ? undefined : firstNumber + index)),
  )
}

/** What was measured at the scale: one entry a record, however many numbers. `seen`: the heads the screen showed. */
export function recordMeasurements(
  append: Append,
  place: VisitPlace,
  fields: VisitFields,
  seen?: readonly string[],
): Promise<SaveResult> {
  return append(visitWrites(place, { came: true, ...fields }, seen))
}

/** A correction, a choice between two values, or with null a withdrawal. */
export function correctVisit(
  append: Append,
  place: VisitPlace,
  fields: VisitFields,
  seen?: readonly string[],
): Promise<SaveResult> {
  return append(visitWrites(place, fields, seen))
}

export function checkInWrite(place: VisitPlace, number?: number): Write {
  return visitWrite(place, place.person, { came: true, ...(number !== undefined && { number }) })
}

/** Where records are joined, a value is replaced in each that holds one, or two values would stand. */
export function visitWrites(place: VisitPlace, fields: VisitFields, seen?: readonly string[]): readonly Write[] {
  const set = fieldsToWrite(fields)
  const others = (place.joined?.records ?? []).flatMap((person) => {
    const standing = Object.entries(set).filter(([name]) => standsIn(place, name, person))
    return standing.length > 0 ? [visitWrite(place, person, Object.fromEntries(standing), seen)] : []
  })
  return [visitWrite(place, place.person, set, seen), ...others]
}

function standsIn({ joined, openDay }: VisitPlace, name: string, person: string): boolean {
  return joined?.fields[name]?.heads.some((head) => head.record === visitId(person, openDay)) ?? false
}

function visitWrite(
  { posyandu, openDay }: VisitPlace,
  person: string,
  set: Readonly<Record<string, Json>>,
  seen?: readonly string[],
): Write {
  const document = visitsOf(posyandu, monthOfOpenDay(openDay))
  return { document, kind: 'visit', record: visitId(person, openDay), set, ...(seen && { seen }) }
}
