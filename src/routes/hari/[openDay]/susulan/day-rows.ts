import { groupBy } from '../../../../domain/group-by.ts'
import type { VisitFields } from '../../../../log/records/visit.ts'
import type { VisitRow } from '../../../../replica/database.ts'
import type { Child } from '../../../../replica/queries/child.ts'
import { mergeShown } from '../queue.ts'

/** A day's visits by canonical record. */
export type DayRows = ReadonlyMap<string, readonly VisitRow[]>

const NOTHING: VisitFields = {}

export function rowsByPerson(visits: readonly VisitRow[], canonical: (person: string) => string): DayRows {
  return groupBy(visits, ({ person }) => canonical(person))
}

export function shownOf(rows: DayRows, person: string): VisitFields {
  const own = rows.get(person)
  return own ? mergeShown(own.map(({ shown }) => shown)) : NOTHING
}

/** By canonical record, with these added. */
export function withChildren(
  known: ReadonlyMap<string, Child> | undefined,
  children: readonly Child[],
): ReadonlyMap<string, Child> {
  return new Map([...(known ?? []), ...children.map((child) => [child.record, child] as const)])
}
