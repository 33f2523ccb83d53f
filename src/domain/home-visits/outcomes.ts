/** What a visit at home found, and what was explained there (domain spec §9.2). Several of each may hold. */

export const OUTCOMES = [
  { code: 'tidak-akses', label: 'Tidak mengakses pelayanan kesehatan' },
  { code: 'tidak-patuh', label: 'Tidak patuh pengobatan' },
  { code: 'tanda-bahaya', label: 'Ada tanda bahaya' },
  { code: 'gejala-tbc', label: 'Ada gejala TBC' },
  { code: 'lainnya', label: 'Lainnya' },
] as const

export type OutcomeCode = (typeof OUTCOMES)[number]['code']

/**
 * These keep somebody on the list until they are closed: visited again at least once a month (§9.1, khusus). A danger
 * sign is followed by its referral, which is made with it.
 */
export const OPEN_OUTCOMES: readonly OutcomeCode[] = ['tanda-bahaya', 'tidak-patuh', 'tidak-akses', 'gejala-tbc']

/** §9.1: khusus, at least once a month until it is closed, in days. */
export const AGAIN_WITHIN_DAYS = 30

/** §9.1: rutin, every family at least once a year, in days. */
export const ROUTINE_DAYS = 365

export function isOutcome(code: string): code is OutcomeCode {
  return OUTCOMES.some((outcome) => outcome.code === code)
}
