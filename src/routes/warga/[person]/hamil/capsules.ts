import type { CalendarDate } from '../../../../domain/calendar.ts'
import type { DayVisit } from '../../../../replica/queries/child.ts'

/** Capsules of vitamin A given to a mother at open days (langkah 5), by date. */
export function capsulesAtVisits(
  visits: readonly Pick<DayVisit, 'date' | 'shown'>[],
): readonly { readonly on: CalendarDate; readonly capsules: number }[] {
  return visits.flatMap(({ date, shown }) => {
    const capsules = shown['measure.vitamin-a-nifas']
    return date !== undefined && typeof capsules === 'number' ? [{ on: date, capsules }] : []
  })
}
