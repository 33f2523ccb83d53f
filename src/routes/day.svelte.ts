import { groupsProgress, progressOf } from '../domain/open-day.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { StoredDatabase } from '../replica/tables.ts'
import { Live } from '../replica/live.svelte.ts'
import { greatestNumber, loadDayVisits } from '../replica/queries/open-days.ts'
import type { KnownPerson } from '../replica/queries/people.ts'
import { marksOf, missingSteps, workedSteps, type ServedDay } from './hari/[openDay]/queue.ts'
import { allOf, cameOf, visitsByPerson } from './day-visits.ts'
import type { People } from './people.svelte.ts'
import { isStepDone, isStepSkipped, steps, type Step } from './steps.ts'

const NO_DAY: ServedDay = { date: '', groups: [] }

/** An open day as it stands: who is expected, who came, who waits where. */
export class DayState {
  readonly #visits
  readonly #day
  readonly #people
  readonly #byPerson = $derived.by(() =>
    visitsByPerson(this.#visits.current ?? [], (person) => this.#people.find(person)?.record ?? person),
  )
  /** Each group of the day with its own sasaran. */
  readonly groups = $derived.by(() => {
    const { date, groups } = this.#day() ?? NO_DAY
    return groupsProgress(date, groups, this.#people.all ?? [], cameOf(this.#byPerson))
  })
  readonly #expected = $derived.by(() => allOf(this.groups))
  readonly progress = $derived.by(() => {
    const visits = [...this.#byPerson].map(([person, shown]) => ({
      person,
      came: shown.came === true,
      done: isStepDone(2, shown),
    }))
    return progressOf(visits, this.#expected)
  })
  readonly #worked = $derived.by(() => workedSteps([...this.#byPerson.values()]))

  /** Who came and has not gone home. */
  readonly #here = $derived.by((): readonly { readonly person: KnownPerson; readonly shown: VisitFields }[] => {
    return [...this.#byPerson].flatMap(([record, shown]) => {
      const person = this.#people.find(record)
      return person && shown.came === true && shown.left !== true ? [{ person, shown }] : []
    })
  })

  /** `day` is undefined until the open day has been read. */
  constructor(db: StoredDatabase, people: People, openDay: string, day: () => ServedDay | undefined) {
    this.#day = day
    this.#people = people
    this.#visits = new Live(db, (db) => loadDayVisits(db, openDay))
  }

  /** Until then nobody knows who came: no number may be said. */
  get isRead(): boolean {
    return this.#visits.current !== undefined && this.#people.all !== undefined && this.#day() !== undefined
  }

  /** The records of all who are expected. */
  get expected(): ReadonlySet<string> {
    return this.#expected
  }

  /** The greatest queue number given so far; 0 before the first. */
  get lastNumber(): number {
    return greatestNumber(this.#visits.current ?? [])
  }

  hasCome(person: string): boolean {
    return this.shownOf(person)?.came === true
  }

  shownOf(person: string): VisitFields | undefined {
    return this.#byPerson.get(person)
  }

  /** Those still here who passed a step by, and the first such step. */
  readonly missed = $derived.by((): readonly { readonly person: KnownPerson; readonly step: Step }[] =>
    this.#here.flatMap(({ person, shown }) => {
      const step = steps[marksOf(shown, this.#worked).indexOf('missed')]
      return step === undefined ? [] : [{ person, step }]
    }),
  )

  /** How many wait at each step; at the first, how many have not come. */
  readonly waiting = $derived.by((): Readonly<Record<Step, number>> => {
    const waitsAt = (step: Step, shown: VisitFields): boolean =>
      !isStepDone(step, shown) &&
      !isStepSkipped(step, shown) &&
      !missingSteps(shown, this.#worked).some((missing) => missing < step)
    const counts = steps.map((step) => [step, this.#here.filter(({ shown }) => waitsAt(step, shown)).length])
    return {
      ...(Object.fromEntries(counts) as Record<Step, number>),
      1: Math.max(0, this.progress.expected - this.progress.came),
    }
  })
}
