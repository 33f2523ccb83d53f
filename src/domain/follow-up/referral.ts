/** A referral on its way: made, known, sent, arrived, answered (domain spec §10). */
import { daysBetween, type CalendarDate } from '../calendar.ts'
import type { Tier } from './reasons.ts'

/** In the order in which a referral goes on. */
export const REFERRAL_STATUSES = [
  'dibuat',
  'diketahui',
  'dikirim',
  'tidak-datang',
  'menolak',
  'datang',
  'tindak-lanjut',
  'selesai',
  'meninggal',
] as const
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number]

/**
 * What can come next. Steps may be left out: the family went at once, or the answer was the first thing anybody heard.
 * Nothing follows a death, and what is finished is opened again only by taking the last step back.
 */
const NEXT: Readonly<Record<ReferralStatus, readonly ReferralStatus[]>> = {
  dibuat: ['diketahui', 'dikirim', 'datang', 'tidak-datang', 'tindak-lanjut', 'selesai', 'menolak', 'meninggal'],
  diketahui: ['dikirim', 'datang', 'tidak-datang', 'tindak-lanjut', 'selesai', 'menolak', 'meninggal'],
  dikirim: ['datang', 'tidak-datang', 'tindak-lanjut', 'selesai', 'menolak', 'meninggal'],
  'tidak-datang': ['dikirim', 'datang', 'tindak-lanjut', 'selesai', 'menolak', 'meninggal'],
  datang: ['tindak-lanjut', 'selesai', 'menolak', 'meninggal'],
  menolak: ['dikirim', 'datang', 'tindak-lanjut', 'selesai', 'meninggal'],
  'tindak-lanjut': ['tidak-datang', 'selesai', 'menolak', 'meninggal'],
  selesai: [],
  meninggal: [],
}

export function nextStatuses(status: ReferralStatus): readonly ReferralStatus[] {
  return NEXT[status]
}

/**
 * The one status of a referral that two phones moved on without seeing each other: the one further along, so that an
 * answer is never hidden by "sent".
 */
export function furthestStatus(statuses: readonly ReferralStatus[]): ReferralStatus | undefined {
  return REFERRAL_STATUSES.filter((status) => statuses.includes(status)).at(-1)
}

/** Days until an answer is missed. Domain spec §10: urgent after 24 hours, others after 7 days. */
export const ANSWER_WITHIN_DAYS: Readonly<Record<Tier, number>> = { segera: 1, '24-jam': 1, '7-hari': 7 }

export interface ReferralSoFar {
  readonly madeOn: CalendarDate
  readonly tier: Tier
  readonly status: ReferralStatus
  /** The day of the next control, when the answer named one. */
  readonly controlOn?: CalendarDate | undefined
}

/**
 * - `missed`: the family did not arrive: a home visit.
 * - `unanswered`: an answer should have come by now.
 * - `control`: the control day has passed without a word.
 * - `waiting`: still in time.
 * - `answered`: an answer is there, or none can come any more; a control it names is still ahead.
 */
export type ReferralTask = 'missed' | 'unanswered' | 'control' | 'waiting' | 'answered'

/** What somebody has to do about a referral today. */
export function referralTask(
  { madeOn, tier, status, controlOn }: ReferralSoFar,
  today: CalendarDate,
  withinDays: Readonly<Record<Tier, number>> = ANSWER_WITHIN_DAYS,
): ReferralTask {
  switch (status) {
    case 'selesai':
    case 'menolak':
    case 'meninggal':
      return 'answered'
    case 'tidak-datang':
      return 'missed'
    case 'tindak-lanjut':
      return controlOn !== undefined && controlOn < today ? 'control' : 'answered'
    default:
      return daysBetween(madeOn, today) >= withinDays[tier] ? 'unanswered' : 'waiting'
  }
}

/** Whether an answer is there, or none can come any more. */
export function isAnswered(status: ReferralStatus): boolean {
  return ['tindak-lanjut', 'selesai', 'menolak', 'meninggal'].includes(status)
}

/** What the answer asks of the kader (§10): an action, never what the child has. */
export const FOLLOW_UPS = ['pmt', 'minum-obat', 'kontrol', 'vaksin', 'kunjungan'] as const
export type FollowUpAction = (typeof FOLLOW_UPS)[number]

export const DESTINATIONS = ['pustu', 'puskesmas', 'rs'] as const
export type Destination = (typeof DESTINATIONS)[number]

/** The nearest place that can help: what is urgent goes past the Pustu (§10). */
export function usualDestination(tier: Tier): Destination {
  return tier === 'segera' ? 'puskesmas' : 'pustu'
}

/** The bidan knows of the child by then. A family that refused before anybody looked is referred again. */
export function isKnownToBidan(status: ReferralStatus): boolean {
  return KNOWN.includes(status)
}

const KNOWN: readonly ReferralStatus[] = ['diketahui', 'datang', 'tindak-lanjut', 'selesai']
