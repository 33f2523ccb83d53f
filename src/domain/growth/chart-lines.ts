import { interpolate, valueAtZ } from './lms.ts'
import type { GrowthTables, Lms, Sex } from './tables.ts'
import { DAYS_PER_MONTH } from './z-scores.ts'

export const CHART_Z = [-3, -2, -1, 0, 1, 2, 3] as const

export type ChartLine = {
  readonly z: (typeof CHART_Z)[number]
  /** Months 0 to 60, in order: the points of one path. */
  readonly points: readonly { readonly ageMonths: number; readonly weightKg: number }[]
}

/** The seven weight-for-age lines of the KMS, from -3 SD upwards. */
export function weightForAgeLines(tables: GrowthTables, sex: Sex): readonly ChartLine[] {
  return CHART_Z.map((z) => ({
    z,
    points: Array.from({ length: 61 }, (_, ageMonths) => ({
      ageMonths,
      weightKg: valueAtZ(z, rowAtMonth(tables, sex, ageMonths)),
    })),
  }))
}

/** WHO's monthly tables stand at m x 30.4375 days, between two rows of the daily one; month 60 at the last row. */
function rowAtMonth(tables: GrowthTables, sex: Sex, ageMonths: number): Lms {
  const days = ageMonths * DAYS_PER_MONTH
  const low = tables.who2006.weightForAge.row(sex, Math.floor(days))
  if (!low) throw new Error(`expected a row for month ${ageMonths}, found none`)
  const high = tables.who2006.weightForAge.row(sex, Math.floor(days) + 1) ?? low
  return interpolate(low, high, days - Math.floor(days))
}
