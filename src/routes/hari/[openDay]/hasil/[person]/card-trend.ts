/** Weight and blood pressure over the last visits, and what changed since the one before. Pure. */
import { addDays, type CalendarDate } from '../../../../../domain/calendar.ts'
import type { CardValues, Visitor } from '../../../../../domain/cards/field.ts'
import { pressureOf } from '../../../../../domain/cards/pressure.ts'
import type { Pressure } from '../../../../../domain/cards/pressure-levels.ts'
import { numberOf } from '../../../../../domain/cards/values.ts'

export interface TrendRow {
  readonly on: CalendarDate
  readonly weightKg: number | undefined
  /** The reading that counts. */
  readonly pressure: Pressure | undefined
}

const MOST_ROWS = 6

/** Newest first, this visit among them; `on` is its date. */
export function trendOf(visitor: Visitor, on: CalendarDate): readonly TrendRow[] {
  const row = (daysAgo: number, today: CardValues): TrendRow => ({
    on: addDays(on, -daysAgo),
    weightKg: numberOf(today.weightKg),
    pressure: pressureOf({ ...visitor, today }),
  })
  return [row(0, visitor.today), ...visitor.earlier.map(({ daysAgo, values }) => row(daysAgo, values))]
    .filter(({ weightKg, pressure }) => weightKg !== undefined || pressure !== undefined)
    .slice(0, MOST_ROWS)
}

/** In kg, from the newest weight to the one before it; undefined where there are not two. */
export function weightChange(
  rows: readonly TrendRow[],
): { readonly byKg: number; readonly since: CalendarDate } | undefined {
  const [now, before] = rows.filter(({ weightKg }) => weightKg !== undefined)
  if (now?.weightKg === undefined || before?.weightKg === undefined) return undefined
  return { byKg: Math.round((now.weightKg - before.weightKg) * 10) / 10, since: before.on }
}
