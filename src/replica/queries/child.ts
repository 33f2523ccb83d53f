/** Everything a screen needs to know about one person, whatever records they are written in. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { firstFields, joinFields, type FieldsOfRecord, type JoinedField } from '../../log/joined.ts'
import { recordsOfPerson } from '../../log/links.ts'
import { shownFields, type FieldsOf, type RecordType, type Shape } from '../../log/record-type.ts'
import { person as personType, type PersonFields } from '../../log/records/person.ts'
import { visit as visitType, type VisitFields } from '../../log/records/visit.ts'
import type { DoubtValue } from '../../log/shapes.ts'
import type { FamilyFields } from '../../log/records/family.ts'
import type { PersonRow, PregnancyRow, Projected, Row, VisitRow } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'
import { fieldStates } from '../field-states.ts'
import { datesOf, movedInOn, placesElsewhere, type Dates } from './days.ts'
import { readLinks } from './links.ts'
import { pregnanciesOf } from './pregnancies.ts'

export type Fields = Readonly<Record<string, JoinedField>>

/** What was recorded about the person on one open day. */
export interface DayVisit {
  readonly openDay: string
  /** Undefined while the open day has not arrived on this phone, or was cancelled. */
  readonly date: CalendarDate | undefined
  /** The posyandu it was at, when that was before they moved here. */
  readonly elsewhere?: string | undefined
  readonly shown: VisitFields
  readonly fields: Fields
}

export interface Child {
  /** The record that everybody writes to: the smallest of those joined. */
  readonly record: string
  /** All records that are this person. */
  readonly records: readonly string[]
  readonly shown: PersonFields
  readonly fields: Fields
  readonly family: FamilyFields | undefined
  /** The day they moved here from another posyandu, history and all; absent of who was always here. */
  readonly movedIn?: CalendarDate
  /** Oldest first; those of an open day without a date last. */
  readonly visits: readonly DayVisit[]
  /** Of this woman, oldest first. */
  readonly pregnancies: readonly Pregnancy[]
  /** What an import was not sure of, by field. */
  readonly doubts: Readonly<Record<string, DoubtValue>>
  /** It holds something only a newer app understands. */
  readonly newer: boolean
}

/** Undefined when no record of this person is on this phone. */
export async function readChild(db: LocalDatabase, person: string): Promise<Child | undefined> {
  return (await readChildren(db, [person]))[0]
}

/** Each of these people once, by whichever of their records they are named; without those not on this phone. */
export async function readChildren(db: LocalDatabase, people: readonly string[]): Promise<readonly Child[]> {
  const links = await readLinks(db)
  const recordsOfEach = new Map(people.map((person) => recordsOfPerson(person, links)).map((all) => [all[0], all]))
  return readJoined(db, [...recordsOfEach.values()])
}

/** Each of these sets of records read as one person, whatever the links say; without those not on this phone. */
export async function readJoined(db: LocalDatabase, people: readonly (readonly string[])[]): Promise<readonly Child[]> {
  const records = people.flat()
  const [found, visits, pregnancies, moved] = await Promise.all([
    db.person.bulkGet(records),
    db.visit.whereAny('person', records),
    db.pregnancy.whereAny('person', records),
    db.transfer.whereAny('person', records),
  ])
  const rows = new Map(found.flatMap((row) => (row ? [[row.record, row]] : [])))
  const families = [...rows.values()].flatMap(({ family }) => (family ? [family] : []))
  const [dates, homes] = await Promise.all([
    datesOf(
      db,
      visits.map(({ openDay }) => openDay),
      moved,
    ),
    db.family.bulkGet([...new Set(families)]),
  ])
  const elsewhere = placesElsewhere(moved)
  const home = new Map(homes.flatMap((row) => (row ? [[row.record, row.shown]] : [])))
  const visitsByPerson = groupBy(visits, ({ person }) => person)
  return people.flatMap((own) => {
    const ownRows = own.flatMap((record) => rows.get(record) ?? [])
    const ownVisits = own.flatMap((record) => visitsByPerson.get(record) ?? [])
    const ownPregnancies = pregnancies.filter(({ person }) => own.includes(person))
    if (ownRows.length === 0) return []
    const movedIn = moved.length > 0 ? movedInOn(moved.filter(({ person }) => own.includes(person ?? ''))) : undefined
    const child = joinChild(own, ownRows, ownVisits, ownPregnancies, { dates, elsewhere }, home)
    return [movedIn === undefined ? child : { ...child, movedIn }]
  })
}

function joinChild(
  records: readonly string[],
  rows: readonly PersonRow[],
  visits: readonly VisitRow[],
  pregnancies: readonly PregnancyRow[],
  { dates, elsewhere }: { readonly dates: Dates; readonly elsewhere: ReturnType<typeof placesElsewhere> },
  homes: ReadonlyMap<string, FamilyFields>,
): Child {
  const fields = firstFields(rows.map(fieldsOfRow))
  const shown = read(personType, fields)
  return {
    record: records[0] ?? '',
    records,
    shown,
    fields,
    family: shown.family ? homes.get(shown.family) : undefined,
    visits: [...groupBy(visits, ({ openDay }) => openDay)]
      .map(([openDay, group]): DayVisit => {
        const fieldsOfDay = joinFields(group.map(fieldsOfRow))
        return {
          openDay,
          date: dates.get(openDay),
          elsewhere: placeOf(openDay, group, elsewhere),
          // One record has been read already, when it was stored.
          shown: group.length === 1 ? group[0].shown : read(visitType, fieldsOfDay),
          fields: fieldsOfDay,
        }
      })
      .sort(byDate),
    pregnancies: pregnanciesOf(records[0] ?? '', pregnancies),
    doubts: Object.assign({}, ...rows.map((row) => row.doubts)) as Readonly<Record<string, DoubtValue>>,
    newer: [...rows, ...visits].some((row) => row.newer),
  }
}

/** The names of everybody who works here, by user record. */
export async function readUserNames(db: LocalDatabase): Promise<ReadonlyMap<string, string>> {
  const users = await db.user.toArray()
  return new Map(users.flatMap(({ record, shown }) => (shown.name ? [[record, shown.name]] : [])))
}

/** Other members of the family, oldest first. */
export async function readFamilyMembers(db: LocalDatabase, child: Child): Promise<readonly PersonRow[]> {
  if (!child.shown.family) return []
  const members = await db.person.where('family', child.shown.family)
  const birth = (row: Row<PersonFields>) => row.shown.birthDate ?? '9999'
  return members.filter(({ record }) => !child.records.includes(record)).sort((a, b) => (birth(a) < birth(b) ? -1 : 1))
}

export function fieldsOfRow(row: Projected): FieldsOfRecord {
  return { record: row.record, document: row.document, fields: fieldStates(row) }
}

function read<Known extends Shape, Prefixed extends Shape>(
  type: RecordType<Known, Prefixed>,
  fields: Fields,
): FieldsOf<RecordType<Known, Prefixed>> {
  return shownFields(type, { kind: type.kind, record: '', fields })
}

/** Where a visit was that they brought along; undefined when somebody wrote it of them here. */
function placeOf(
  openDay: string,
  group: readonly VisitRow[],
  elsewhere: ReturnType<typeof placesElsewhere>,
): string | undefined {
  const places = group.map(({ person }) => elsewhere.get(person)?.get(openDay))
  return places.every((place) => place !== undefined) ? places[0] : undefined
}

function byDate(a: DayVisit, b: DayVisit): number {
  const order = (a.date ?? '9999').localeCompare(b.date ?? '9999')
  return order === 0 ? a.openDay.localeCompare(b.openDay) : order
}
