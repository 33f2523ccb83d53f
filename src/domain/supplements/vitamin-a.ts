import { completedMonths, type CalendarDate } from '../calendar.ts'
import { lastDayOf, nextRound, phaseOf, roundOf, type Round } from './rounds.ts'

export type Capsule = 'biru' | 'merah'

export type VitaminA =
  | { readonly state: 'due' | 'sweeping'; readonly capsule: Capsule; readonly round: Round }
  /** `on` is the day, or the month of the round where a book says no more. */
  | { readonly state: 'given'; readonly on: string; readonly round: Round }
  /** `next` is the beginning of the next round. */
  | { readonly state: 'not-now'; readonly next: CalendarDate }
  | { readonly state: 'not-of-age' }

/** Biru (100.000 SI) at 6 to 11 months, merah (200.000 SI) at 12 to 59 (Kepmenkes 2015/2023; domain spec §7). */
export function capsuleFor(ageMonths: number): Capsule | undefined {
  if (ageMonths < 6 || ageMonths > 59) return undefined
  return ageMonths < 12 ? 'biru' : 'merah'
}

/** What is due on this day; `given` are the days, or rounds, of earlier capsules. One a round, dated to its round (K15). */
export function vitaminA(birthDate: CalendarDate, on: CalendarDate, given: readonly CalendarDate[]): VitaminA {
  const round = roundOf(on)
  const inRound = given.filter((date) => roundOf(date) === round).sort()[0]
  if (inRound !== undefined) return { state: 'given', on: inRound, round }
  const capsule = on < birthDate ? undefined : capsuleFor(completedMonths(birthDate, on))
  if (!capsule) return { state: 'not-of-age' }
  const phase = phaseOf(on)
  // Six months old only after the month of the round: the next one is the first.
  const isOfRound = completedMonths(birthDate, lastDayOf(round)) >= 6
  if (phase === 'between' || !isOfRound) return { state: 'not-now', next: nextRound(on) }
  return { state: phase === 'round' ? 'due' : 'sweeping', capsule, round }
}
