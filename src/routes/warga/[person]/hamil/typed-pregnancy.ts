/** A pregnancy as it is typed: how it was dated, and what is known of it. Pure. */
import { addDays, daysBetween, type CalendarDate } from '../../../../domain/calendar.ts'
import { lmpFromWeeks } from '../../../../domain/pregnancy/dates.ts'
import { parseDecimal } from '../../../../domain/measure/parse-decimal.ts'
import type { PregnancyFields } from '../../../../log/records/pregnancy.ts'
import { readTypedDate } from '../../../../ui/typed-date.ts'

export const DATED_BY = ['hpht', 'usg', 'perkiraan'] as const
export type DatedBy = (typeof DATED_BY)[number]

export interface TypedPregnancy {
  /** `text`: the HPHT, the HPL of an ultrasound, or whole weeks, as `by` says. */
  dating: { readonly by: DatedBy; text: string }
  gravida: string
  spacingYears: string
  weightBeforeKg: string
  heightCm: string
  husband: string
  kia: NonNullable<PregnancyFields['kia']> | ''
  hasMore: boolean
}

export const NO_PREGNANCY: TypedPregnancy = {
  dating: { by: 'hpht', text: '' },
  gravida: '',
  spacingYears: '',
  weightBeforeKg: '',
  heightCm: '',
  husband: '',
  kia: '',
  hasMore: false,
}

const TERM_DAYS = 280
/** Nobody is pregnant longer (domain spec §4.1: usia kehamilan 0–45). */
const MOST_WEEKS = 45

/** Domain spec §4.1 (BB and TB from six years on); the others hold everybody there is, and are from no regulation. */
export const LIMITS = {
  gravida: { min: 1, max: 20 },
  spacingYears: { min: 0, max: 30 },
  weightBeforeKg: { min: 25, max: 250 },
  heightCm: { min: 70, max: 220 },
} as const
export type NumberField = keyof typeof LIMITS
const NUMBERS = Object.keys(LIMITS) as readonly NumberField[]

export type PregnancyProblem = 'dated' | NumberField

export type ReadPregnancy =
  | { readonly ok: true; readonly fields: PregnancyFields }
  | { readonly ok: false; readonly problems: readonly PregnancyProblem[] }

type Dated = Pick<PregnancyFields, 'lmp' | 'dueDate' | 'datedBy'>

/** Undefined while it is incomplete, or no pregnancy could be so old or so young on `today`. */
export function readDated({ dating }: TypedPregnancy, today: CalendarDate): Dated | undefined {
  const { by: datedBy, text } = dating
  if (datedBy === 'perkiraan') {
    const weeks = parseDecimal(text)
    if (!weeks.ok || weeks.value < 1 || weeks.value > MOST_WEEKS) return undefined
    return { lmp: lmpFromWeeks(Math.round(weeks.value), today), dueDate: null, datedBy }
  }
  const date = readTypedDate(text, datedBy === 'usg' ? addDays(today, TERM_DAYS) : today)
  if (date === undefined) return undefined
  const days = daysBetween(datedBy === 'usg' ? addDays(date, -TERM_DAYS) : date, today)
  if (days < 0 || days > MOST_WEEKS * 7) return undefined
  return datedBy === 'usg' ? { dueDate: date, datedBy } : { lmp: date, dueDate: null, datedBy }
}

/** What is written; what was left empty is not. The distance to the child before belongs to a second child. */
export function readPregnancy(typed: TypedPregnancy, today: CalendarDate): ReadPregnancy {
  const dated = readDated(typed, today)
  const numbers = NUMBERS.filter((field) => field !== 'spacingYears' || !isFirst(typed)).map(
    (field) => [field, readNumber(field, typed[field])] as const,
  )
  const wrong = numbers.flatMap(([field, value]) => (value === undefined ? [field] : []))
  if (dated === undefined || wrong.length > 0)
    return { ok: false, problems: [...(dated ? [] : ['dated' as const]), ...wrong] }
  return {
    ok: true,
    fields: {
      ...dated,
      ...Object.fromEntries(numbers.filter(([, value]) => value !== null)),
      ...(typed.husband.trim() !== '' && { husband: typed.husband.trim() }),
      ...(typed.kia !== '' && { kia: typed.kia }),
      ...(typed.hasMore && { fetuses: 2 }),
    },
  }
}

export function isFirst({ gravida }: TypedPregnancy): boolean {
  return gravida.trim() === '1'
}

const EMPTY: PregnancyFields = {
  gravida: null,
  spacingYears: null,
  weightBeforeKg: null,
  heightCm: null,
  husband: null,
  fetuses: null,
}

/** What a correction changes, and nothing else: what was emptied is taken back, a date left alone stays as it was known. */
export function changesOf(shown: PregnancyFields, typed: TypedPregnancy, read: PregnancyFields): PregnancyFields {
  const { dating } = typedOf(shown)
  const isSameDate = typed.dating.text === dating.text && typed.dating.by === dating.by
  const kept = isSameDate
    ? { lmp: shown.lmp ?? null, dueDate: shown.dueDate ?? null, datedBy: shown.datedBy ?? null }
    : {}
  const before: Readonly<Record<string, unknown>> = shown
  const after = Object.entries({ ...EMPTY, ...read, ...kept })
  return Object.fromEntries(after.filter(([name, value]) => value !== (before[name] ?? null))) as PregnancyFields
}

/** As it stands, to be corrected. */
export function typedOf(shown: PregnancyFields): TypedPregnancy {
  const text = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : `${value}`.replace('.', ',')
  const isByScan = typeof shown.dueDate === 'string'
  const date = isByScan ? shown.dueDate : shown.lmp
  return {
    dating: { by: isByScan ? 'usg' : 'hpht', text: date ? date.split('-').reverse().join('/') : '' },
    gravida: text(shown.gravida),
    spacingYears: text(shown.spacingYears),
    weightBeforeKg: text(shown.weightBeforeKg),
    heightCm: text(shown.heightCm),
    husband: shown.husband ?? '',
    kia: shown.kia ?? '',
    hasMore: (shown.fetuses ?? 1) > 1,
  }
}

/** Null for nothing typed, undefined for what cannot be. */
function readNumber(field: NumberField, text: string): number | null | undefined {
  if (text.trim() === '') return null
  const typed = parseDecimal(text)
  const { min, max } = LIMITS[field]
  return typed.ok && typed.value >= min && typed.value <= max ? typed.value : undefined
}
