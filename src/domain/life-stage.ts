/** Life stages (domain spec §2): by date, never by registering anybody anew. Ages are completed units on that day. */
import { completedMonths, type CalendarDate } from './calendar.ts'
import type { MaternalState } from './pregnancy/pregnancy.ts'

export const AGE_GROUPS = ['bayi', 'balita', 'apras', 'usia-sekolah', 'remaja', 'dewasa', 'lansia'] as const
/** Everybody is in exactly one (R2.1). */
export type AgeGroup = (typeof AGE_GROUPS)[number]

/**
 * The cards of the ILP (kartu bantu pemeriksaan). The two of a mother share a sheet and come before the card of her age;
 * the last two share one and differ in the yearly tests.
 */
export const CARDS = ['ibu-hamil', 'ibu-nifas', 'anak', 'sekolah-remaja', 'dewasa', 'lansia'] as const
export type CardCode = (typeof CARDS)[number]

/** First completed month of each age group; remaja are counted apart from 15 years, all on one card. */
const FROM_MONTH: Readonly<Record<AgeGroup, number>> = {
  bayi: 0,
  balita: 12,
  apras: 60,
  'usia-sekolah': 72,
  remaja: 15 * 12,
  dewasa: 19 * 12,
  lansia: 60 * 12,
}

const CARD_OF: Readonly<Record<AgeGroup, CardCode>> = {
  bayi: 'anak',
  balita: 'anak',
  apras: 'anak',
  'usia-sekolah': 'sekolah-remaja',
  remaja: 'sekolah-remaja',
  dewasa: 'dewasa',
  lansia: 'lansia',
}

/** Undefined while the birth date is not known, or after `on`. */
export function ageGroupOn(birthDate: CalendarDate | undefined, on: CalendarDate): AgeGroup | undefined {
  if (birthDate === undefined || on === '' || birthDate > on) return undefined
  const months = completedMonths(birthDate, on)
  return AGE_GROUPS.findLast((group) => months >= FROM_MONTH[group])
}

/** By age; pregnancy, nifas and breastfeeding come before it for the visit (R2.2). */
export function cardOf(group: AgeGroup, state?: MaternalState): CardCode {
  if (state === undefined) return CARD_OF[group]
  return state === 'hamil' ? 'ibu-hamil' : 'ibu-nifas'
}

/** Completed years. */
export function yearsOn(birthDate: CalendarDate, on: CalendarDate): number {
  return Math.floor(completedMonths(birthDate, on) / 12)
}
