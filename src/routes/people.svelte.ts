import { createContext } from 'svelte'
import { groupBy } from '../domain/group-by.ts'
import { buildIndex, search, twinsAmong, type Found } from '../domain/search.ts'
import type { Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import { loadPeople, loadSomePeople, peopleByRecord, type KnownPerson } from '../replica/queries/people.ts'

const FIRST_SCREEN = 12

/** Everybody in the registry, read once and kept up to date, with an index that answers a keystroke at once. */
export class People {
  readonly #all
  readonly #some
  readonly #index = $derived.by(() => buildIndex(this.all ?? this.#some.current ?? []))
  readonly #twins = $derived.by(() => twinsAmong(this.all ?? []))
  readonly #byRecord = $derived.by(() => peopleByRecord(this.all ?? []))

  readonly #byFamily = $derived.by(() => groupBy(this.all ?? [], ({ family }) => family))

  constructor({ db }: Replica) {
    this.#all = new Live(db, (db) => loadPeople(db))
    this.#some = new Live(db, (db) => loadSomePeople(db, FIRST_SCREEN))
  }

  /** Reads everybody and makes the index, so that the first letter somebody types is answered like the second. */
  warm(): void {
    if (this.all) requestIdleCallback(() => this.search('a', 1))
  }

  /** Undefined until they have been read. */
  get all(): readonly KnownPerson[] | undefined {
    return this.#all.current
  }

  search(query: string, limit: number): Found<KnownPerson> {
    return search(this.#index, query, limit)
  }

  isTwin(person: KnownPerson): boolean {
    return this.#twins.has(person)
  }

  /** By any of the records that are this person. */
  find(record: string): KnownPerson | undefined {
    return this.#byRecord.get(record)
  }

  familyOf(person: KnownPerson): readonly KnownPerson[] {
    return (person.family === undefined ? undefined : this.#byFamily.get(person.family)) ?? [person]
  }
}

export const [usePeople, setPeople] = createContext<People>()
