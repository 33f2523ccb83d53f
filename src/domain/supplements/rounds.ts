import { addDays, monthOf, type CalendarDate } from '../calendar.ts'

/** A round of February or August, named by its month: `2026-02`. */
export type Round = string

/** Bulan vitamin A (Kepmenkes 2015/2023): February and August. */
const ROUND_MONTHS = ['02', '08'] as const

/** Sweeping goes on after the month (K15). How long is not written: one month more [background]. */
export const SWEEPING_MONTHS = 1

/** The round a capsule of this day belongs to, however late it came (K15). */
export function roundOf(on: CalendarDate): Round {
  const year = Number(on.slice(0, 4))
  const month = on.slice(5, 7)
  if (month < ROUND_MONTHS[0]) return `${year - 1}-${ROUND_MONTHS[1]}`
  return `${on.slice(0, 4)}-${month < ROUND_MONTHS[1] ? ROUND_MONTHS[0] : ROUND_MONTHS[1]}`
}

/** Whether capsules are given on this day: in the month of the round, or sweeping after it. */
export function phaseOf(on: CalendarDate): 'round' | 'sweeping' | 'between' {
  const late = Number(on.slice(5, 7)) - Number(roundOf(on).slice(5, 7))
  if (late === 0) return 'round'
  return late > 0 && late <= SWEEPING_MONTHS ? 'sweeping' : 'between'
}

/** The last day of the round's own month: who is not old enough then is not of this round. */
export function lastDayOf(round: Round): CalendarDate {
  return addDays(nextMonth(round), -1)
}

/** When the next round begins. */
export function nextRound(on: CalendarDate): CalendarDate {
  const round = roundOf(on)
  const year = Number(round.slice(0, 4))
  return round.endsWith(ROUND_MONTHS[0]) ? `${year}-${ROUND_MONTHS[1]}-01` : `${year + 1}-${ROUND_MONTHS[0]}-01`
}

function nextMonth(round: Round): CalendarDate {
  return `${monthOf(addDays(`${round}-28`, 4))}-01`
}
