/** When an open app locks itself. Pure. */

const MINUTE_MS = 60_000
/** Nobody touched the phone for this long. */
export const IDLE_MS = 10 * MINUTE_MS
/** On an open day of today: neither was it touched, nor did anything arrive here that somebody did. */
export const OPEN_DAY_IDLE_MS = 30 * MINUTE_MS

export interface Idle {
  readonly now: number
  readonly touchedAt: number
  /** When something was last written here, by this phone or by another that told it; milliseconds. */
  readonly workedAt: number
  /** Today has an open day that is not closed. */
  readonly isOpenDay: boolean
}

/**
 * Ten minutes without a touch lock it. On an open day in progress the lock waits: for thirty minutes without a touch and
 * without any work at the posyandu that this phone has heard of. A clock that was set back locks.
 */
export function isLockDue({ now, touchedAt, workedAt, isOpenDay }: Idle): boolean {
  if (now < touchedAt) return true
  if (!isOpenDay) return now - touchedAt >= IDLE_MS
  return now - Math.max(touchedAt, workedAt) >= OPEN_DAY_IDLE_MS
}
