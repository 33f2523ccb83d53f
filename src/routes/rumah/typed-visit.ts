/** What is tapped and typed about a visit at home before it is saved, and what of it is written. Pure. */
import { checkNumber, type NumberField } from '../../domain/cards/check.ts'
import type { CardValue, CardValues, Visitor } from '../../domain/cards/field.ts'
import { valueOnCard } from '../../domain/cards/in-words.ts'
import { outcomesOf, type HomeField, type HomeSheet } from '../../domain/home-visits/sheet.ts'
import { parseDecimal } from '../../domain/measure/parse-decimal.ts'
import type { HomeVisitFields } from '../../log/records/home-visit.ts'

export interface TypedVisit {
  /** By field name; null takes back. */
  readonly values: Readonly<Record<string, CardValue | null>>
  /** As it was typed, by field name. */
  readonly numbers: Readonly<Record<string, string>>
  /** Of the sheet that only the bidan reads. */
  readonly confided: Readonly<Record<string, CardValue | null>>
  readonly outcomes: readonly string[] | null
  readonly advice: readonly string[] | null
  readonly note: string | null
  readonly seen: readonly string[]
}

export const NOTHING_TYPED: TypedVisit = {
  values: {},
  numbers: {},
  confided: {},
  outcomes: null,
  advice: null,
  note: null,
  seen: [],
}

export function hasTyped({ values, numbers, confided, outcomes, advice, note }: TypedVisit): boolean {
  const isAny = [values, numbers, confided].some((each) => Object.keys(each).length > 0)
  return isAny || outcomes !== null || advice !== null || note !== null
}

/** Recorded answers and numbers with what was typed over them. */
export function valuesOf(shown: HomeVisitFields, { values, numbers }: TypedVisit): CardValues {
  const recorded = Object.entries(shown).filter(([name]) => /^(ask|measure)\./.test(name))
  const typed = Object.entries(numbers).map(([name, text]) => [name, numberIn(text) ?? null])
  return standing(Object.fromEntries([...recorded, ...Object.entries(values), ...typed]) as TypedVisit['values'])
}

/** Without what was taken back. */
export function standing(values: Readonly<Record<string, CardValue | null>>): CardValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  )
}

export type NumberProblem = 'not-a-number' | 'limits' | 'pair'

/** Undefined for what can be kept; nothing typed is no problem. */
export function problemOf(field: NumberField, text: string, visitor: Visitor): NumberProblem | undefined {
  if (text.trim() === '') return undefined
  const value = numberIn(text)
  if (value === undefined) return 'not-a-number'
  const check = checkNumber(field, value, visitor)
  if (check.outcome !== 'refuse') return undefined
  if (check.code === 'above-sistole' || check.code === 'below-diastole') return 'pair'
  return check.code === 'not-a-number' || check.code === 'too-many-decimals' ? 'not-a-number' : 'limits'
}

function numberIn(text: string): number | undefined {
  const read = parseDecimal(text)
  return read.ok ? read.value : undefined
}

/** Chosen by hand; else what was recorded and what the answers say. */
export function outcomesStanding(
  fields: readonly HomeField[],
  shown: HomeVisitFields,
  typed: TypedVisit,
  values: CardValues,
): readonly string[] {
  if (typed.outcomes) return typed.outcomes
  const recorded = shown.outcomes
  const said = { ...(recorded ? standing(typed.values) : values), ...standing(typed.confided) }
  return [...new Set([...(recorded ?? []), ...outcomesOf(fields, said)])]
}

export function fieldsToRecord(
  sheet: HomeSheet,
  typed: TypedVisit,
  outcomes: readonly string[],
  about: Pick<HomeVisitFields, 'person' | 'family' | 'why'>,
): HomeVisitFields {
  const numbers = Object.entries(typed.numbers).map(([name, text]) => [name, numberIn(text) ?? null])
  return {
    ...about,
    sheet: sheet.code,
    version: sheet.version,
    notHome: false,
    ...(Object.fromEntries([...Object.entries(typed.values), ...numbers]) as HomeVisitFields),
    outcomes: [...outcomes],
    ...(typed.advice && { advice: [...typed.advice] }),
    ...(typed.note !== null && { note: typed.note.trim() === '' ? null : typed.note.trim() }),
  }
}

/** What the bidan reads: every answer after its question. Empty where nothing was said. */
export function confidedText(sheet: HomeSheet, confided: TypedVisit['confided']): string {
  const values = standing(confided)
  return sheet.fields
    .flatMap((field) => {
      const value = values[field.name]
      return value === undefined ? [] : [`${field.label} ${valueOnCard(field, value)}.`]
    })
    .join(' ')
}
