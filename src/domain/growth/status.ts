import { LAST_BALITA_MONTH } from './child-scores.ts'
import {
  ARM,
  classOf,
  HEAD_FOR_AGE,
  HEIGHT_FOR_AGE,
  KMS_LINES,
  NUTRITION_0_TO_60_MONTHS,
  NUTRITION_5_TO_18_YEARS,
  WEIGHT_FOR_AGE,
  type ArmColour,
  type CutOffs,
  type HeadStatus,
  type HeightForAgeStatus,
  type KmsLines,
  type NutritionStatus,
  type WeightForAgeStatus,
} from './cut-offs.ts'
import type { ZScore } from './lms.ts'
import type { GrowthScores } from './z-scores.ts'

/** The national classes of one visit. Undefined: not measured, or the regulation has no class at this age. */
export type ChildStatus = {
  readonly weightForAge: WeightForAgeStatus | undefined
  readonly heightForAge: HeightForAgeStatus | undefined
  readonly weightForHeight: NutritionStatus | undefined
  readonly bmiForAge: NutritionStatus | undefined
  readonly head: HeadStatus | undefined
  readonly arm: ArmColour | undefined
  /** Below the red line of the KMS. */
  readonly bgm: boolean | undefined
  /** Above the orange line of the KMS. */
  readonly atasGarisOranye: boolean | undefined
}

/**
 * Classes by Permenkes 2/2020, on z rounded to 2 decimals: -2.004 is -2.00 and normal. Oedema is gizi buruk whatever
 * the weight says. A flagged z is classified all the same: it was asked about when it was typed.
 */
export function childStatus(
  scores: GrowthScores,
  { completedMonths, armCm, oedema }: { completedMonths: number; armCm?: number | undefined; oedema: boolean },
  kms: KmsLines = KMS_LINES,
): ChildStatus {
  const isBalita = completedMonths <= LAST_BALITA_MONTH
  const balitaClass = <Status extends string>(cutOffs: CutOffs<Status>, score: ZScore | undefined) =>
    isBalita && score ? classOf(cutOffs, score.z) : undefined
  const weightZ = isBalita ? scores.weightForAge?.z : undefined
  return {
    weightForAge: balitaClass(WEIGHT_FOR_AGE, scores.weightForAge),
    heightForAge: balitaClass(HEIGHT_FOR_AGE, scores.heightForAge),
    weightForHeight: oedema ? 'gizi-buruk' : balitaClass(NUTRITION_0_TO_60_MONTHS, scores.weightForHeight),
    bmiForAge: oedema ? 'gizi-buruk' : scores.bmiForAge && bmiForAgeStatus(scores.bmiForAge.z, completedMonths),
    head: balitaClass(HEAD_FOR_AGE, scores.headForAge),
    arm: armCm === undefined ? undefined : armColour(armCm, completedMonths),
    bgm: weightZ === undefined ? undefined : weightZ < kms.merahZ,
    atasGarisOranye: weightZ === undefined ? undefined : weightZ > kms.oranyeZ,
  }
}

/** IMT/U: at exactly 60 completed months still the 0-60 month classes, from 61 those of 5-18 years. */
export function bmiForAgeStatus(z: number, completedMonths: number): NutritionStatus {
  return classOf(completedMonths <= LAST_BALITA_MONTH ? NUTRITION_0_TO_60_MONTHS : NUTRITION_5_TO_18_YEARS, z)
}

/** LiLA colour by cm alone, 6 to 59 completed months; undefined outside. */
export function armColour(armCm: number, completedMonths: number): ArmColour | undefined {
  if (completedMonths < ARM.fromMonth || completedMonths > ARM.toMonth) return undefined
  return classOf(ARM, armCm)
}
