import { createContext } from 'svelte'
import { groupBy } from '../domain/group-by.ts'
import { buildIndex, search, twinsAmong, type Found } from '../domain/search.ts'
import type { Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import { loadPeople, peopleByRecord, type KnownPerson } from '../replica/queries/people.ts'
import { keptSealed } from './kept.ts'

/** As many as fill a phone's screen. */
const FIRST_SCREEN = 12
const LAST_SHOWN = 'warga/teratas'

/** Everybody in the registry, read once and kept up to date, with an index that answers a keystroke at once. */
export class People {
  readonly #all
  /** The top of the list as it last was: on the screen before any table is open, and put right a moment later. */
  readonly #lastShown = readLastShown()
  readonly #index = $derived.by(() => buildIndex(this.all ?? this.#lastShown))
  readonly #twins = $derived.by(() => twinsAmong(this.all ?? []))
  readonly #byRecord = $derived.by(() => peopleByRecord(this.all ?? this.#lastShown))

  readonly #byFamily = $derived.by(() => groupBy(this.all ?? [], ({ family }) => family))

  constructor({ db }: Replica) {
    const isShown = firstScreenShown()
    this.#all = new Live(db, async (db) => {
      await isShown
      return loadPeople(db)
    })
  }

  /** Reads everybody and makes the index, so that the first letter somebody types is answered like the second. */
  warm(): void {
    if (this.all) requestIdleCallback(() => keepLastShown(this.search('', FIRST_SCREEN).items))
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

  /** For the head of a screen that has not read the person's records yet. */
  nameOf(record: string): string {
    return this.find(record)?.name ?? '…'
  }

  /** Whether they are asked after here: not who moved or died. While nobody was read yet, everybody is. */
  isHere(record: string): boolean {
    const person = this.find(record)
    return person ? !person.hasMoved && !person.hasDied : this.all === undefined
  }

  familyOf(person: KnownPerson): readonly KnownPerson[] {
    return (person.family === undefined ? undefined : this.#byFamily.get(person.family)) ?? [person]
  }
}

export const [usePeople, setPeople] = createContext<People>()

/** Reading two thousand people takes a cheap phone half a second: what can be seen comes first. */
async function firstScreenShown(): Promise<void> {
  if (document.hidden) return
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

function readLastShown(): readonly KnownPerson[] {
  try {
    return JSON.parse(keptSealed().getItem(LAST_SHOWN) ?? '[]') as KnownPerson[]
  } catch {
    return []
  }
}

function keepLastShown(people: readonly KnownPerson[]): void {
  try {
    keptSealed().setItem(LAST_SHOWN, JSON.stringify(people))
  } catch {
    // No room: the next start shows the list a moment later.
  }
}
