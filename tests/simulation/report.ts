/** Runs put together: one line of JSON. */
import { sumOf, type Counts } from './counts.ts'
import { isGood, type Outcome } from './simulate.ts'

/** The figures of these runs, which all had as many phones and days. The same seeds give the same line. */
export function toLine(outcomes: readonly Figures[]): string {
  const { seed, phones, days } = outcomes[0]!
  const sum = (name: Fault): number => outcomes.reduce((total, outcome) => total + outcome[name], 0)
  return JSON.stringify({
    seed,
    runs: outcomes.length,
    phones,
    days,
    phoneDays: phones * days * outcomes.length,
    ...sumOf(outcomes.map(({ counts }) => counts)),
    ...Object.fromEntries(FAULTS.map((name) => [name, sum(name)])),
    failingSeeds: outcomes.filter(({ isGood }) => !isGood).map((outcome) => outcome.seed),
  })
}

const FAULTS = ['lost', 'diverged', 'unsent', 'altered', 'untrue'] as const
type Fault = (typeof FAULTS)[number]

/** What is kept of a run. */
export interface Figures extends Readonly<Record<Fault, number>> {
  readonly seed: number
  readonly phones: number
  readonly days: number
  readonly counts: Counts
  readonly isGood: boolean
}

export function figuresOf(outcome: Outcome): Figures {
  const { seed, phones, days, counts, lost, diverged, unsent, altered, untrue } = outcome
  return { seed, phones, days, counts, lost, diverged, unsent, altered, untrue, isGood: isGood(outcome) }
}
