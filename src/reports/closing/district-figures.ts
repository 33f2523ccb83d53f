/** Tiles of the PWS over what was published: the same figures as at the puskesmas, from counts alone. Pure. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import { figureOf, type Figure, type MonthTally } from '../pws/figure.ts'
import type { Indicator } from '../pws/indicator.ts'
import type { Counts } from './recap.ts'

export interface Counted {
  readonly month: CalendarMonth
  readonly counts: Counts
  readonly openDays: number
}

/** Undefined: nothing of the month was published. */
export function publishedFigure(
  indicator: Indicator,
  all: readonly (Counted & { readonly of: string })[],
  month: CalendarMonth,
): Figure | undefined {
  const own = all.filter((each) => each.month === month)
  if (own.length === 0) return undefined
  const tallies = own.map(({ of, counts, openDays }): MonthTally => ({
    posyandu: of,
    month,
    tally: [{ dusun: undefined, rt: undefined, sex: undefined, band: undefined, counts }],
    openDays,
  }))
  return figureOf(indicator, tallies, { month, span: 'month' })
}
