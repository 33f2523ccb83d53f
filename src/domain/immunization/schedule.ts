import type { Antigen } from './products.ts'
import type { Span } from './span.ts'

/**
 * One dose of the national schedule. `from` and `spacing` are jadwal_min: when the programme gives it. `valid` is
 * sah_min: a dose given from then on counts; what was given earlier is for the bidan to judge, and is never struck
 * out (K11). The windows are ages and end before the day they name: tepat (white in the Buku KIA), terlambat
 * (yellow), kejar (orange); after the last the age has passed.
 */
export interface ScheduleRow {
  readonly antigen: Antigen
  readonly n: number
  readonly from: Span
  /** After the dose before it. */
  readonly spacing?: Span
  readonly valid: { readonly from: Span; readonly spacing?: Span }
  readonly onTime: Span
  readonly late: Span
  readonly catchUp: Span
  /** In a catch-up of its own the dose is late from the day it can be given, and not by age: before the series began. */
  readonly isLateBySpacing?: true
}

const days = (n: number): Span => ({ days: n })
const weeks = (n: number): Span => ({ days: n * 7 })
const months = (n: number): Span => ({ months: n })
const BIRTH = days(0)
/** The same antigen again: 4 weeks (K11; Kepmenkes 2015/2023, tabel 7: "minimal 1 bulan"). */
const FOUR_WEEKS = weeks(4)
/** WHO's first age of the primary series; for DPT also K11. OPV, PCV, RV, IPV: [background, WHO]. */
const SIX_WEEKS = weeks(6)

/** A row whose windows end before these months of age; `late` and `catchUp` fall together with what is before them. */
const row = (
  antigen: Antigen,
  n: number,
  from: Span,
  [onTime, late, catchUp]: readonly [number, number, number],
  valid: ScheduleRow['valid'],
  spacing?: Span,
): ScheduleRow => ({
  antigen,
  n,
  from,
  ...(spacing && { spacing }),
  valid,
  onTime: months(onTime),
  late: months(late),
  catchUp: months(catchUp),
})

/** Ages and windows: Kepmenkes 2015/2023 tabel 7 and 8; windows as in the Buku KIA (domain spec §6.1, §6.2). */
export const SCHEDULE: readonly ScheduleRow[] = [
  // Under 24 hours, then days 1 to 7 reported apart; closed from day 8 (K13).
  { antigen: 'hb0', n: 1, from: BIRTH, valid: { from: BIRTH }, onTime: days(1), late: days(8), catchUp: days(8) },
  row('bcg', 1, BIRTH, [2, 12, 12], { from: BIRTH }),
  row('opv', 1, BIRTH, [2, 12, 60], { from: BIRTH }),
  row('opv', 2, months(2), [3, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  row('opv', 3, months(3), [4, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  row('opv', 4, months(4), [5, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  row('dpt', 1, months(2), [3, 12, 60], { from: SIX_WEEKS }),
  row('dpt', 2, months(3), [4, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  row('dpt', 3, months(4), [5, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  // A year after DPT3 by the schedule (R6.1), valid from 6 months after it (K11).
  row('dpt', 4, months(18), [19, 24, 60], { from: SIX_WEEKS, spacing: months(6) }, days(365)),
  row('ipv', 1, months(4), [5, 12, 60], { from: SIX_WEEKS }),
  row('ipv', 2, months(9), [10, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  row('pcv', 1, months(2), [3, 12, 60], { from: SIX_WEEKS }),
  row('pcv', 2, months(3), [4, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  // 8 weeks after PCV2 (tabel 7); the booster is valid from 9 months of age [background, WHO].
  row('pcv', 3, months(12), [13, 24, 60], { from: months(9), spacing: weeks(8) }, weeks(8)),
  // RV1 to the end of month 4, RV2 of month 5, RV3 of month 6: nothing after 6 months 29 days (K13).
  row('rv', 1, months(2), [3, 5, 5], { from: SIX_WEEKS }),
  row('rv', 2, months(3), [4, 6, 6], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  row('rv', 3, months(4), [5, 7, 7], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  // A dose before 9 months (outbreaks) does not count as MR1 [background, WHO].
  row('mr', 1, months(9), [10, 12, 60], { from: months(9) }),
  // 6 months after MR1 (tabel 7; spec §15.9).
  row('mr', 2, months(18), [19, 24, 60], { from: months(9), spacing: months(6) }, months(6)),
  // Valid from 8 months [background, WHO on SA 14-14-2]. No "allowed" month: after month 10 it is catch-up.
  row('je', 1, months(10), [11, 11, 60], { from: months(8) }),
]

/** IPV of a child whose series is hexavalen: with DPT-HB-Hib at 2, 3 and 4 months (Kepmenkes 345/2025, K10). */
export const IPV_WITH_HEXAVALENT: readonly ScheduleRow[] = [
  row('ipv', 1, months(2), [3, 12, 60], { from: SIX_WEEKS }),
  row('ipv', 2, months(3), [4, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
  row('ipv', 3, months(4), [5, 12, 60], { from: SIX_WEEKS, spacing: FOUR_WEEKS }, FOUR_WEEKS),
]

/** PCV that begins at 12 to 23 months: two doses, 8 weeks apart (K12). */
export const PCV_FROM_12_MONTHS: readonly ScheduleRow[] = [
  row('pcv', 1, months(2), [3, 12, 60], { from: SIX_WEEKS }),
  {
    ...row('pcv', 2, months(12), [12, 12, 60], { from: months(9), spacing: weeks(8) }, weeks(8)),
    isLateBySpacing: true,
  },
]

/** PCV that begins at 24 months or later: one dose (K12). */
export const PCV_FROM_24_MONTHS: readonly ScheduleRow[] = [row('pcv', 1, months(2), [3, 12, 60], { from: SIX_WEEKS })]
