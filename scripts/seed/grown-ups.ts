/** What is measured of everybody from six years on, and pregnancies from the first month to the birth. */
import { addDays, completedMonths, daysBetween, type CalendarDate } from '../../src/domain/calendar.ts'
import type { Json } from '../../src/log/entry.ts'
import { rounded, type Luck } from './luck.ts'
import type { Person } from './people.ts'

type Fields = Record<string, Json>

const DAYS_PREGNANT = 280
/** Some pressures stay high from month to month. */
const HYPERTENSION = { adult: 0.22, elder: 0.5 }
const DIABETES = { adult: 0.06, elder: 0.14 }

export class GrownUp {
  readonly person: Person
  readonly #luck: Luck
  readonly #systolic: number
  readonly #sugar: number
  /** That a doctor named to them: not everybody who is ill knows it. */
  readonly #illnesses: string[]
  readonly #heightCm: number
  #weightKg: number

  constructor(person: Person, day: CalendarDate, luck: Luck) {
    this.person = person
    this.#luck = luck
    const kind = ageOf(person, day) >= 60 ? 'elder' : 'adult'
    this.#systolic = luck.is(HYPERTENSION[kind]) ? luck.about(152, 12) : luck.about(118, 8)
    this.#sugar = luck.is(DIABETES[kind]) ? luck.about(235, 50) : luck.about(112, 16)
    this.#illnesses = [
      ...(this.#systolic >= 140 && luck.is(0.4) ? ['hipertensi'] : []),
      ...(this.#sugar >= 200 && luck.is(0.5) ? ['dm'] : []),
    ]
    this.#heightCm = rounded(luck.about(person.sex === 'P' ? 151 : 162, 6), 0.5)
    this.#weightKg = luck.about(this.#heightCm ** 2 / 10_000, 0) * luck.about(23.5, 3.6)
  }

  measured(day: CalendarDate): Fields {
    const luck = this.#luck
    this.#weightKg += luck.about(0, 0.5)
    const systolic = Math.round(luck.about(this.#systolic, 6))
    return {
      weightKg: rounded(this.#weightKg, 0.1),
      heightCm: this.#heightCm,
      'measure.sistole': systolic,
      'measure.diastole': Math.round(luck.about(systolic * 0.63, 4)),
      'measure.lingkar-perut': rounded(luck.about(this.person.sex === 'P' ? 82 : 85, 9), 0.5),
      ...(luck.is(ageOf(this.person, day) >= 40 ? 0.5 : 0.2) && {
        'measure.gds': Math.round(luck.about(this.#sugar, 14)),
      }),
    }
  }

  /** The questions of step 4. */
  answered(): Fields {
    const cough = this.#luck.is(0.015)
    const asked = { 'ask.tbc-batuk': cough, 'ask.tbc-demam': cough && this.#luck.is(0.5), 'ask.tbc-kontak': false }
    const { sex, relation } = this.person
    return {
      ...asked,
      'ask.merokok': sex === 'L' && this.#luck.is(0.55),
      ...(sex === 'P' && { 'ask.kawin': relation === 'Istri' }),
      'ask.riwayat-diri': this.#illnesses,
    }
  }
}

export class Youth {
  readonly person: Person
  readonly #luck: Luck
  readonly #share: number

  constructor(person: Person, luck: Luck) {
    this.person = person
    this.#luck = luck
    this.#share = luck.about(1, 0.09)
  }

  measured(day: CalendarDate): Fields {
    const years = completedMonths(this.person.birthDate, day) / 12
    const heightCm = Math.min(this.person.sex === 'P' ? 153 : 164, 114 + (years - 6) * 5.3)
    const bmi = 15.2 + Math.max(0, years - 7) * 0.5
    return {
      weightKg: rounded((heightCm / 100) ** 2 * bmi * this.#share, 0.1),
      heightCm: rounded(this.#luck.about(heightCm, 2), 0.5),
    }
  }
}

/** A woman who carries a child. */
export class Pregnancy {
  readonly mother: Person
  readonly husband: string | undefined
  readonly lmp: CalendarDate
  readonly number: number
  readonly #luck: Luck
  readonly #weightKg: number
  readonly #heightCm: number
  readonly #days: number

  constructor(mother: Person, husband: string | undefined, lmp: CalendarDate, number: number, luck: Luck) {
    this.mother = mother
    this.husband = husband
    this.lmp = lmp
    this.number = number
    this.#luck = luck
    this.#heightCm = rounded(luck.about(151, 5), 0.5)
    this.#weightKg = luck.about(51, 7)
    this.#days = Math.round(luck.about(DAYS_PREGNANT - 4, 9))
  }

  get endsOn(): CalendarDate {
    return addDays(this.lmp, this.#days)
  }

  fields(): Fields {
    const dated = { lmp: this.lmp, datedBy: 'hpht', gravida: this.number }
    return {
      person: this.mother.record,
      ...(this.husband !== undefined && { husband: this.husband }),
      ...dated,
      heightCm: this.#heightCm,
      weightBeforeKg: rounded(this.#weightKg, 0.1),
      kia: 'ada',
    }
  }

  measured(day: CalendarDate): Fields {
    const luck = this.#luck
    const weeks = daysBetween(this.lmp, day) / 7
    const weightKg = this.#weightKg + Math.max(0, weeks - 12) * 0.4
    const systolic = Math.round(luck.about(luck.is(0.06) ? 144 : 110, 7))
    return {
      weightKg: rounded(luck.about(weightKg, 0.6), 0.1),
      armCm: rounded(luck.about(25.6, 2.2), 0.1),
      'measure.sistole': systolic,
      'measure.diastole': Math.round(luck.about(systolic * 0.64, 4)),
      ...(luck.is(0.25) && { 'measure.hb': rounded(luck.about(11.4, 1), 0.1) }),
    }
  }

  served(): Fields {
    return {
      serviced: true,
      'measure.ttd': 30,
      'ask.ttd-minum': this.#luck.is(0.7),
      'ask.kelas-ibu': this.#luck.is(0.5),
    }
  }
}

export function ageOf({ birthDate }: Person, day: CalendarDate): number {
  return Math.floor(completedMonths(birthDate, day) / 12)
}
