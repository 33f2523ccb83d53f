/** Weight gained in pregnancy against its band (IOM 2009 as in Buku KIA, domain spec §8.4; K8 for the first weeks). */

export interface WeightBand {
  /** IMT before the pregnancy, one decimal: from here on. */
  readonly fromBmi: number
  readonly label: string
  /** kg a week after week 13, least and most [background, verify]. */
  readonly perWeek: readonly [number, number]
  /** kg over the whole pregnancy. */
  readonly total: readonly [number, number]
}

const BANDS: readonly WeightBand[] = [
  { fromBmi: 30, label: 'IMT 30 atau lebih', perWeek: [0.17, 0.27], total: [5, 9] },
  { fromBmi: 25, label: 'IMT 25,0–29,9', perWeek: [0.23, 0.33], total: [7, 11.5] },
  { fromBmi: 18.5, label: 'IMT 18,5–24,9', perWeek: [0.35, 0.5], total: [11.5, 16] },
  { fromBmi: 0, label: 'IMT di bawah 18,5', perWeek: [0.44, 0.58], total: [12.5, 18] },
]

/** kg gained by week 13, least and most, whatever the IMT (K8). */
const BY_WEEK_13 = [0.5, 2] as const
/** Before this completed week nothing is judged (K8). */
export const JUDGED_FROM_WEEK = 13
/** A weight up to this week stands in for the one before the pregnancy. */
export const EARLY_WEEK = 12
const TERM_WEEK = 40

/** By IMT before the pregnancy, rounded to one decimal. */
export function bandOf(bmi: number): WeightBand {
  const rounded = Math.round(bmi * 10) / 10
  return BANDS.find(({ fromBmi }) => rounded >= fromBmi) ?? BANDS.at(-1)!
}

/** kg, least and most gained by the end of this completed week, from week 13 on. */
export function gainBy({ perWeek: [least, most] }: WeightBand, week: number): readonly [number, number] {
  const after = week - JUDGED_FROM_WEEK
  return [inHundredths(BY_WEEK_13[0] + after * least), inHundredths(BY_WEEK_13[1] + after * most)]
}

/** The band as two lines of the chart, week 13 to 40. */
export function bandLines(band: WeightBand): readonly {
  readonly week: number
  readonly leastKg: number
  readonly mostKg: number
}[] {
  // Both lines are straight: their ends are enough.
  return [JUDGED_FROM_WEEK, TERM_WEEK].map((week) => {
    const [leastKg, mostKg] = gainBy(band, week)
    return { week, leastKg, mostKg }
  })
}

/** A weight of this pregnancy; the week is completed. */
export interface WeightAt {
  readonly week: number
  readonly kg: number
}

export interface WeightBase {
  readonly kg: number
  /** False: weighed by week 12, because nobody knows the weight before. */
  readonly isBefore: boolean
}

/** What the gain is counted from: the weight before the pregnancy, else the earliest of its first twelve weeks. */
export function baseWeight(weightBeforeKg: number | undefined, weights: readonly WeightAt[]): WeightBase | undefined {
  if (weightBeforeKg !== undefined) return { kg: weightBeforeKg, isBefore: true }
  const [first] = weights.filter(({ week }) => week <= EARLY_WEEK).sort((a, b) => a.week - b.week)
  return first && { kg: first.kg, isBefore: false }
}

/** kg/m², one decimal. */
export function bmiBefore(kg: number, heightCm: number): number {
  return Math.round((kg / (heightCm / 100) ** 2) * 10) / 10
}

export type WeightAnswer =
  | { readonly state: 'sesuai' | 'kurang' | 'lebih'; readonly gainKg: number; readonly band: WeightBand }
  /** Before week 13; `isLoss` is told to the bidan all the same. */
  | { readonly state: 'belum-dinilai'; readonly gainKg: number | undefined; readonly isLoss: boolean }
  /** Never "tidak sesuai" for want of a number. */
  | { readonly state: 'tidak-dapat-dinilai'; readonly missing: 'minggu' | 'berat-awal' | 'tinggi' }
  /** More than one child: nakes alone judge. */
  | { readonly state: 'nakes'; readonly gainKg: number | undefined }

/** BB sesuai kurva Buku KIA (card 1, column 4). `week` is completed. */
export function judgeWeight(known: {
  readonly kg: number
  readonly week: number | undefined
  readonly base: WeightBase | undefined
  readonly heightCm: number | undefined
  readonly fetuses?: number | undefined
}): WeightAnswer {
  const { kg, week, base, heightCm, fetuses = 1 } = known
  const gainKg = base && inHundredths(kg - base.kg)
  if (fetuses > 1) return { state: 'nakes', gainKg }
  if (week === undefined) return { state: 'tidak-dapat-dinilai', missing: 'minggu' }
  if (week < JUDGED_FROM_WEEK) return { state: 'belum-dinilai', gainKg, isLoss: gainKg !== undefined && gainKg < 0 }
  if (base === undefined || gainKg === undefined) return { state: 'tidak-dapat-dinilai', missing: 'berat-awal' }
  if (heightCm === undefined || heightCm <= 0) return { state: 'tidak-dapat-dinilai', missing: 'tinggi' }
  const band = bandOf(bmiBefore(base.kg, heightCm))
  const [least, most] = gainBy(band, week)
  const state = gainKg < least ? 'kurang' : gainKg > most ? 'lebih' : 'sesuai'
  return { state, gainKg, band }
}

function inHundredths(kg: number): number {
  return Math.round(kg * 100) / 100
}
