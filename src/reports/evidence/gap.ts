import type { Figure } from '../pws/figure.ts'
import type { Indicator } from '../pws/indicator.ts'

/**
 * How many people are missing to the target, or too many for it; 0 once it is reached. Undefined where there is no target
 * or nobody to reach it with.
 */
export function gapOf(
  { better }: Pick<Indicator, 'better'>,
  { part, whole, target }: Pick<Figure, 'part' | 'whole' | 'target'>,
): number | undefined {
  if (target === undefined || whole === undefined || whole === 0) return undefined
  // Whole people: 0.8 of 85 is 68, whatever the floating point says.
  const aim = Math.round(target * whole * 1e6) / 1e6
  return Math.max(0, better === 'up' ? Math.ceil(aim) - part : part - Math.floor(aim))
}
