import type { CalendarDate } from '../../domain/calendar.ts'
import type { ActivityFields } from '../../log/records/activity.ts'
import type { LocalDatabase } from '../tables.ts'

export interface Activity {
  readonly record: string
  readonly on: CalendarDate
  readonly shown: ActivityFields
}

/** Newest first; those that were taken back are not there. */
export async function loadActivities(db: LocalDatabase): Promise<readonly Activity[]> {
  const rows = await db.activity.toArray()
  return rows
    .flatMap(({ record, shown }) => (shown.on ? [{ record, on: shown.on, shown }] : []))
    .sort((a, b) => (a.on === b.on ? (a.record < b.record ? 1 : -1) : a.on < b.on ? 1 : -1))
}
