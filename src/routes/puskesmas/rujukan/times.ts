/** How long answers took, by urgency. Pure. */
import type { Tier } from '../../../domain/follow-up/reasons.ts'

export interface Answered {
  readonly tier: Tier
  /** From the open day to the answer. */
  readonly days: number
}

export interface Times {
  readonly tier: Tier
  readonly count: number
  /** Undefined where none was answered. */
  readonly medianDays: number | undefined
  /** Answered within the days that are allowed. */
  readonly inTime: number
}

export function timesOf(
  tiers: readonly Tier[],
  answered: readonly Answered[],
  withinDays: Readonly<Record<Tier, number>>,
): readonly Times[] {
  return tiers.map((tier) => {
    const days = answered.filter((each) => each.tier === tier).map((each) => each.days)
    return {
      tier,
      count: days.length,
      medianDays: median(days),
      inTime: days.filter((each) => each <= withinDays[tier]).length,
    }
  })
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
