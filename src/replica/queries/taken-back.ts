/**
 * Records that are nobody: a registration that was undone, or somebody whose move here was. What had come with them
 * stays in the log and in the tables, and is asked about no more.
 */
import { recordsOfPerson } from '../../log/links.ts'
import type { LocalDatabase } from '../tables.ts'
import { readLinks } from './links.ts'

/** Rows without those of nobody. Whom this phone has not heard of yet may still come. */
export async function withoutTakenBack<Row>(
  db: LocalDatabase,
  rows: readonly Row[],
  personOf: (row: Row) => string,
): Promise<readonly Row[]> {
  const people = [...new Set(rows.map(personOf))]
  const known = await db.person.bulkGet(people)
  const empty = people.filter((_, i) => known[i] && Object.values(known[i].shown).every((value) => value === null))
  if (empty.length === 0) return rows
  const links = await readLinks(db)
  // Of two records that are one person the other may still say who it is.
  const nobody = new Set(empty.filter((person) => recordsOfPerson(person, links).length === 1))
  return rows.filter((row) => !nobody.has(personOf(row)))
}
