/** The end of a pregnancy as it is typed. Pure. */
import { daysBetween, type CalendarDate } from '../../../../domain/calendar.ts'
import { parseDecimal } from '../../../../domain/measure/parse-decimal.ts'
import { gestationOn } from '../../../../domain/pregnancy/dates.ts'
import { lmpOf, type Outcome, type Pregnancy } from '../../../../domain/pregnancy/pregnancy.ts'
import type { PersonFields } from '../../../../log/records/person.ts'
import type { BirthFields, Born } from '../../../../replica/intentions/pregnancy.ts'
import { readTypedDate } from '../../../../ui/typed-date.ts'

export interface TypedBaby {
  alive: 'ya' | 'tidak'
  sex: 'L' | 'P' | ''
  name: string
  birthWeightG: string
  birthLengthCm: string
  imd: boolean | null
}

export interface TypedEnd {
  outcome: Outcome | ''
  on: string
  at: string
  /** How many were born. */
  count: '1' | '2' | '3'
  babies: readonly TypedBaby[]
  place: string
  helper: string
}

const BABY: TypedBaby = { alive: 'ya', sex: '', name: '', birthWeightG: '', birthLengthCm: '', imd: null }

export const NO_END: TypedEnd = {
  outcome: '',
  on: '',
  at: '',
  count: '1',
  babies: [BABY, BABY, BABY],
  place: '',
  helper: '',
}

/** BB and PB lahir (domain spec §4.1). */
const WEIGHT_G = { min: 300, max: 7000 }
const LENGTH_CM = { min: 20, max: 65 }
/** Completed weeks that e-PPGBM takes; not from a regulation. */
const GESTATION_WEEKS = { min: 20, max: 45 }
/** Below it a pregnancy that ends is a miscarriage [background] (domain spec §8.1). */
const MISCARRIAGE_BELOW_WEEKS = 20

export type BabyProblem = 'sex' | 'birthWeightG' | 'birthLengthCm'

/** Undefined while it is no date, has not come, or lies before the pregnancy. */
export function readEndDate(
  typed: Pick<TypedEnd, 'on'>,
  pregnancy: Pregnancy,
  today: CalendarDate,
): CalendarDate | undefined {
  const on = readTypedDate(typed.on, today)
  const lmp = lmpOf(pregnancy)
  return on === undefined || on > today || (lmp !== undefined && daysBetween(lmp, on) < 0) ? undefined : on
}

/** `14:30`; undefined for what is no hour, null for nothing. */
export function readHour(text: string): string | null | undefined {
  if (text.trim() === '') return null
  const [, hour = '', minute = ''] = /^(\d{1,2})[.:,]?(\d{2})$/.exec(text.trim()) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined
}

export function babiesOf({ babies, count }: TypedEnd): readonly TypedBaby[] {
  return babies.slice(0, Number(count))
}

export function problemsOf(baby: TypedBaby): readonly BabyProblem[] {
  const isWrong = (text: string, { min, max }: { readonly min: number; readonly max: number }): boolean => {
    const read = parseDecimal(text)
    return text.trim() !== '' && !(read.ok && read.value >= min && read.value <= max)
  }
  return [
    ...(baby.sex === '' && baby.alive === 'ya' ? ['sex' as const] : []),
    ...(isWrong(baby.birthWeightG, WEIGHT_G) ? ['birthWeightG' as const] : []),
    ...(isWrong(baby.birthLengthCm, LENGTH_CM) ? ['birthLengthCm' as const] : []),
  ]
}

/** What it looks like instead, by the weeks: a birth so early, a miscarriage so late. */
export function looksLike({ outcome }: TypedEnd, pregnancy: Pregnancy, on: CalendarDate): 'early' | 'late' | undefined {
  const weeks = gestationOn(pregnancy, on)?.weeks
  if (weeks === undefined) return undefined
  if (outcome === 'lahir' && weeks < MISCARRIAGE_BELOW_WEEKS) return 'early'
  return outcome === 'keguguran' && weeks >= MISCARRIAGE_BELOW_WEEKS ? 'late' : undefined
}

/** Every child as it is registered. `nameless`: "By. Ny. Siti", by its place among those born. */
export function bornOf(typed: TypedEnd, { pregnancy, on, motherName, fatherName, nameless }: Birth): readonly Born[] {
  const weeks = gestationOn(pregnancy, on)?.weeks
  const babies = babiesOf(typed)
  return babies.map((baby, index): Born => {
    const [weight, length] = [parseDecimal(baby.birthWeightG), parseDecimal(baby.birthLengthCm)]
    const fields: PersonFields = {
      name: baby.name.trim() || nameless(index + 1, babies.length),
      ...(baby.sex !== '' && { sex: baby.sex }),
      ...(motherName !== '' && { motherName }),
      ...(fatherName !== undefined && { fatherName }),
      ...(pregnancy.gravida !== undefined && { birthOrder: pregnancy.gravida + index }),
      ...(weeks !== undefined &&
        weeks >= GESTATION_WEEKS.min &&
        weeks <= GESTATION_WEEKS.max && { gestationWeeks: weeks }),
      ...(weight.ok && { birthWeightG: weight.value }),
      ...(length.ok && { birthLengthCm: length.value }),
      ...(baby.imd !== null && { imd: baby.imd }),
    }
    return { alive: baby.alive === 'ya', fields }
  })
}

export interface Birth {
  readonly pregnancy: Pregnancy
  readonly on: CalendarDate
  readonly motherName: string
  readonly fatherName: string | undefined
  readonly nameless: (n: number, of: number) => string
}

export function birthFieldsOf(typed: TypedEnd): BirthFields {
  const hour = readHour(typed.at)
  return {
    ...(typeof hour === 'string' && { endedAt: hour }),
    ...(typed.place !== '' && { place: typed.place }),
    ...(typed.helper !== '' && { helper: typed.helper }),
  }
}
