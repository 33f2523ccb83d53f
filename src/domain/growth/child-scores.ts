import { completedMonths, daysBetween, type CalendarDate } from '../calendar.ts'
import type { GrowthTables } from './tables.ts'
import { zScores, type GrowthScores, type Measured } from './z-scores.ts'
import { zScores5to19 } from './z-scores-5to19.ts'

export type MeasuredOn = Omit<Measured, 'ageDays' | 'ageMonths'> & {
  readonly birth: CalendarDate
  readonly on: CalendarDate
}

/** The last completed month of the 0-60 month tables (Permenkes 2/2020). */
export const LAST_BALITA_MONTH = 60
/** WHO's last day below 60 months. */
export const LAST_WHO_2006_DAY = 1826

/**
 * The scores the programme uses on a visit: the 0-5 standard up to and including 60 completed months, the 5-19
 * reference from 61. In the 61st month WHO's software has already changed over while Permenkes 2/2020 still reads row
 * 60, so those few weeks are read at WHO's last day.
 */
export function childScores(tables: GrowthTables, { birth, on, ...child }: MeasuredOn): GrowthScores {
  const ageDays = daysBetween(birth, on)
  return completedMonths(birth, on) <= LAST_BALITA_MONTH
    ? zScores(tables, { ...child, ageDays: Math.min(ageDays, LAST_WHO_2006_DAY) })
    : zScores5to19(tables, { ...child, ageDays })
}

/** The same where only days are known, changing over where WHO's software does. */
export function scoresAtAge(tables: GrowthTables, child: Measured & { readonly ageDays: number }): GrowthScores {
  return child.ageDays <= LAST_WHO_2006_DAY ? zScores(tables, child) : zScores5to19(tables, child)
}
