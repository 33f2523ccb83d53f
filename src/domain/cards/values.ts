/** Reading stored values, which may be of any shape that a newer or older card wrote. */
import type { CardValue, CardValues, Visitor } from './field.ts'
import type { FormAnswers } from './form.ts'

/** No instrument shows more, and nothing that is added up or multiplied becomes infinite. */
const LARGEST = 1e9

export function numberOf(value: CardValue | undefined): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= LARGEST ? value : undefined
}

export function listOf(value: CardValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

export function formOf(value: CardValue | undefined): FormAnswers | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { answers } = value as Partial<FormAnswers>
  return typeof answers === 'object' && answers !== null ? (value as FormAnswers) : undefined
}

/** The meaning of a number; of anything else nothing is said. */
export function ofNumber<Result>(
  means: (value: number, visitor: Visitor) => Result | undefined,
): (value: CardValue, visitor: Visitor) => Result | undefined {
  return (value, visitor) => {
    const number = numberOf(value)
    return number === undefined ? undefined : means(number, visitor)
  }
}

/** Today's value of a field, else the newest earlier one within so many days. */
export function latest(
  { today, earlier }: { readonly today: CardValues; readonly earlier: Earlier },
  name: string,
  withinDays = Infinity,
): CardValue | undefined {
  return today[name] ?? lastBefore({ earlier }, name, withinDays)?.value
}

/** The newest earlier value of a field. */
export function lastBefore(
  { earlier }: { readonly earlier: Earlier },
  name: string,
  withinDays = Infinity,
): { readonly value: CardValue; readonly daysAgo: number } | undefined {
  for (const { daysAgo, values } of earlier) {
    if (daysAgo > withinDays) return undefined
    const value = values[name]
    if (value !== undefined) return { value, daysAgo }
  }
  return undefined
}

type Earlier = readonly { readonly daysAgo: number; readonly values: CardValues }[]
