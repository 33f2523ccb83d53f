/** From a finding of a visit to a task: what was referred is followed by its referral, what was answered waits a month. */
import { addDays, daysBetween, type CalendarDate } from '../calendar.ts'
import { ACUTE, isCoveredBy, type ReasonCode, type Route } from '../follow-up/reasons.ts'
import type { Priority, TaskPerson, TaskReferral } from './task.ts'

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

/** What has to be done by a day: the nearer it is, the more urgent. */
export function byThen(due: CalendarDate, today: CalendarDate): Urgency {
  const left = daysBetween(today, due)
  const priority = left <= DAYS['24-jam'] ? '24-jam' : left <= DAYS['7-hari'] ? '7-hari' : 'bulan-ini'
  return { priority, due }
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

/**
 * What became of a finding: by its referrals, or because somebody treats them for it (`care.*`), which stands like an
 * answer. What is acute is no older illness that is being treated.
 */
export function seenTo(
  { referrals, care = {} }: Pick<TaskPerson, 'referrals' | 'care'>,
  reason: ReasonCode,
  reasons: readonly string[],
  on: CalendarDate,
): Referred {
  const isTreated = Object.entries(care).some(
    ([known, { until }]) => !ACUTE.has(reason) && isCoveredBy(reason, known) && (until === undefined || until >= on),
  )
  return isTreated ? 'answered' : referredSince(referrals, reasons, on)
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
