import type { CalendarDate } from '../domain/calendar.ts'
import { expectedOn, progressOf, visitsByPerson } from '../domain/open-day.ts'
import type { LocalDatabase } from '../replica/tables.ts'
import { Live } from '../replica/live.svelte.ts'
import { loadDayVisits } from '../replica/queries/open-days.ts'
import type { People } from './people.svelte.ts'

/** An open day as it stands: who is expected, who came, who waits. */
export class DayState {
  readonly #visits
  readonly #date
  readonly #people
  readonly #expected = $derived.by(() => expectedOn(this.#date() ?? '', this.#people.all ?? []))
  readonly #byPerson = $derived.by(() =>
    visitsByPerson(this.#visits.current ?? [], (person) => this.#people.find(person)?.record ?? person),
  )
  readonly progress = $derived.by(() => progressOf([...this.#byPerson.values()], this.#expected))

  /** `date` is undefined until the open day has been read. */
  constructor(db: LocalDatabase, people: People, openDay: string, date: () => CalendarDate | undefined) {
    this.#date = date
    this.#people = people
    this.#visits = new Live(db, (db) => loadDayVisits(db, openDay))
  }

  /** Until then nobody knows who came: no number may be said. */
  get isRead(): boolean {
    return this.#visits.current !== undefined && this.#people.all !== undefined && this.#date() !== undefined
  }

  get expected(): ReadonlySet<string> {
    return this.#expected
  }

  hasCome(person: string): boolean {
    return this.#byPerson.get(person)?.came === true
  }
}
