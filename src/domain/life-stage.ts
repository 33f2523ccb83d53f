/** Life stages (domain spec §2): by date, never by registering anybody anew. Ages are completed units on that day. */
import { completedMonths, type CalendarDate } from './calendar.ts'

export const AGE_GROUPS = ['bayi', 'balita', 'apras', 'usia-sekolah', 'remaja', 'dewasa', 'lansia'] as const
/** Everybody is in exactly one (R2.1). */
export type AgeGroup = (typeof AGE_GROUPS)[number]

/** The cards of the ILP by age (kartu bantu pemeriksaan); the last two share a sheet and differ in the yearly tests. */
export const CARDS = ['anak', 'sekolah-remaja', 'dewasa', 'lansia'] as const
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

export function cardOf(group: AgeGroup): CardCode {
  return CARD_OF[group]
}

/** Completed years. */
export function yearsOn(birthDate: CalendarDate, on: CalendarDate): number {
  return Math.floor(completedMonths(birthDate, on) / 12)
}
