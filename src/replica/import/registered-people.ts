/** Who the phone has in its registry, as an import looks for them. */
import type { Registered } from '../../domain/workbook/registered.ts'
import type { Entry } from '../../log/entry.ts'
import { foldAll } from '../../log/fold.ts'
import { canonicalByPerson } from '../../log/links.ts'
import { shownFields } from '../../log/record-type.ts'
import { link, type LinkFields } from '../../log/records/link.ts'
import { person } from '../../log/records/person.ts'

export interface Registry {
  /** One a record. */
  readonly people: readonly Registered[]
  /** Links between people that are there already, whatever they say. */
  readonly links: ReadonlySet<string>
  /** One a person: records that are joined are read as one. */
  readonly joined: readonly Registered[]
}

/** The people of a registry, by all that was ever written about them. */
export function registryIn(entries: Iterable<Entry>): Registry {
  const people: Registered[] = []
  const links = new Map<string, LinkFields>()
  for (const state of foldAll(entries).values()) {
    if (state.kind === 'link') links.set(state.record, shownFields(link, state))
    if (state.kind !== 'person') continue
    const { name, nik, sex, birthDate, motherName, fatherName } = shownFields(person, state)
    if (!name) continue
    people.push({
      record: state.record,
      name,
      ...(nik && { nik }),
      ...(sex && { sex }),
      ...(birthDate && { birthDate }),
      ...(motherName && { motherName }),
      ...(fatherName && { fatherName }),
    })
  }
  const canonical = canonicalByPerson([...links].map(([record, { same }]) => ({ record, same: same === true })))
  const joined = new Map<string, Registered>()
  for (const one of people) {
    const root = canonical.get(one.record) ?? one.record
    const known = joined.get(root)
    const isRoot = one.record === root
    joined.set(root, {
      ...(isRoot ? known : one),
      ...(isRoot ? one : known),
      name: (isRoot ? one : (known ?? one)).name,
      record: root,
    })
  }
  return { people, links: new Set(links.keys()), joined: [...joined.values()] }
}
