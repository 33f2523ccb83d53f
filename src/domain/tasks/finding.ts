/** From a finding of a visit to a task: what was referred is followed by its referral, what was answered waits a month. */
import { addDays, type CalendarDate } from '../calendar.ts'
import type { Route } from '../follow-up/reasons.ts'
import type { Priority, TaskReferral } from './task.ts'

export interface Urgency {
  readonly priority: Priority
  readonly due: CalendarDate
}

const DAYS: Readonly<Record<Exclude<Priority, 'catatan'>, number>> = {
  segera: 0,
  '24-jam': 1,
  '7-hari': 7,
  'bulan-ini': 30,
}

export function within(priority: Exclude<Priority, 'catatan'>, on: CalendarDate): Urgency {
  return { priority, due: addDays(on, DAYS[priority]) }
}

export type Referred = 'no' | 'on-its-way' | 'answered'

/** What became of these reasons since that day. A family that refused is still without an answer to what was found. */
export function referredSince(
  referrals: readonly TaskReferral[],
  reasons: readonly string[],
  since: CalendarDate,
): Referred {
  const own = referrals.filter(
    ({ madeOn, reasons: of }) => madeOn >= since && of.some((code) => reasons.includes(code)),
  )
  if (own.some(({ status }) => ANSWERED.includes(status))) return 'answered'
  return own.some(({ status }) => status !== 'menolak') ? 'on-its-way' : 'no'
}

const ANSWERED: readonly string[] = ['tindak-lanjut', 'selesai']

/** Undefined while a referral is on its way: that one has a task of its own when it needs somebody. */
export function urgencyOf(route: Route, on: CalendarDate, referred: Referred): Urgency | undefined {
  if (referred === 'on-its-way') return undefined
  return within(route === 'lapor' || referred === 'answered' ? 'bulan-ini' : route, on)
}

/** Of several, the one that comes first. */
export function mostUrgentOf(all: readonly Urgency[], order: readonly Priority[]): Urgency | undefined {
  const priority = order.find((each) => all.some((one) => one.priority === each))
  const due = all
    .map((each) => each.due)
    .sort()
    .at(0)
  return priority === undefined || due === undefined ? undefined : { priority, due }
}
