/** Levels of blood pressure by age, in mmHg. The higher category of the two numbers wins (§15.4). */
import type { Visitor } from './field.ts'

export interface Pressure {
  readonly sistole: number
  readonly diastole: number
}

export interface Level {
  readonly from: Pressure
  readonly code: string
  readonly formal: string
  /** Referred. */
  readonly isHigh?: true
  /** Referred at once. */
  readonly isCrisis?: true
}

/** From here on somebody is referred at once, without a second reading (K7, §8.6). */
export const CRISIS: Pressure = { sistole: 180, diastole: 110 }
/** From here on it is measured again after five minutes (K7). */
export const REPEAT: Pressure = { sistole: 140, diastole: 90 }

/** Kepmenkes 2015/2023 Tabel 21, the worst first. */
const ADULT: readonly Level[] = [
  { from: CRISIS, code: 'ht3', formal: 'Hipertensi derajat 3', isHigh: true, isCrisis: true },
  { from: { sistole: 160, diastole: 100 }, code: 'ht2', formal: 'Hipertensi derajat 2', isHigh: true },
  { from: REPEAT, code: 'ht1', formal: 'Hipertensi derajat 1', isHigh: true },
  { from: { sistole: 130, diastole: 85 }, code: 'normal-tinggi', formal: 'Normal tinggi' },
  { from: { sistole: 120, diastole: 80 }, code: 'normal', formal: 'Normal' },
]

/** From 13 years hypertension begins earlier than in adults (§4.4). */
const YOUTH: readonly Level[] = [
  { from: CRISIS, code: 'ht3', formal: 'Hipertensi derajat 2', isHigh: true, isCrisis: true },
  { from: REPEAT, code: 'ht2', formal: 'Hipertensi derajat 2', isHigh: true },
  { from: { sistole: 130, diastole: 80 }, code: 'ht1', formal: 'Hipertensi derajat 1', isHigh: true },
  { from: { sistole: 120, diastole: Infinity }, code: 'normal-tinggi', formal: 'Meningkat' },
]

/** A mother is referred at once from here on, without a second reading (K6, K7). */
const MOTHERS_CRISIS: Pressure = { sistole: 160, diastole: 110 }

/**
 * Pregnant: K6. In the nifas the same, because it still falls ill of it then [background, verify]; who only breastfeeds
 * is judged by her age.
 */
const MOTHER: readonly Level[] = [
  {
    from: MOTHERS_CRISIS,
    code: 'td-ibu-krisis',
    formal: 'Tekanan darah 160/110 atau lebih',
    isHigh: true,
    isCrisis: true,
  },
  { from: REPEAT, code: 'td-ibu-tinggi', formal: 'Tekanan darah 140/90 atau lebih', isHigh: true },
]

/** 7 to 12 years: referred from here on (Kepmenkes 2015/2023 Tabel 14-15, table 4.4a), L | P. */
const CHILD: ReadonlyMap<number, { readonly L: Pressure; readonly P: Pressure }> = new Map([
  [7, { L: { sistole: 106, diastole: 68 }, P: { sistole: 106, diastole: 68 } }],
  [8, { L: { sistole: 107, diastole: 69 }, P: { sistole: 107, diastole: 69 } }],
  [9, { L: { sistole: 107, diastole: 70 }, P: { sistole: 108, diastole: 71 } }],
  [10, { L: { sistole: 108, diastole: 72 }, P: { sistole: 109, diastole: 72 } }],
  [11, { L: { sistole: 110, diastole: 74 }, P: { sistole: 111, diastole: 74 } }],
  [12, { L: { sistole: 113, diastole: 75 }, P: { sistole: 114, diastole: 75 } }],
])

const YOUTH_FROM_YEARS = 13
const ADULT_FROM_YEARS = 19

/** Pregnant or in the nifas. */
export function isJudgedAsMother({ maternal }: Pick<Visitor, 'maternal'>): boolean {
  return maternal?.state === 'hamil' || maternal?.state === 'nifas'
}

/** From here on nobody waits for a second reading. */
export function crisisFor(visitor: Pick<Visitor, 'maternal'>): Pressure {
  return isJudgedAsMother(visitor) ? MOTHERS_CRISIS : CRISIS
}

/** Undefined below 7 years: there is no table. */
export function levelsFor(visitor: Pick<Visitor, 'months' | 'sex' | 'maternal'>): readonly Level[] | undefined {
  const { months, sex } = visitor
  if (isJudgedAsMother(visitor)) return MOTHER
  const years = Math.floor(months / 12)
  if (years >= ADULT_FROM_YEARS) return ADULT
  if (years >= YOUTH_FROM_YEARS) return YOUTH
  // Whose sex is not known is judged by the lower number, the boys'.
  const from = CHILD.get(years)?.[sex ?? 'L']
  if (!from) return undefined
  const formal = `Perlu dinilai (${from.sistole}/${from.diastole} mmHg atau lebih pada umur ini)`
  return [YOUTH[0]!, { from, code: 'td-anak-tinggi', formal, isHigh: true }]
}

export function reaches({ sistole, diastole }: Pressure, from: Pressure): boolean {
  return sistole >= from.sistole || diastole >= from.diastole
}
