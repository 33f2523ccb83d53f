import { checkIn } from '../../replica/intentions/visit.ts'
import type { KnownPerson } from '../../replica/queries/people.ts'
import type { Replica } from '../../replica/client.ts'
import { t } from '../../ui/words/words.svelte.ts'
import { attempt } from '../attempt.ts'
import type { DayState } from '../day.svelte.ts'
import { saySaved } from '../saving.ts'
import type { Session } from '../session.svelte.ts'

/** Checks people in with numbers that follow one another, also when two families come in quick succession. */
export class Coming {
  /** Numbers given here before the table shows them. */
  #lastGiven = 0
  readonly #replica
  readonly #session
  readonly #openDay
  readonly #standing

  constructor(replica: Replica, session: Session, openDay: string, standing: DayState) {
    this.#replica = replica
    this.#session = session
    this.#openDay = openDay
    this.#standing = standing
  }

  /** True when they are on this phone's disk. */
  async checkIn(coming: readonly KnownPerson[]): Promise<boolean> {
    const [first] = coming
    const posyandu = this.#session.self?.posyandu
    if (!first || posyandu === undefined) return false
    const number = Math.max(this.#standing.lastNumber, this.#lastGiven) + 1
    this.#lastGiven = number + coming.length - 1
    const places = coming.map(({ record }) => ({ posyandu, openDay: this.#openDay, person: record }))
    const { append } = this.#replica
    const result = await attempt(() => checkIn(append, places, number))
    const { register } = t().people
    return saySaved(append, result, coming.length > 1 ? register.doneMany(coming.length) : register.done(first.name))
  }
}
