import { completedMonths, type CalendarDate } from '../calendar.ts'
import { phaseOf, roundOf, type Round } from './rounds.ts'

export type Tablet = 'albendazol-200' | 'albendazol-400'

export type Deworming =
  | { readonly state: 'due' | 'sweeping'; readonly tablet: Tablet; readonly round: Round }
  | { readonly state: 'given'; readonly on: CalendarDate }
  | { readonly state: 'not-now' }
  | { readonly state: 'not-of-age' }

/** 200 mg (half a tablet) from 12 months, 400 mg from 24 (Permenkes 15/2017), to the end of a posyandu child's years. */
export function tabletFor(ageMonths: number): Tablet | undefined {
  if (ageMonths < 12 || ageMonths > 71) return undefined
  return ageMonths < 24 ? 'albendazol-200' : 'albendazol-400'
}

/**
 * Once a year, in August with vitamin A (Kepmenkes 2015/2023); where worms are common the district adds February.
 * `given` are the days of earlier tablets. Not to a child who is ill today: the screen asks.
 */
export function deworming(
  birthDate: CalendarDate,
  on: CalendarDate,
  given: readonly CalendarDate[],
  { dewormingTwice = false }: { readonly dewormingTwice?: boolean | undefined } = {},
): Deworming {
  const round = roundOf(on)
  const inRound = given.filter((date) => roundOf(date) === round).sort()[0]
  if (inRound !== undefined) return { state: 'given', on: inRound }
  const tablet = on < birthDate ? undefined : tabletFor(completedMonths(birthDate, on))
  if (!tablet) return { state: 'not-of-age' }
  const phase = phaseOf(on)
  const isRound = dewormingTwice || round.endsWith('-08')
  return phase === 'between' || !isRound
    ? { state: 'not-now' }
    : { state: phase === 'round' ? 'due' : 'sweeping', tablet, round }
}
