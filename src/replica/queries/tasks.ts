import type { LocalDatabase } from '../tables.ts'

/** How many things wait for a person to look at: records with a conflict or a doubt, and possible duplicates. */
export async function countTasks(db: LocalDatabase): Promise<number> {
  const tables = [db.person, db.family, db.openDay, db.visit]
  const open = await Promise.all(tables.map((table) => table.count('open', 1)))
  const links = (await db.link.toArray()).filter(
    ({ shown }) => shown.settled !== true && shown.same !== undefined,
  ).length
  return open.reduce((sum, count) => sum + count, links)
}
