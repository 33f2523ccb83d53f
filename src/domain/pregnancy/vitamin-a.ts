/** Vitamin A of a mother after the birth: two red capsules, at KF1 and KF2, due until day 42 (domain spec §7, K15). */
import { addDays, type CalendarDate } from '../calendar.ts'
import type { Contact } from './pregnancy.ts'

export const NIFAS_CAPSULES = 2
const UNTIL_DAY = 42

export interface NifasCapsules {
  /** Never more than two. */
  readonly given: number
  readonly state: 'lengkap' | 'due' | 'lewat'
  readonly until: CalendarDate
  /** A second capsule no sooner than 24 hours after the first: the first day for it. */
  readonly next: CalendarDate | undefined
}

/** `atVisits`: capsules given at open days since the birth, by date. */
export function nifasCapsules(
  birth: CalendarDate,
  contacts: readonly Contact[],
  atVisits: readonly { readonly on: CalendarDate; readonly capsules: number }[],
  on: CalendarDate,
): NifasCapsules {
  const all = [...contacts.map(({ on: day, vitaminA = 0 }) => ({ on: day, capsules: vitaminA })), ...atVisits]
  const until = addDays(birth, UNTIL_DAY)
  // Written down twice for one day, they are the same capsules.
  const byDay = new Map<CalendarDate, number>()
  for (const { on: day, capsules } of all) {
    const isOwn = capsules > 0 && day >= birth && day <= until && day <= on
    if (isOwn) byDay.set(day, Math.max(capsules, byDay.get(day) ?? 0))
  }
  const given = Math.min(
    NIFAS_CAPSULES,
    [...byDay.values()].reduce((sum, capsules) => sum + capsules, 0),
  )
  const last = [...byDay.keys()].sort().at(-1)
  const state = given >= NIFAS_CAPSULES ? 'lengkap' : on > until ? 'lewat' : 'due'
  return { given, state, until, next: state === 'due' ? (last === undefined ? birth : addDays(last, 1)) : undefined }
}
