/** How long somebody who types wrong PINs must wait. Waiting is all that ever happens: no wrong PIN deletes anything. */

/** A finger slips, a kader thinks of her other phone: these cost nothing. */
const FREE_TRIES = 5
const SECOND = 1000
const MINUTE = 60 * SECOND
const WAITS_MS = [30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE] as const

export interface Tries {
  /** Wrong ones since the last right one. */
  readonly wrong: number
  /** When the last of them was, by this phone's clock; milliseconds. */
  readonly at: number
}

export const NO_TRIES: Tries = { wrong: 0, at: 0 }

/** Milliseconds until the next try counts. A clock that was set back starts the wait again. */
export function waitLeft({ wrong, at }: Tries, now: number): number {
  const wait = waitAfter(wrong)
  return now < at ? wait : Math.max(0, wait - (now - at))
}

/** Milliseconds that somebody waits after this many wrong tries. */
export function waitAfter(wrong: number): number {
  if (wrong < FREE_TRIES) return 0
  return WAITS_MS[Math.min(wrong - FREE_TRIES, WAITS_MS.length - 1)]!
}
