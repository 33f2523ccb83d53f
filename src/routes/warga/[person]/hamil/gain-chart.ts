/** What was gained in this pregnancy, week by week, against its band (domain spec §8.4, K8). Pure. */
import type { CalendarDate } from '../../../../domain/calendar.ts'
import { gestationOn } from '../../../../domain/pregnancy/dates.ts'
import type { Pregnancy } from '../../../../domain/pregnancy/pregnancy.ts'
import {
  bandLines,
  bandOf,
  baseWeight,
  bmiBefore,
  type WeightBand,
  type WeightAt,
} from '../../../../domain/pregnancy/weight-band.ts'
import type { DayVisit } from '../../../../replica/queries/child.ts'
import type { Point } from '../../../../ui/chart-scale.ts'

export interface GainPoint {
  readonly on: CalendarDate
  /** Completed. */
  readonly week: number
  /** Weeks and the days beyond them, for the drawing. */
  readonly x: number
  readonly gainKg: number
}

export interface Gain {
  /** Undefined where IMT before the pregnancy is not known, or with more than one child: then nakes alone judge. */
  readonly band:
    { readonly of: WeightBand; readonly low: readonly Point[]; readonly high: readonly Point[] } | undefined
  /** Oldest first. */
  readonly points: readonly GainPoint[]
}

type Visit = Pick<DayVisit, 'date' | 'shown'>

/** Undefined while there is nothing to count a gain from. */
export function gainOf(pregnancy: Pregnancy, visits: readonly Visit[], until: CalendarDate): Gain | undefined {
  const weights = weightsIn(pregnancy, visits, until)
  const base = baseWeight(pregnancy.weightBeforeKg, weights)
  if (!base) return undefined
  const heightCm = pregnancy.heightCm ?? lastHeight(visits, until)
  const isOne = (pregnancy.fetuses ?? 1) === 1
  const of = isOne && heightCm !== undefined ? bandOf(bmiBefore(base.kg, heightCm)) : undefined
  const lines = of && bandLines(of)
  return {
    band: of &&
      lines && {
        of,
        low: lines.map(({ week, leastKg }) => ({ x: week, y: leastKg })),
        high: lines.map(({ week, mostKg }) => ({ x: week, y: mostKg })),
      },
    points: weights.map(({ on, week, x, kg }) => ({ on, week, x, gainKg: Math.round((kg - base.kg) * 100) / 100 })),
  }
}

function weightsIn(
  pregnancy: Pregnancy,
  visits: readonly Visit[],
  until: CalendarDate,
): readonly (WeightAt & { readonly on: CalendarDate; readonly x: number })[] {
  return visits.flatMap(({ date, shown: { weightKg: kg } }) => {
    if (date === undefined || date > until || typeof kg !== 'number') return []
    if (pregnancy.endedOn !== undefined && date >= pregnancy.endedOn) return []
    const at = gestationOn(pregnancy, date)
    return at ? [{ on: date, week: at.weeks, x: at.weeks + at.days / 7, kg }] : []
  })
}

function lastHeight(visits: readonly Visit[], until: CalendarDate): number | undefined {
  const heights = visits.flatMap(({ date, shown: { heightCm } }) =>
    date !== undefined && date <= until && typeof heightCm === 'number' ? [heightCm] : [],
  )
  return heights.at(-1)
}
