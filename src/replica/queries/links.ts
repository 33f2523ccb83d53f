/** Links between records of one person, as they stand. Of its own, so that the first screen needs no record's shape. */
import type { PersonLink } from '../../log/links.ts'
import type { LocalDatabase } from '../tables.ts'

export async function readLinks(db: LocalDatabase): Promise<readonly PersonLink[]> {
  return (await db.link.toArray()).map(({ record, shown }) => ({ record, same: shown.same === true }))
}
