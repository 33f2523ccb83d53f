/** What is written about a visit of a person whose records are joined: in all of them, or two values would stand. */
import type { Json } from '../../log/entry.ts'
import type { JoinedField } from '../../log/joined.ts'
import { visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay, visitId } from '../../log/record-id.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export interface JoinedVisit {
  readonly posyandu: string
  readonly openDay: string
  /** All records that are this person, the canonical one first. */
  readonly records: readonly [string, ...string[]]
  /** What stands in them now. */
  readonly fields: Readonly<Record<string, JoinedField>>
}

/** What was measured at the scale: one entry a record, however many numbers. `seen`: the heads the screen showed. */
export function recordMeasurementsOf(
  append: Append,
  place: JoinedVisit,
  fields: VisitFields,
  seen: readonly string[],
): Promise<SaveResult> {
  return append(writesOf(place, { came: true, ...fields }, seen))
}

/** A correction, a choice between two values, or with null a withdrawal. */
export function correctVisitOf(
  append: Append,
  place: JoinedVisit,
  fields: VisitFields,
  seen: readonly string[],
): Promise<SaveResult> {
  return append(writesOf(place, fields, seen))
}

function writesOf(place: JoinedVisit, fields: VisitFields, seen: readonly string[]): readonly Write[] {
  const set = fieldsToWrite(fields)
  const [canonical, ...others] = place.records
  return [
    writeTo(place, canonical, set, seen),
    ...others.flatMap((record) => {
      const standing = Object.entries(set).filter(([name]) => standsIn(place, name, record))
      return standing.length > 0 ? [writeTo(place, record, Object.fromEntries(standing), seen)] : []
    }),
  ]
}

function standsIn({ fields, openDay }: JoinedVisit, name: string, person: string): boolean {
  return fields[name]?.heads.some((head) => head.record === visitId(person, openDay)) ?? false
}

function writeTo(
  { posyandu, openDay }: JoinedVisit,
  person: string,
  set: Record<string, Json>,
  seen: readonly string[],
): Write {
  const document = visitsOf(posyandu, monthOfOpenDay(openDay))
  return { document, kind: 'visit', record: visitId(person, openDay), set, seen }
}
