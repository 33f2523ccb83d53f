import type { Replica } from '../replica/client.ts'
import type { KnownPerson } from '../replica/queries/people.ts'

/** The names of those who have this person's step open on another screen right now; undefined when nobody has. */
export function companyOf({ presence }: Replica, { records }: KnownPerson): string | undefined {
  const names = presence.others.filter(({ person }) => records.includes(person)).map(({ who }) => who)
  return names.length > 0 ? [...new Set(names)].join(', ') : undefined
}
