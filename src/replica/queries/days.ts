/** The dates of open days: of those held here, of those somebody came from, and of visits at home. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { dateOfHomeDay } from '../../log/record-id.ts'
import type { TransferRow } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'

export type Dates = ReadonlyMap<string, CalendarDate>

/** Without those that are not on this phone, or were cancelled. `moved`: the transfers of whoever was there. */
export async function datesOf(
  db: LocalDatabase,
  openDays: Iterable<string>,
  moved: readonly TransferRow[],
): Promise<Dates> {
  const elsewhere = daysElsewhere(moved)
  const all = [...new Set(openDays)]
  const rows = await db.openDay.bulkGet(all)
  return new Map(
    all.flatMap((day, i) => {
      const here = rows[i]
      const date = here?.shown.cancelled ? undefined : (here?.shown.date ?? elsewhere.get(day) ?? dateOfHomeDay(day))
      return date ? [[day, date] as const] : []
    }),
  )
}

/** Days of the posyandu that people came from. Where two transfers differ, the later date: on every phone alike. */
export function daysElsewhere(moved: readonly TransferRow[]): Dates {
  const named = moved.flatMap(({ shown }) => Object.entries(shown.days ?? {}))
  return new Map(named.sort(([, a], [, b]) => (a < b ? -1 : 1)))
}

/** The day somebody moved here, the last time that they did; undefined of who was always here. */
export function movedInOn(moved: readonly TransferRow[]): CalendarDate | undefined {
  return moved
    .flatMap(({ shown: { movedOn, hops } }) => (movedOn && !hops ? [movedOn] : []))
    .sort()
    .at(-1)
}

/** By record, and by day: the posyandu that it was a day of. Where both are one now, others were there as at home. */
export function placesElsewhere(moved: readonly TransferRow[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const places = new Map<string, Map<string, string>>()
  for (const { person, shown } of moved) {
    const own = places.get(person ?? '') ?? new Map<string, string>()
    places.set(person ?? '', own)
    for (const day of Object.keys(shown.days ?? {})) own.set(day, shown.from ?? '')
  }
  return places
}
