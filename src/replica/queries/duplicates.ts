/** What was answered about people who may be one. */
import type { KnownLink } from '../../domain/duplicates/listed-pairs.ts'
import { partsOfLinkId } from '../../log/links.ts'
import type { LocalDatabase } from '../tables.ts'

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
