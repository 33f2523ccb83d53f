import type { CalendarDate } from '../../domain/calendar.ts'
import { recipientsOn } from '../../domain/mbg/recipients.ts'
import type { StoredDatabase } from '../../replica/tables.ts'
import { Live } from '../../replica/live.svelte.ts'
import { readUserNames } from '../../replica/queries/child.ts'
import { loadMbgDays, loadMbgPeople } from '../../replica/queries/mbg.ts'
import { lastKnown } from '../last-known.ts'
import type { People } from '../people.svelte.ts'

/** Hand-out days and their lists, kept up to date; must be made while a component starts. */
export class MbgList {
  readonly #days
  readonly #people
  readonly #users

  constructor(db: StoredDatabase, people: People) {
    this.#days = new Live(db, loadMbgDays)
    this.#users = new Live(db, readUserNames)
    this.#people = $derived.by(() => {
      const { all } = people
      return all && new Live(db, (db) => loadMbgPeople(db, all))
    })
  }

  /** Newest first; undefined until they are read. */
  get days() {
    return this.#days.current
  }

  readonly people = $derived.by(lastKnown(() => this.#people?.current))

  /** Undefined until everybody is read. */
  recipients(on: CalendarDate) {
    const { days, people } = this
    return days && people && recipientsOn(people, days, on)
  }

  nameOf(user: string): string {
    return this.#users.current?.get(user) ?? ''
  }
}
