/**
 * People joined by links, read as one. A link with `same: true` joins two person records and can be unsaid; the joins
 * form groups, and a group goes by its smallest record id, so that every phone names it alike, whichever link came first.
 */

export interface PersonLink {
  /** `linkId` of the two people. */
  readonly record: string
  readonly same: boolean
}

export function partsOfLinkId(link: string): { readonly a: string; readonly b: string } {
  const tilde = link.indexOf('~')
  return { a: link.slice(0, tilde), b: link.slice(tilde + 1) }
}

/** The canonical record of everybody who is joined to somebody else. Whoever is not in it stands for themselves. */
export function canonicalByPerson(links: Iterable<PersonLink>): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  for (const { record, same } of links) {
    if (!same) continue
    const { a, b } = partsOfLinkId(record)
    join(parents, rootOf(parents, a), rootOf(parents, b))
  }
  return new Map([...parents.keys()].map((person) => [person, rootOf(parents, person)]))
}

/** All records that are this person, smallest id first: the first one is canonical. */
export function recordsOfPerson(person: string, links: Iterable<PersonLink>): readonly string[] {
  const canonical = canonicalByPerson(links)
  const own = canonical.get(person)
  if (own === undefined) return [person]
  return [...canonical].flatMap(([record, root]) => (root === own ? [record] : [])).sort()
}

/** The smaller id becomes the root, so a root is always the smallest of its group. */
function join(parents: Map<string, string>, a: string, b: string): void {
  const [smaller, larger] = a < b ? [a, b] : [b, a]
  parents.set(smaller, smaller)
  parents.set(larger, smaller)
}

function rootOf(parents: ReadonlyMap<string, string>, person: string): string {
  let root = person
  for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
    root = parent
  return root
}
