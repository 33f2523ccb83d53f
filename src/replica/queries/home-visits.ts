/** Visits at home, as they stand; one that was taken back is not there. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { joinFields } from '../../log/joined.ts'
import { canonicalByPerson, recordsOfPerson } from '../../log/links.ts'
import { dateOfHomeDay } from '../../log/record-id.ts'
import { shownFields } from '../../log/record-type.ts'
import { homeVisit as type, type HomeVisitFields } from '../../log/records/home-visit.ts'
import type { HomeVisitRow } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'
import { fieldsOfRow, type Fields } from './child.ts'
import { readLinks } from './links.ts'
import { withoutTakenBack } from './taken-back.ts'

export interface HomeVisit {
  /** The person's canonical record; on the family's own sheet the family's. */
  readonly about: string
  readonly on: CalendarDate
  readonly shown: HomeVisitFields
  readonly fields: Fields
  /** Who wrote of it last, as the log names them. */
  readonly by: string
}

/** Newest first. */
export async function loadHomeVisits(db: LocalDatabase): Promise<readonly HomeVisit[]> {
  const rows = await withoutTakenBack(db, await db.homeVisit.toArray(), ({ person }) => person)
  return readAll(rows, canonicalByPerson(await readLinks(db)))
}

/** Those of one person, by any of their records; newest first. */
export async function loadHomeVisitsOf(db: LocalDatabase, person: string): Promise<readonly HomeVisit[]> {
  const links = await readLinks(db)
  return readAll(await db.homeVisit.whereAny('person', recordsOfPerson(person, links)), canonicalByPerson(links))
}

function readAll(rows: readonly HomeVisitRow[], canonical: ReadonlyMap<string, string>): readonly HomeVisit[] {
  const groups = groupBy(rows, ({ person, openDay }) => `${canonical.get(person) ?? person}/${openDay}`)
  return [...groups.values()]
    .flatMap((group) => readOne(canonical.get(group[0].person) ?? group[0].person, group))
    .sort((a, b) => (a.on < b.on ? 1 : -1))
}

function readOne(about: string, rows: readonly [HomeVisitRow, ...HomeVisitRow[]]): readonly HomeVisit[] {
  const on = dateOfHomeDay(rows[0].openDay)
  const fields = joinFields(rows.map(fieldsOfRow))
  const shown = shownFields(type, { kind: type.kind, record: '', fields })
  if (on === undefined || Object.values(shown).every((value) => value === null || value === undefined)) return []
  const heads = Object.values(fields).flatMap((field) => field.heads)
  const last = heads.reduce((newest, head) => (head.at > newest.at ? head : newest), heads[0]!)
  return [{ about, on, shown, fields, by: last.who }]
}
