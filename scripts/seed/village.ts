/** One posyandu's months: who comes, what two phones write, what is forgotten, late, or written twice. */
import {
  addDays,
  completedMonths,
  daysBetween,
  type CalendarDate,
  type CalendarMonth,
} from '../../src/domain/calendar.ts'
import type { GrowthTables } from '../../src/domain/growth/tables.ts'
import type { Json } from '../../src/log/entry.ts'
import { openDayId, pregnancyId } from '../../src/log/record-id.ts'
import { Between, type Inhabitants } from './between.ts'
import { Child } from './children.ts'
import { ageOf, GrownUp, Pregnancy, Youth } from './grown-ups.ts'
import { Lives } from './lives.ts'
import { Luck, rounded } from './luck.ts'
import type { Arriving, Moved } from './moves.ts'
import { BOYS, GIRLS, SECOND } from './names.ts'
import { Notebook, type VillagePlan, type Written } from './notebook.ts'
import { peopleOf, type Family, type Person } from './people.ts'
import { Visits, type VisitAt } from './visits.ts'

/** How many of those who should come do, by group (domain spec §1.5: 40 to 120 people an open day, of 1,670). */
const COMES = { child: 0.74, preschool: 0.4, pregnant: 0.8, youth: 0.03, adult: 0.025, elder: 0.22 }
/** Pregnant women of all people, at any time (§1.5). */
const PREGNANT_SHARE = 0.018
const SKIPPED_MONTHS = 0.03

export interface Page {
  readonly month: CalendarMonth
  readonly acts: readonly Written[]
}

export class Village {
  readonly plan: VillagePlan
  readonly #tables: GrowthTables
  readonly #luck: Luck
  readonly #families: Family[]
  readonly #children: Child[] = []
  readonly #youth: Youth[] = []
  readonly #adults: GrownUp[] = []
  #pregnancies: Pregnancy[] = []
  readonly #mothers: Person[]
  readonly #notebook: Notebook
  readonly #visits: Visits
  readonly #lives: Lives
  readonly #between: Between
  /** Visits that are on paper alone until the next month. */
  #onPaper: (() => void)[] = []

