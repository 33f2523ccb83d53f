import { Live } from '../../../replica/live.svelte.ts'
import type { Replica } from '../../../replica/client.ts'
import { usePeople } from '../../people.svelte.ts'
import { queueOf } from './queue.ts'

const MINUTE_MS = 60_000

/** One open day as the stations see it, kept up to date; must be made while a component starts. */
export class OpenDayQueue {
  readonly #day
  readonly #visits
  readonly #people = usePeople()
  #now = $state.raw(Date.now())

  constructor({ db }: Replica, openDay: () => string) {
    this.#day = $derived.by(() => {
      const record = openDay()
      return new Live(db, async (db) => (await db.openDay.get(record)) ?? null)
    })
    this.#visits = $derived.by(() => {
      const record = openDay()
      return new Live(db, (db) => db.visit.where('openDay', record))
    })
    $effect(() => {
      const timer = setInterval(() => (this.#now = Date.now()), MINUTE_MS / 2)
      return () => clearInterval(timer)
    })
  }

  /** Undefined until it was read, null when this phone does not have the open day. */
  get date(): string | null | undefined {
    const row = this.#day.current
    return row === undefined ? undefined : (row?.shown.date ?? null)
  }

  readonly queue = $derived.by(() => {
    const visits = this.#visits.current
    if (!this.date || !visits || !this.#people.all) return undefined
    return queueOf(visits, (record) => this.#people.find(record), this.date, this.#now)
  })
}
