/** What is looked at once a year, and sooner while it is not green. */
import type { CardField, CardValue, Visitor } from './field.ts'
import { lastBefore } from './values.ts'

/** "Within 12 months": the same month next year may ask again, though the open day falls some days earlier. */
export const YEAR_DAYS = 350

/** Not done for a year, or not green the last time and long enough ago to look again. `name`: where it is kept. */
export function isOpen(name: string, means: CardField['means'], visitor: Visitor): boolean {
  const last = lastBefore(visitor, name, YEAR_DAYS)
  return last === undefined || isOpenAgain(last, means, visitor)
}

function isOpenAgain(
  { value, daysAgo }: { readonly value: CardValue; readonly daysAgo: number },
  means: CardField['means'],
  visitor: Visitor,
): boolean {
  const meaning = means?.(value, visitor)
  return meaning?.colour !== 'hijau' && daysAgo >= (meaning?.againAfterDays ?? 0)
}