  constructor(plan: VillagePlan, tables: GrowthTables) {
    this.plan = plan
    this.#tables = tables
    this.#luck = new Luck(plan.seed)
    this.#notebook = new Notebook(plan, this.#luck)
    this.#visits = new Visits(plan, this.#luck, this.#notebook)
    this.#lives = new Lives(plan.seed, this.#notebook)
    this.#between = new Between(plan, this.#notebook, this.#lives)
    const first = `${plan.months[0]!}-01`
    this.#families = peopleOf(String((plan.seed % 90) + 10), plan.people, first, this.#luck)
    const everybody = this.#families.flatMap(({ people }) => people)
    for (const person of everybody) this.#sort(person, first)
    this.#mothers = everybody.filter(
      (person) => person.sex === 'P' && person.relation === 'Istri' && isFertile(person, first),
    )
  }

  /** Month after month, in the order of their ids; who lived here before stands in the first. */
  *pages(): Generator<Page> {
    this.#register(`${this.plan.months[0]!}-01`)
    for (const month of this.plan.months) {
      this.#month(month)
      yield { month, acts: this.#notebook.take() }
    }
  }

  *acts(): Generator<Written> {
    for (const { acts } of this.pages()) yield* acts
  }

  /** Before the month in which they come. */
  expect(arriving: Arriving): void {
    this.#between.arriving.push(arriving)
  }

  /** Who went to the next posyandu. */
  get moved(): readonly Moved[] {
    return this.#between.moved
  }

  #sort(person: Person, day: CalendarDate): void {
    const months = completedMonths(person.birthDate, day)
    if (months < 72) this.#children.push(new Child(person, this.#tables, this.#luck))
    else if (months < 19 * 12) this.#youth.push(new Youth(person, this.#luck))
    else this.#adults.push(new GrownUp(person, day, this.#luck))
  }

  #register(first: CalendarDate): void {
    const day = addDays(first, -20)
    for (const family of this.#families) {
      const { record, kk, rt, rw, dusun } = family
      const consent = { version: 1, agreed: true, at: day, by: this.plan.who.first }
      this.#notebook.write('first', day, 9, 'family', record, {
        ...{ kk, rt, rw, dusun, ...this.#lives.family() },
        ...(this.#luck.is(0.8) && { consent }),
      })
      for (const person of family.people) this.#person(person, day)
    }
    for (const child of this.#children) {
      const had = child.dosesBefore(first)
      if (had) this.#notebook.write('second', day, 13, 'immunization', child.person.record, had)
      else if (child.refuses)
        this.#notebook.write('second', day, 13, 'person', child.person.record, {
          immunizationRefused: 'Tidak diizinkan keluarga',
        })
    }
    this.#conceive(Math.round(this.plan.people * PREGNANT_SHARE), first, 250)
  }

  #person(person: Person, day: CalendarDate): void {
    const { record, name, sex, birthDate, family, relation, nik, mother, father } = person
    const luck = this.#luck
    const isSmall = daysBetween(birthDate, day) < 5 * 365
    const set = {
      ...{ name, sex, birthDate, family, relation, ...this.#lives.person() },
      ...(nik ? { nik } : { noNik: 'belum-punya' }),
      ...(mother &&
        father &&
        isSmall && {
          motherName: mother.name,
          fatherName: father,
          mother: mother.record,
          kia: luck.is(0.93) ? 'ada' : 'hilang',
        }),
      ...(isSmall && {
        birthWeightG: Math.round(luck.about(3050, 420) / 10) * 10,
        birthLengthCm: rounded(luck.about(48.8, 1.8), 0.1),
      }),
      ...(relation === 'Istri' && luck.is(0.5) && { phone: `0812${luck.int(10_000_000, 99_999_999)}` }),
    }
    this.#notebook.write(luck.is(0.6) ? 'first' : 'second', day, 10, 'person', record, set)
    // Somebody else wrote the same child down, a letter apart.
    if (isSmall && luck.is(0.01))
      this.#notebook.write('second', day, 15, 'person', luck.id(), { ...set, name: `${name}h`, family })
  }

  #conceive(count: number, day: CalendarDate, mostDaysAgo: number): void {
    const free = this.#mothers.filter((mother) => !this.#lives.isGone(mother) && !this.#isCarrying(mother))
    for (let i = 0; i < count && free.length > 0; i++) {
      const [mother] = free.splice(this.#luck.int(0, free.length - 1), 1) as [Person]
      const pregnancy = new Pregnancy(
        mother,
        this.#headOf(mother)?.name,
        addDays(day, -this.#luck.int(40, Math.max(45, mostDaysAgo))),
        this.#luck.int(1, 4),
        this.#luck,
      )
      this.#pregnancies.push(pregnancy)
      this.#notebook.write('bidan', day, 11, 'pregnancy', pregnancyId(mother.record, 1), pregnancy.fields())
    }
  }

  #month(month: CalendarMonth): void {
    const luck = this.#luck
    const day = `${month}-${String(8 + (this.plan.seed % 12)).padStart(2, '0')}`
    for (const write of this.#onPaper) write()
    this.#onPaper = []
    this.#births(day)
    for (const { family, children } of this.#between.arrivalsIn(month)) {
      this.#families.push(family)
      this.#children.push(...children)
    }
    const here = (): Inhabitants => {
      return {
        families: this.#families,
        children: this.#children,
        pregnant: this.#pregnancies.map((each) => each.mother),
      }
    }
    this.#between.mayMove(here(), month)
    this.#lives.month(this.#families, day, (person) => this.#isCarrying(person))
    if (luck.is(SKIPPED_MONTHS)) return
    const openDay = openDayId(day, luck.id())
    const groups = ['bumil', 'balita', 'remaja', 'dewasa', 'lansia']
    this.#notebook.write('first', day, 7, 'open-day', openDay, { date: day, place: 'Balai Desa', groups }, day)
    let number = 0
    const at = (person: Person): VisitAt => ({ person, day, openDay, number, month, minute: number * 1.6 })
    const comes = (person: Person, share: number, visit: (at: VisitAt) => void): boolean => {
      if (!luck.is(share) || this.#lives.isGone(person)) return false
      number++
      visit(at(person))
      return true
    }
    for (const child of this.#children) {
      const months = completedMonths(child.person.birthDate, day)
      if (child.person.birthDate > day || months >= 72) continue
      const share = months < 60 ? COMES.child : COMES.preschool
      if (comes(child.person, share, (at) => this.#visits.child(child, at)) || this.#lives.isGone(child.person))
        continue
      if (this.#between.isFoundLater()) this.#onPaper.push(() => this.#visits.foundLater(child, at(child.person)))
    }
    for (const each of this.#pregnancies) comes(each.mother, COMES.pregnant, (at) => this.#visits.pregnant(each, at))
    for (const each of this.#youth)
      comes(each.person, COMES.youth, (at) => this.#visits.any(at, each.measured(day), {}))
    for (const each of this.#adults) {
      comes(each.person, ageOf(each.person, day) >= 60 ? COMES.elder : COMES.adult, (at) =>
        this.#visits.adult(each, at),
      )
    }
    this.#notebook.write(
      'first',
      day,
      12,
      'open-day',
      openDay,
      { closed: true, 'paper.kader': ['Siti', 'Dewi', 'Ratna'].slice(0, luck.int(2, 3)) },
      day,
    )
    this.#visits.writeLate()
    this.#between.month(here(), month, day)
    this.#conceive(Math.round((this.plan.people * PREGNANT_SHARE) / 9 + luck.next() - 0.5), addDays(day, 2), 90)
  }

  #isCarrying(person: Person): boolean {
    return this.#pregnancies.some(({ mother }) => mother === person)
  }

  #headOf(person: Person): Person | undefined {
    return this.#families.find(({ record }) => record === person.family)?.people[0]
  }

  #births(day: CalendarDate): void {
    const born = this.#pregnancies.filter(({ endsOn }) => endsOn < day)
    this.#pregnancies = this.#pregnancies.filter((each) => !born.includes(each))
    for (const { mother, endsOn } of born) {
      const luck = this.#luck
      const sex = luck.is(0.51) ? 'L' : 'P'
      const name = `${luck.pick(sex === 'L' ? BOYS : GIRLS)} ${luck.pick(SECOND)}`
      const family = this.#families.find(({ record }) => record === mother.family)
      const father = this.#headOf(mother)?.name
      const baby: Person = {
        record: luck.id(),
        name,
        sex,
        birthDate: endsOn,
        family: mother.family,
        relation: 'Anak',
        nik: undefined,
        mother,
        father,
      }
      family?.people.push(baby)
      const on = addDays(endsOn, 1)
      this.#person(baby, on)
      const seen: Record<string, Json> = {}
      for (const after of [0, 4, 15]) if (luck.is(0.85)) seen[`kn.${addDays(endsOn, after)}`] = { by: 'bidan' }
      this.#notebook.write('bidan', on, 13, 'person', baby.record, seen)
      const place = luck.pick(['puskesmas', 'bidan', 'rs', 'rumah'])
      const outcome = { outcome: 'lahir', endedOn: endsOn, place, helper: place === 'rumah' ? 'keluarga' : 'bidan' }
      const contacts = Object.fromEntries(
        [0, 5, 20, 35].filter(() => luck.is(0.85)).map((after) => [`kf.${addDays(endsOn, after)}`, { by: 'bidan' }]),
      )
      const child = { 'baby.1': { person: baby.record, alive: true } }
      this.#notebook.write('bidan', on, 14, 'pregnancy', pregnancyId(mother.record, 1), {
        ...outcome,
        ...contacts,
        ...child,
        breastfeeding: true,
      })
      this.#notebook.write('bidan', on, 15, 'immunization', baby.record, {
        'had.hb0.1': { date: endsOn, proof: 'buku-kia' },
      })
      this.#children.push(new Child(baby, this.#tables, luck))
    }
  }
}

function isFertile(person: Person, day: CalendarDate): boolean {
  const age = ageOf(person, day)
  return age >= 19 && age <= 41
}
