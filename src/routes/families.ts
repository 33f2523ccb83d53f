import { groupBy } from '../domain/group-by.ts'
import { searchKey } from '../domain/search.ts'
import type { KnownPerson } from '../replica/queries/people.ts'

export interface KnownFamily {
  readonly family: string
  readonly motherName: string | undefined
  readonly fatherName: string | undefined
  readonly rt: string | undefined
  readonly names: readonly string[]
}

/** The families of the people found for a mother's name: as their own name, or as their children's mother. */
export function familiesNamed(
  found: readonly KnownPerson[],
  everybody: readonly KnownPerson[],
  typed: string,
): readonly KnownFamily[] {
  const wanted = new Set(found.flatMap(({ family }) => family ?? []))
  const members = groupBy(
    everybody.filter(({ family }) => family !== undefined && wanted.has(family)),
    ({ family }) => family ?? '',
  )
  const first = searchKey(typed).split(' ')[0] ?? ''
  const isNamed = (name: string | undefined): boolean =>
    name !== undefined && ` ${searchKey(name)}`.includes(` ${first}`)
  return [...wanted].flatMap((family) => {
    const people = members.get(family) ?? []
    const child = people.find(({ motherName }) => isNamed(motherName))
    const mother = child?.motherName ?? people.find(({ name, sex }) => sex === 'P' && isNamed(name))?.name
    if (mother === undefined) return []
    const fatherName = (child ?? people.find((one) => one.motherName === mother))?.fatherName
    return [{ family, motherName: mother, fatherName, rt: people[0]?.rt, names: people.map(({ name }) => name) }]
  })
}
