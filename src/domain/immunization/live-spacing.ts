import { addDays, daysBetween, type CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import type { Why } from './dose-status.ts'
import { LIVE_INJECTED, LIVE_SPACING_DAYS, type Antigen } from './products.ts'

type Blocked = Extract<Why, { readonly code: 'live-spacing' }>

/** Another live injected vaccine that was given less than 4 weeks before this day, and not on it. */
export function blockedOn(antigen: Antigen, on: CalendarDate, given: readonly RecordedDose[]): Blocked | undefined {
  if (!LIVE_INJECTED.has(antigen)) return undefined
  const others = given.flatMap((dose): readonly Blocked[] => {
    if (dose.antigen === antigen || !LIVE_INJECTED.has(dose.antigen) || dose.date === undefined) return []
    const days = daysBetween(dose.date, on)
    return days > 0 && days < LIVE_SPACING_DAYS
      ? [{ code: 'live-spacing', antigen: dose.antigen, since: dose.date }]
      : []
  })
  return others.sort((a, b) => (a.since < b.since ? 1 : -1))[0]
}

/** The first day from `from` on which nothing is in the way, and what was. */
export function earliestDay(
  antigen: Antigen,
  from: CalendarDate,
  given: readonly RecordedDose[],
): { readonly day: CalendarDate; readonly blockedBy?: Blocked } {
  const blockedBy = blockedOn(antigen, from, given)
  if (!blockedBy) return { day: from }
  return { day: earliestDay(antigen, addDays(blockedBy.since, LIVE_SPACING_DAYS), given).day, blockedBy }
}
