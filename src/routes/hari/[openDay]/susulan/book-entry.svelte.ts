import { daysBetween, type CalendarDate } from '../../../../domain/calendar.ts'
import { loadGrowthTables } from '../../../../domain/growth/load-tables.ts'
import type { GrowthTables } from '../../../../domain/growth/tables.ts'
import { checkMeasurement } from '../../../../domain/measure/check.ts'
import type { MeasureField } from '../../../../domain/measure/limits.ts'
import type { VisitFields } from '../../../../log/records/visit.ts'
import { fieldStates } from '../../../../replica/field-states.ts'
import { Live } from '../../../../replica/live.svelte.ts'
import { readChildren } from '../../../../replica/queries/child.ts'
import type { StoredDatabase } from '../../../../replica/tables.ts'
import type { KnownPerson } from '../../../../replica/queries/people.ts'
import { lastMeasurements } from '../../../growth-record.ts'
import type { People } from '../../../people.svelte.ts'
import { withinLimits } from '../timbang/[person]/child-entry.ts'
import type { Check } from '../timbang/[person]/entry.ts'
import { rowsByPerson, shownOf, withChildren, type DayRows } from './day-rows.ts'

/** Children at a time: the first rows can be typed into while the others are read. */
const SLICE = 40

/** What a grid of children needs to know: what stands recorded on that day, and what was measured before. */
export class BookEntry {
  readonly #openDay: string
  readonly #visits
  readonly #people: People
  #children = $state.raw(withChildren(undefined, []))
  #tables: GrowthTables | undefined = $state.raw()
  #areTablesSettled = $state(false)
  #isReadThrough = $state(false)

  readonly #byPerson = $derived.by((): DayRows =>
    rowsByPerson(this.#visits.current ?? [], (person) => this.#people.find(person)?.record ?? person),
  )

  constructor(db: StoredDatabase, people: People, openDay: string) {
    this.#openDay = openDay
    this.#people = people
    this.#visits = new Live(db, (db) => db.visit.where('openDay', openDay))
    loadGrowthTables()
      .then(
        (tables) => (this.#tables = tables),
        () => undefined,
      )
      .finally(() => (this.#areTablesSettled = true))
  }

  async read(db: StoredDatabase, people: readonly KnownPerson[]): Promise<void> {
    for (let start = 0; start < people.length; start += SLICE) {
      const slice = people.slice(start, start + SLICE).map(({ record }) => record)
      const children = await readChildren(db, slice)
      this.#children = withChildren(this.#children, children)
      await new Promise((resolve) => setTimeout(resolve))
    }
    this.#isReadThrough = true
  }

  get isRead(): boolean {
    return this.#visits.current !== undefined
  }

  /** Whether all is here that a number of this person is judged by. Before that none is saved: nobody would be asked. */
  canJudge(person: string): boolean {
    return this.#areTablesSettled && (this.#isReadThrough || this.#children.has(person))
  }

  /** Those who have a visit on that day. */
  get visitors(): readonly string[] {
    return [...this.#byPerson.keys()]
  }

  recorded(person: string): VisitFields {
    return shownOf(this.#byPerson, person)
  }

  /** The ids of all heads that stand now. */
  heads(person: string): readonly string[] {
    const rows = this.#byPerson.get(person) ?? []
    return rows.flatMap((row) => Object.values(fieldStates(row)).flatMap(({ heads }) => heads.map(({ id }) => id)))
  }

  /** By what is known of this child; where the tables cannot be loaded, by the limits alone. */
  checkOf({ record, sex }: KnownPerson, born: CalendarDate | undefined, on: CalendarDate): Check {
    const [tables, child] = [this.#tables, this.#children.get(record)]
    return (name, value, context) => {
      const field = name as MeasureField
      if (!tables || !sex || !born) return withinLimits(field, value)
      const last = child ? lastMeasurements(child.visits, this.#openDay, on) : {}
      return checkMeasurement(tables, field, value, { sex, ageDays: daysBetween(born, on), last, ...context })
    }
  }

  /** Where a value of this person is written, joined records too. */
  joined(person: string, openDay: string) {
    const child = this.#children.get(person)
    const fields = child?.visits.find((visit) => visit.openDay === openDay)?.fields ?? {}
    return { records: (child?.records ?? []).filter((record) => record !== person), fields }
  }
}
