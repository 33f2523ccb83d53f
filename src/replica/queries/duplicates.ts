/** Two who may be one, and what was answered about them. */
import type { KnownLink } from '../../domain/duplicates/listed-pairs.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import { partsOfLinkId } from '../../log/links.ts'
import type { LocalDatabase } from '../tables.ts'
import { readJoined, type Child } from './child.ts'
import { dosesOf } from './immunization.ts'

export interface Side {
  readonly child: Child
  readonly doses: readonly RecordedDose[]
}

/** Each set of records read as one person, whatever the links say; undefined where it is not on this phone. */
export async function readPair(
  db: LocalDatabase,
  a: readonly string[],
  b: readonly string[],
): Promise<{ readonly a: Side | undefined; readonly b: Side | undefined }> {
  const [people, earlier] = await Promise.all([readJoined(db, [a, b]), db.immunization.bulkGet([...a, ...b])])
  const of = (records: readonly string[]): Side | undefined => {
    const child = people.find(({ record }) => record === records[0])
    const books = earlier.flatMap((row) => (row && records.includes(row.record) ? [row] : []))
    return child && { child, doses: dosesOf(child, books) }
  }
  return { a: of(a), b: of(b) }
}

/** Answers that were taken back are not there. */
export async function loadKnownLinks(db: LocalDatabase): Promise<readonly KnownLink[]> {
  const rows = await db.link.toArray()
  return rows.flatMap(({ record, shown: { same, settled, because }, conflicts }) => {
    const isDisputed = conflicts.includes('same')
    if (typeof same !== 'boolean' && !isDisputed) return []
    const answer = { isSame: same === true, isSettled: settled === true, because: because ?? undefined, isDisputed }
    return [{ ...partsOfLinkId(record), ...answer }]
  })
}
