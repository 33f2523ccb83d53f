/** Who is on the village's list of the poor, who lives with a disability, and who moves away or dies. */
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts'
import type { Json } from '../../src/log/entry.ts'
import { ageOf } from './grown-ups.ts'
import { Luck } from './luck.ts'
import type { Notebook } from './notebook.ts'
import type { Family, Person } from './people.ts'

/** Made up: enough that every list and form has somebody in it. Nobody should plan by these. */
const GAKIN_SHARE = 0.28
const NOT_ASKED_SHARE = 0.15
const DISABLED_SHARE = 0.015
/** In a month. */
const FAMILIES_MOVE = 0.0015
const DIES = { young: 0.0002, elder: 0.003 }
const KINDS = ['fisik', 'netra', 'rungu', 'wicara', 'intelektual', 'mental']
const ELSEWHERE = ['Kota Bengkulu', 'Curup', 'Arga Makmur', 'Lubuklinggau']

export class Lives {
  readonly #luck: Luck
  readonly #notebook: Notebook
  readonly #gone = new Set<Person>()

  constructor(seed: number, notebook: Notebook) {
    this.#luck = new Luck(seed + 500_000)
    this.#notebook = notebook
  }

  isGone(person: Person): boolean {
    return this.#gone.has(person)
  }

  /** What the family card says; nothing where nobody asked. */
  family(): Record<string, Json> {
    return this.#luck.is(NOT_ASKED_SHARE) ? {} : { gakin: this.#luck.is(GAKIN_SHARE) }
  }

  /** An empty list: none. */
  person(): Record<string, Json> {
    if (this.#luck.is(NOT_ASKED_SHARE)) return {}
    return { disability: this.#luck.is(DISABLED_SHARE) ? [this.#luck.pick(KINDS)] : [] }
  }

  /** Between two open days. `isCarrying`: whoever expects a child stays. */
  month(families: readonly Family[], openDay: CalendarDate, isCarrying: (person: Person) => boolean): void {
    const luck = this.#luck
    for (const { people } of families) {
      const here = people.filter((person) => !this.#gone.has(person) && person.birthDate <= openDay)
      if (here.some(isCarrying)) continue
      const on = addDays(openDay, -luck.int(3, 20))
      if (luck.is(FAMILIES_MOVE)) this.#leave(here, on, { living: 'pindah', movedTo: luck.pick(ELSEWHERE) })
      else for (const person of here) this.#mayDie(person, on)
    }
  }

  /** To the next posyandu. */
  moves(people: readonly Person[], on: CalendarDate, to: string): void {
    this.#leave(people, on, { living: 'pindah', movedTo: to })
  }

  #mayDie(person: Person, on: CalendarDate): void {
    const share = ageOf(person, on) >= 60 ? DIES.elder : DIES.young
    if (this.#luck.is(share)) this.#leave([person], on, { living: 'meninggal' })
  }

  #leave(people: readonly Person[], on: CalendarDate, how: Record<string, Json>): void {
    for (const person of people) {
      this.#gone.add(person)
      this.#notebook.write('first', addDays(on, 2), 16, 'person', person.record, { ...how, livingSince: on })
    }
  }
}
