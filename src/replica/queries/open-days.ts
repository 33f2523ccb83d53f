import type { LocalDatabase } from '../tables.ts'

export interface OpenDay {
  readonly record: string
  readonly date: string
  readonly place: string | undefined
  readonly groups: readonly string[]
}

/** Newest first; cancelled days are not there. */
export async function loadOpenDays(db: LocalDatabase): Promise<readonly OpenDay[]> {
  const rows = await db.openDay.toArray()
  return rows
    .flatMap(({ record, shown }) =>
      shown.date && !shown.cancelled
        ? [{ record, date: shown.date, place: shown.place ?? undefined, groups: shown.groups ?? [] }]
        : [],
    )
    .sort((a, b) => (a.date === b.date ? (a.record < b.record ? 1 : -1) : a.date < b.date ? 1 : -1))
}

/** Who came to a day, and who of them still waits at the scale. By the visits' own person records. */
export async function loadDayVisits(
  db: LocalDatabase,
  openDay: string,
): Promise<readonly { readonly person: string; readonly came: boolean; readonly done: boolean }[]> {
  const rows = await db.visit.where('openDay', openDay)
  return rows.map(({ person, shown }) => ({
    person,
    came: shown.came === true,
    done: typeof shown.weightKg === 'number' || typeof shown.notWeighed === 'string',
  }))
}
