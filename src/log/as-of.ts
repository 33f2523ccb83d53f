/**
 * Records as they stood on a date: folded from the entries whose phones claimed to have written them until then. The
 * dates are claims (law 5): a phone whose clock ran ahead comes into the picture too late. Pure.
 */
import type { CalendarDate } from '../domain/calendar.ts'
import type { Entry } from './entry.ts'
import { foldAll, type RecordState } from './fold.ts'

const DATE = /^\d{4}-\d{2}-\d{2}/

/** Keyed by `recordKey`. What claims no readable date was always there. */
export function asOf(entries: Iterable<Entry>, until: CalendarDate): Map<string, RecordState> {
  return foldAll([...entries].filter((entry) => (claimedDate(entry) ?? '') <= until))
}

/** The day on the phone's own calendar, in its own time zone; undefined when its clock said something else. */
export function claimedDate({ at }: Pick<Entry, 'at'>): CalendarDate | undefined {
  return DATE.exec(at)?.[0]
}
