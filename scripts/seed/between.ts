/** What happens between two open days: homes are visited, meals handed out, families move, a paper is found. */
import { addDays, completedMonths, type CalendarDate, type CalendarMonth } from '../../src/domain/calendar.ts'
import type { Child } from './children.ts'
import { Feeding } from './feeding.ts'
import { ageOf } from './grown-ups.ts'
import { HomeVisits } from './home-visits.ts'
import type { Lives } from './lives.ts'
import { Luck } from './luck.ts'
import { Meals } from './meals.ts'
import type { Arriving, Moved } from './moves.ts'
import type { Notebook, VillagePlan } from './notebook.ts'
import type { Family, Person } from './people.ts'

/** In a month, of a posyandu. */
const MOVES_NEAR_SHARE = 0.08
/** They have something of a history to take along. */
const MONTHS_BEFORE_MOVE = 2
/** Posyandu where a visit is found on paper after the month was closed, and how many of those who did not come. */
const FINDS_PAPER_SHARE = 0.4
const FOUND_SHARE = 0.12
const BREASTFED_MONTHS = 24
const SMALL_MONTHS = 60

export interface Inhabitants {
  readonly families: readonly Family[]
  readonly children: readonly Child[]
  readonly pregnant: readonly Person[]
}

export class Between {
  readonly #plan: VillagePlan
  readonly #luck: Luck
  readonly #notebook: Notebook
  readonly #lives: Lives
  readonly #homeVisits: HomeVisits
  readonly #meals: Meals
  readonly #feeding: Feeding
  readonly #findsPaper: boolean
  /** Who comes here from another posyandu. */
  readonly arriving: Arriving[] = []
  /** Who went to the next one. */
  readonly moved: Moved[] = []

  constructor(plan: VillagePlan, notebook: Notebook, lives: Lives) {
    this.#plan = plan
    this.#luck = new Luck(plan.seed + 600_000)
    this.#notebook = notebook
    this.#lives = lives
    this.#homeVisits = new HomeVisits(this.#luck, notebook)
    this.#meals = new Meals(plan, this.#luck, notebook)
    this.#feeding = new Feeding(this.#luck, notebook)
    this.#findsPaper = this.#luck.is(FINDS_PAPER_SHARE)
  }

  /** Those who come from elsewhere this month; their registry is written. */
  arrivalsIn(month: CalendarMonth): readonly Arriving[] {
    const now = this.arriving.filter(({ on }) => on.startsWith(month))
    for (const { on, family, writes } of now) {
      for (const { kind, record, set } of writes) this.#notebook.write('first', on, 10, kind, record, { ...set })
      const { record, rt, rw, dusun } = family
      this.#notebook.write('first', on, 10, 'family', record, { rt, rw, dusun })
    }
    return now
  }

  /** One family goes, once in a while; never one that expects a child. */
  mayMove(here: Inhabitants, month: CalendarMonth): void {
    const { next, months } = this.#plan
    const isSoon = months.indexOf(month) < MONTHS_BEFORE_MOVE
    if (!this.#luck.is(MOVES_NEAR_SHARE) || next === undefined || isSoon) return
    const on = `${month}-0${this.#luck.int(2, 6)}`
    const small = here.children.filter((child) => isSmall(child.person, on) && !this.#isAway(child.person, on))
    if (small.length === 0) return
    const { family: record } = this.#luck.pick(small).person
    const family = here.families.find((each) => each.record === record)
    const people = family?.people.filter((person) => !this.#isAway(person, on)) ?? []
    if (!family || here.pregnant.some((mother) => people.includes(mother))) return
    const children = here.children.filter(({ person }) => people.includes(person))
    this.#lives.moves(people, on, `Posyandu ${next}`)
    this.moved.push({ family, people, children, on })
  }

  /** After the open day. */
  month(here: Inhabitants, month: CalendarMonth, openDay: CalendarDate): void {
    const children = here.children.filter(({ person }) => isSmall(person, openDay) && !this.#isAway(person, openDay))
    const people = here.families.flatMap((family) => family.people).filter((each) => !this.#isAway(each, openDay))
    const elders = people.filter((person) => ageOf(person, openDay) >= 60)
    const small = children.map(({ person }) => person)
    const { families, pregnant } = here
    this.#feeding.month(children, openDay)
    this.#homeVisits.month({ children: small, pregnant, elders, families }, openDay)
    this.#meals.month(month, (on) => eaters(small, pregnant, on))
  }

  /** Of those who did not come: whether a paper says next month that they did. */
  isFoundLater(): boolean {
    return this.#findsPaper && this.#luck.is(FOUND_SHARE)
  }

  #isAway(person: Person, on: CalendarDate): boolean {
    return this.#lives.isGone(person) || person.birthDate > on
  }
}

/** Bumil, busui, and children from six months on. */
function eaters(small: readonly Person[], pregnant: readonly Person[], on: CalendarDate): readonly string[] {
  const born = small.filter(({ birthDate }) => birthDate <= on)
  const fed = born.filter(({ birthDate }) => birthDate <= addDays(on, -183))
  const atBreast = born.filter(({ birthDate }) => completedMonths(birthDate, on) < BREASTFED_MONTHS)
  const mothers = atBreast.flatMap(({ mother }) => mother ?? [])
  return [...new Set([...pregnant, ...mothers, ...fed].map(({ record }) => record))]
}

function isSmall({ birthDate }: Person, on: CalendarDate): boolean {
  return completedMonths(birthDate, on) < SMALL_MONTHS
}
