/**
 * How long visitors were at the posyandu: from the first to the last thing that was written of their visit. A claim of the
 * phones' clocks, and only of those at work while the visitor was there: what was copied from a book at night is left out.
 */
import { monthOf, type CalendarMonth } from '../../domain/calendar.ts'
import type { ServedPosyandu, ServedVisit } from '../month/served.ts'

export interface Waiting {
  /** Visits whose times can be used, of all in the month. */
  readonly visits: number
  readonly of: number
  /** Minutes; undefined without any. */
  readonly median: number | undefined
  /** Nine of ten were there no longer than this. */
  readonly ninth: number | undefined
}

/** Ours: longer than a posyandu is open, somebody wrote again later that day. */
const LONGEST_MINUTES = 240

/** Minutes of every usable visit of the month; and how many visits there were. */
export function minutesIn(
  { people }: Pick<ServedPosyandu, 'people'>,
  month: CalendarMonth,
): { readonly minutes: readonly number[]; readonly of: number } {
  const visits = people
    .flatMap((person) => person.visits)
    .filter(({ on, elsewhere }) => elsewhere === undefined && monthOf(on) === month)
  return { minutes: visits.flatMap((visit) => minutesOf(visit) ?? []), of: visits.length }
}

export function waitingOf(minutes: readonly number[], of: number): Waiting {
  const sorted = [...minutes].sort((a, b) => a - b)
  const at = (share: number): number | undefined => sorted[Math.ceil(sorted.length * share) - 1]
  return { visits: sorted.length, of, median: at(0.5), ninth: at(0.9) }
}

function minutesOf({ on, from, until }: ServedVisit): number | undefined {
  // One entry, or all in one sitting: no time is told.
  if (from === '' || from === until || from.slice(0, 10) !== on || until.slice(0, 10) !== on) return undefined
  const minutes = Math.round((Date.parse(until) - Date.parse(from)) / 60_000)
  return minutes >= 1 && minutes <= LONGEST_MINUTES ? minutes : undefined
}
