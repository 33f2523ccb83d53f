import { interpolate, measured, scoreOf, type GrowthIndex, type ZScore } from './lms.ts'
import type { GrowthTables, Lms, LmsTable, Sex } from './tables.ts'

/** Lying on the length board, or standing against the stature meter. */
export type Posture = 'terlentang' | 'berdiri'

/** What was measured; anything may be missing. `ageMonths` is decimal, and used only where `ageDays` is missing. */
export type Measured = {
  readonly sex: Sex | undefined
  readonly ageDays?: number | undefined
  readonly ageMonths?: number | undefined
  readonly weightKg?: number | undefined
  readonly heightCm?: number | undefined
  readonly posture?: Posture | undefined
  readonly headCm?: number | undefined
  readonly armCm?: number | undefined
  readonly oedema?: boolean | undefined
}

export type GrowthScores = Readonly<Record<GrowthIndex, ZScore | undefined>> & {
  readonly reference: 'who-2006' | 'who-2007'
  /** Length under 731 days, height from then on: 0.7 cm more or less when it was measured the other way. */
  readonly adjustedHeightCm: number | undefined
  /** kg/m², of the adjusted height. */
  readonly bmi: number | undefined
  /** WHO takes no 0.7 cm correction here: nobody stands before 9 months, so the posture was noted wrongly. */
  readonly standingUnder9Months: boolean
}

export const DAYS_PER_MONTH = 30.4375
const HEIGHT_FROM_DAY = 731
export const LENGTH_MINUS_HEIGHT_CM = 0.7
const HEIGHT_TO_LENGTH_MM = 7

/**
 * Z-scores of a child under 60 months by the WHO Child Growth Standards (2006), in the steps of WHO's own software
 * (anthro 1.1.0). An index is undefined where WHO gives none.
 */
export function zScores(tables: GrowthTables, child: Measured): GrowthScores {
  const { sex } = child
  const age = ageOf(child)
  const standingUnder9Months = child.posture === 'berdiri' && age !== undefined && age.months < 9
  const posture = standingUnder9Months ? undefined : child.posture
  const heightCm = adjustedHeight(measured(child.heightCm), posture, age)
  const weightKg = measured(child.weightKg)
  const bmi = weightKg === undefined || heightCm === undefined ? undefined : weightKg / (heightCm / 100) ** 2
  const oedemaFree = child.oedema !== true

  const forAge = (index: GrowthIndex, table: LmsTable, value: number | undefined): ZScore | undefined => {
    if (sex === undefined || value === undefined || age === undefined || !isUnder60Months(age)) return undefined
    const lms = table.row(sex, age.days)
    return lms && scoreOf(index, value, lms)
  }
  const weightForHeight = (): ZScore | undefined => {
    if (sex === undefined || weightKg === undefined || heightCm === undefined) return undefined
    if (age && !isUnder60Months(age)) return undefined
    const lms = weightForHeightRow(tables.who2006.weightForLength, sex, heightCm, isLength(heightCm, posture, age))
    return lms && scoreOf('weightForHeight', weightKg, lms)
  }

  return {
    reference: 'who-2006',
    adjustedHeightCm: heightCm,
    bmi,
    standingUnder9Months,
    weightForAge: oedemaFree ? forAge('weightForAge', tables.who2006.weightForAge, weightKg) : undefined,
    heightForAge: forAge('heightForAge', tables.who2006.heightForAge, heightCm),
    weightForHeight: oedemaFree ? weightForHeight() : undefined,
    bmiForAge: oedemaFree ? forAge('bmiForAge', tables.who2006.bmiForAge, bmi) : undefined,
    headForAge: forAge('headForAge', tables.who2006.headForAge, measured(child.headCm)),
    armForAge: forAge('armForAge', tables.who2006.armForAge, measured(child.armCm)),
  }
}

/** Whole days for the tables; months unrounded, for the limits at 9 and 60 months. */
type Age = { readonly days: number; readonly months: number }

function ageOf({ ageDays, ageMonths }: Measured): Age | undefined {
  if (ageDays !== undefined) return { days: Math.floor(ageDays + 0.5), months: ageDays / DAYS_PER_MONTH }
  if (ageMonths === undefined) return undefined
  return { days: Math.floor(ageMonths * DAYS_PER_MONTH + 0.5), months: ageMonths }
}

/** A whole day can be reached from 59.99 months; day 1827 is the first that has no row. */
function isUnder60Months(age: Age): boolean {
  return age.months < 60
}

function adjustedHeight(heightCm: number | undefined, posture: Posture | undefined, age: Age | undefined) {
  if (heightCm === undefined || age === undefined) return heightCm
  if (age.days < HEIGHT_FROM_DAY && posture === 'berdiri') return heightCm + LENGTH_MINUS_HEIGHT_CM
  if (age.days >= HEIGHT_FROM_DAY && posture === 'terlentang') return heightCm - LENGTH_MINUS_HEIGHT_CM
  return heightCm
}

function isLength(heightCm: number, posture: Posture | undefined, age: Age | undefined): boolean {
  if (age) return age.days < HEIGHT_FROM_DAY
  return posture === undefined ? heightCm < 87 : posture === 'terlentang'
}

/**
 * The operations stand in WHO's order and stay in doubles: 103.1 - 0.7 = 102.39999999999999 makes WHO's software
 * interpolate one tenth too far, and a number that differs from WHO's helps nobody.
 */
function weightForHeightRow(table: LmsTable, sex: Sex, cm: number, isLength: boolean): Lms | undefined {
  const [lowest, highest, shiftMm] = isLength ? [45, 110, 0] : [65, 120, HEIGHT_TO_LENGTH_MM]
  if (cm < lowest || cm > highest) return undefined
  const lowMm = Math.trunc(cm * 10)
  const low = table.row(sex, lowMm + shiftMm)
  const share = (cm - lowMm / 10) / 0.1
  if (share <= 0) return low
  const high = table.row(sex, Math.trunc(cm * 10 + 1) + shiftMm)
  return low && high && interpolate(low, high, share)
}
