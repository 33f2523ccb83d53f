/** Reading stored values, which may be of any shape that a newer or older card wrote. */
import type { CardValue, CardValues } from './field.ts'
import type { FormAnswers } from './form.ts'

export function numberOf(value: CardValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

export function listOf(value: CardValue | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

export function formOf(value: CardValue | undefined): FormAnswers | undefined {
  return typeof value === 'object' && !Array.isArray(value) ? (value as FormAnswers) : undefined
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
