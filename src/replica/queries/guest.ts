/** Where a guest's visits stand at their own posyandu (domain rule K3). */
import type { CalendarDate } from '../../domain/calendar.ts'
import { homeDayOf } from '../../domain/guest.ts'
import type { LocalDatabase } from '../tables.ts'
import { readChild, type Child, type DayVisit } from './child.ts'
import { loadOpenDays } from './open-days.ts'

export type AtHome =
  | { readonly state: 'counted' | 'open'; readonly homeDay: string; readonly homeDate: CalendarDate }
  /** They were measured there themselves. */
  | { readonly state: 'stands' }
  | { readonly state: 'no-day' }

export interface GuestVisit {
  readonly visit: DayVisit
  readonly on: CalendarDate
  readonly atHome: AtHome
}

export interface GuestAtHome {
  /** Undefined while their record there is not known. */
  readonly known: Child | undefined
  /** Newest first; those with a weight. */
  readonly visits: readonly GuestVisit[]
}

/** `home`: of the posyandu they belong to. `person`: their record there. */
export async function readGuestAtHome(home: LocalDatabase, guest: Child, person: string): Promise<GuestAtHome> {
  const [known, days] = await Promise.all([readChild(home, person), loadOpenDays(home)])
  const visits = guest.visits
    .flatMap((visit): GuestVisit[] =>
      visit.date === undefined || typeof visit.shown.weightKg !== 'number'
        ? []
        : [{ visit, on: visit.date, atHome: standing(visit.date, known, homeDayOf(visit.date, days)) }],
    )
    .reverse()
  return { known, visits }
}

function standing(
  on: CalendarDate,
  known: Child | undefined,
  day: { readonly record: string; readonly date: CalendarDate } | undefined,
): AtHome {
  const ofMonth = (known?.visits ?? []).filter(
    ({ date, shown }) => date?.slice(0, 7) === on.slice(0, 7) && typeof shown.weightKg === 'number',
  )
  const counted = ofMonth.find(({ shown }) => typeof shown.measuredBy === 'string')
  if (counted?.date) return { state: 'counted', homeDay: counted.openDay, homeDate: counted.date }
  if (ofMonth.length > 0) return { state: 'stands' }
  return day ? { state: 'open', homeDay: day.record, homeDate: day.date } : { state: 'no-day' }
}
