/** A child's year: growth by WHO's tables with noise and faltering, and the doses of the national schedule. */
import { addDays, completedMonths, daysBetween, type CalendarDate } from '../../src/domain/calendar.ts'
import { valueAtZ } from '../../src/domain/growth/lms.ts'
import type { PmtReason } from '../../src/domain/follow-up/pmt.ts'
import type { GrowthTables } from '../../src/domain/growth/tables.ts'
import { SCHEDULE } from '../../src/domain/immunization/schedule.ts'
import type { Json } from '../../src/log/entry.ts'
import { rounded, type Luck } from './luck.ts'
import type { Person } from './people.ts'

const DAYS_OF_WHO_2006 = 1826
const MOST_MONTHS = 71
const FALTERING_Z = 0.16
/** Children whose parents want no vaccine. */
const ZERO_DOSE_SHARE = 0.03

export class Child {
  /** Another record once they moved to another posyandu. */
  person: Person
  readonly #luck: Luck
  readonly #tables: GrowthTables
  readonly #heightZ: number
  #weightZ: number
  #falteringMonths = 0
  #heightCm = 0
  /** When they were last weighed. */
  weightKg = 0
  readonly #refuses: boolean
  /** By antigen, the dates of its doses. */
  readonly #doses = new Map<string, CalendarDate[]>()

  constructor(person: Person, tables: GrowthTables, luck: Luck) {
    this.person = person
    this.#luck = luck
    this.#tables = tables
    // Shorter and lighter than the middle, as children of these villages are.
    this.#heightZ = luck.about(-1, 0.95)
    this.#weightZ = Math.max(-3.4, luck.about(-0.65 + 0.35 * (this.#heightZ + 1), 0.75))
    this.#refuses = luck.is(ZERO_DOSE_SHARE)
  }

  get refuses(): boolean {
    return this.#refuses
  }

  /** Why they should be given recovery feeding, by what was measured last. */
  get feedingReason(): PmtReason | undefined {
    if (this.weightKg === 0) return undefined
    if (this.#weightZ < -2) return 'underweight'
    return this.#falteringMonths > 0 ? 'tidak-naik' : undefined
  }

  /** What Buku KIA says of the time before; undefined when it says nothing. */
  dosesBefore(day: CalendarDate): Record<string, Json> | undefined {
    if (this.#refuses) return undefined
    const set: Record<string, Json> = {}
    for (const { antigen, n, from } of SCHEDULE) {
      if (!IN_USE.includes(antigen)) continue
      const due = addDays(this.person.birthDate, daysOf(from) + this.#luck.int(0, 25))
      if (due >= day || this.#luck.is(0.06)) continue
      set[`had.${antigen}.${n}`] = { date: due, proof: 'buku-kia' }
      this.#doses.set(antigen, [...(this.#doses.get(antigen) ?? []), due])
    }
    return Object.keys(set).length > 0 ? set : undefined
  }

  /** Weighed and measured. */
  measured(day: CalendarDate): Record<string, Json> {
    const luck = this.#luck
    const age = daysBetween(this.person.birthDate, day)
    const months = completedMonths(this.person.birthDate, day)
    if (this.#falteringMonths > 0) this.#falteringMonths--
    else if (luck.is(0.05)) this.#falteringMonths = luck.int(2, 4)
    this.#weightZ += this.#falteringMonths > 0 ? -FALTERING_Z : luck.about(0.01, 0.08)
    this.weightKg = rounded(this.#at('weightForAge', age, this.#weightZ) * luck.about(1, 0.006), 0.05)
    const height = this.#at('heightForAge', age, this.#heightZ) + luck.about(0, 0.25)
    this.#heightCm = Math.max(this.#heightCm, rounded(height, luck.is(0.3) ? 0.5 : 0.1))
    const others = {
      ...(months >= 6 &&
        months < 60 &&
        luck.is(0.5) && { armCm: rounded(luck.about(14.6, 1) + this.#weightZ * 0.8, 0.1) }),
      ...(months < 24 && luck.is(0.5) && { headCm: rounded(this.#headAt(age), 0.1) }),
    }
    return {
      weightKg: this.weightKg,
      heightCm: this.#heightCm,
      posture: months < 24 ? 'terlentang' : 'berdiri',
      ...others,
    }
  }

  /** The doses of this day, by product. */
  dosesOn(day: CalendarDate, by: string): Record<string, Json> {
    if (this.#refuses) return {}
    const set: Record<string, Json> = {}
    for (const { antigen, n, from, spacing, catchUp } of SCHEDULE) {
      const given = this.#doses.get(antigen) ?? []
      const product = PRODUCTS[antigen]
      const before = given.at(-1)
      const isNext = product !== undefined && given.length === n - 1
      const isDue = addDays(this.person.birthDate, daysOf(from)) <= day
      const isOver = addDays(this.person.birthDate, daysOf(catchUp)) <= day
      const isTooSoon = before !== undefined && addDays(before, daysOf(spacing ?? { days: 28 })) > day
      if (!isNext || !isDue || isOver || isTooSoon || this.#luck.is(0.12)) continue
      set[`dose.${product}`] = { outcome: 'given', batch: `B${day.slice(2, 4)}${day.slice(5, 7)}`, givenBy: by }
      this.#doses.set(antigen, [...given, day])
    }
    return set
  }

  #at(index: 'weightForAge' | 'heightForAge', age: number, z: number): number {
    const { who2006, who2007 } = this.#tables
    const months = Math.min(MOST_MONTHS, Math.floor(age / 30.4375))
    const table =
      age <= DAYS_OF_WHO_2006 ? who2006[index].row(this.person.sex, age) : who2007[index].row(this.person.sex, months)
    if (!table) throw new Error(`expected WHO to give ${index} at ${age} days`)
    return valueAtZ(z, table)
  }

  #headAt(age: number): number {
    const row = this.#tables.who2006.headForAge.row(this.person.sex, Math.min(age, DAYS_OF_WHO_2006))
    return row ? valueAtZ(this.#luck.about(-0.5, 0.8), row) : 45
  }
}

/** By antigen what is in the fridge here: no JE, no hexavalent. */
const PRODUCTS: Readonly<Record<string, string>> = {
  bcg: 'bcg',
  opv: 'opv',
  dpt: 'pentavalen',
  ipv: 'ipv',
  pcv: 'pcv',
  rv: 'rv',
  mr: 'mr',
}
const IN_USE = ['hb0', ...Object.keys(PRODUCTS)]

function daysOf(span: { readonly days?: number; readonly months?: number }): number {
  return (span.days ?? 0) + Math.round((span.months ?? 0) * 30.5)
}
