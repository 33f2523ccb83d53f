/** How long ago something was, in the largest unit that has passed. Pure. */
export type Ago =
  | { readonly unit: 'now' }
  | { readonly unit: 'date' }
  | { readonly unit: 'minutes' | 'hours' | 'days'; readonly n: number }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const DAYS_COUNTED = 30

/** `date`: so long ago that the date says more. What lies ahead (two clocks differ) is now. */
export function agoOf(iso: string, now: Date): Ago {
  const passed = now.getTime() - Date.parse(iso)
  if (passed < 2 * MINUTE_MS) return { unit: 'now' }
  if (passed < HOUR_MS) return { unit: 'minutes', n: Math.floor(passed / MINUTE_MS) }
  if (passed < DAY_MS) return { unit: 'hours', n: Math.floor(passed / HOUR_MS) }
  const days = Math.floor(passed / DAY_MS)
  return days <= DAYS_COUNTED ? { unit: 'days', n: days } : { unit: 'date' }
}
