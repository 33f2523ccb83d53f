import type { VisitFields } from '../../log/records/visit.ts'
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

/** What stands in the visits of a day, by the visits' own person records. */
export async function loadDayVisits(
  db: LocalDatabase,
  openDay: string,
): Promise<readonly { readonly person: string; readonly shown: VisitFields }[]> {
  const rows = await db.visit.where('openDay', openDay)
  return rows.map(({ person, shown }) => ({ person, shown }))
}

/** The greatest queue number this phone knows of on that day; 0 when there is none. */
export async function lastQueueNumber(db: LocalDatabase, openDay: string): Promise<number> {
  return greatestNumber(await loadDayVisits(db, openDay))
}

export function greatestNumber(visits: readonly { readonly shown: VisitFields }[]): number {
  return visits.reduce((greatest, { shown }) => Math.max(greatest, shown.number ?? 0), 0)
}
