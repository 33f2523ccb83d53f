import { Live } from '../../../replica/live.svelte.ts'
import type { Replica } from '../../../replica/client.ts'
import { usePeople } from '../../people.svelte.ts'
import type { Step } from '../../steps.ts'
import { rememberMoments } from './moments.ts'
import { boardOf, queueAt, type ServedDay } from './queue.ts'

const MINUTE_MS = 60_000

/** One open day as the stations see it, kept up to date; must be made while a component starts. */
export class OpenDayQueue {
  readonly #day
  readonly #visits
  readonly #people = usePeople()
  readonly #step: Step
  readonly #momentsOf = rememberMoments()
  #now = $state.raw(Date.now())

  /** `queue` is the one at this step. */
  constructor({ db }: Replica, openDay: () => string, step: Step = 2) {
    this.#step = step
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

  /** Whom it is for; undefined while its date is not known. */
  readonly served = $derived.by((): ServedDay | undefined => {
    const shown = this.#day.current?.shown
    return shown?.date ? { date: shown.date, groups: shown.groups ?? [] } : undefined
  })

  /** Everybody who came; undefined until that is known. */
  readonly board = $derived.by(() => {
    const visits = this.#visits.current
    if (!this.served || !visits || !this.#people.all) return undefined
    return boardOf(visits, (record) => this.#people.find(record), this.#now, this.#momentsOf)
  })

  readonly queue = $derived.by(() => this.board && queueAt(this.board, this.#step))
}
