/** The telephone numbers by which people can be reached. */
import type { LocalDatabase } from '../tables.ts'

/** By record: their own number, else their mother's, else that of whoever of the family has one. */
export async function phonesOf(db: LocalDatabase, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = (await db.person.bulkGet(people)).flatMap((row) => row ?? [])
  const families = [...new Set(rows.flatMap(({ shown, family }) => (shown.phone || !family ? [] : [family])))]
  const members = (await db.person.whereAny('family', families)).filter(({ shown }) => shown.phone)
  return new Map(
    rows.flatMap(({ record, family, shown }) => {
      const own = members.filter((member) => member.family === family)
      const mother = own.find((member) => member.shown.name === shown.motherName)
      const phone = shown.phone ?? (mother ?? own[0])?.shown.phone
      return phone ? [[record, phone] as const] : []
    }),
  )
}
