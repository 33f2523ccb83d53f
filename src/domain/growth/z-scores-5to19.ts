import { interpolate, measured, scoreOf, type GrowthIndex, type ZScore } from './lms.ts'
import type { GrowthTables, Lms, LmsTable, Sex } from './tables.ts'
import { DAYS_PER_MONTH, type GrowthScores, type Measured } from './z-scores.ts'

/**
 * Z-scores from 60 to 228 months (weight to 120) by the WHO Reference 2007, in the steps of WHO's own software
 * (anthroplus 1.0.0). An index is undefined where WHO gives none.
 */
export function zScores5to19(tables: GrowthTables, child: Measured): GrowthScores {
  const { sex, oedema } = child
  const months = child.ageDays === undefined ? child.ageMonths : child.ageDays / DAYS_PER_MONTH
  const heightCm = measured(child.heightCm)
  const weightKg = measured(child.weightKg)
  const bmi = weightKg === undefined || heightCm === undefined ? undefined : weightKg / (heightCm / 100) ** 2

  const score = (index: GrowthIndex, table: LmsTable, value: number | undefined, lastMonth: number) => {
    if (sex === undefined || months === undefined || value === undefined) return undefined
    if (months < 60 || months > lastMonth) return undefined
    const lms = rowAtMonth(table, sex, months)
    return lms && scoreOf(index, value, lms)
  }
  const unlessOedema = (z: ZScore | undefined): ZScore | undefined => (oedema ? undefined : z)

  return {
    reference: 'who-2007',
    adjustedHeightCm: heightCm,
    bmi,
    standingUnder9Months: false,
    weightForAge: unlessOedema(score('weightForAge', tables.who2007.weightForAge, weightKg, 120)),
    heightForAge: score('heightForAge', tables.who2007.heightForAge, heightCm, 228),
    bmiForAge: unlessOedema(score('bmiForAge', tables.who2007.bmiForAge, bmi, 228)),
    weightForHeight: undefined,
    headForAge: undefined,
    armForAge: undefined,
  }
}

function rowAtMonth(table: LmsTable, sex: Sex, months: number): Lms | undefined {
  const lowMonth = Math.trunc(months)
  const low = table.row(sex, lowMonth)
  const share = months - lowMonth
  if (share <= 0) return low
  const high = table.row(sex, Math.trunc(months + 1))
  return low && high && interpolate(low, high, share)
}
