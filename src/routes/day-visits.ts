import { groupBy } from '../domain/group-by.ts'
import type { VisitFields } from '../log/records/visit.ts'
import { mergeShown } from './hari/[openDay]/queue.ts'

/** What stands in a day's visits by canonical record: records that are one person read as one. */
export function visitsByPerson(
  visits: readonly { readonly person: string; readonly shown: VisitFields }[],
  canonical: (person: string) => string,
): ReadonlyMap<string, VisitFields> {
  const groups = groupBy(visits, ({ person }) => canonical(person))
  return new Map([...groups].map(([person, group]) => [person, mergeShown(group.map(({ shown }) => shown))]))
}

/** The records of those who came. */
export function cameOf(visits: ReadonlyMap<string, VisitFields>): ReadonlySet<string> {
  return new Set([...visits].flatMap(([person, { came }]) => (came === true ? [person] : [])))
}

export function allOf(groups: readonly { readonly expected: ReadonlySet<string> }[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ expected }) => [...expected]))
}
