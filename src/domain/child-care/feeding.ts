import type { CareAnswers, Question } from './question.ts'

const E_PPGBM =
  'e-PPGBM, lembar Pengukuran, kolom asi_bulan_0 sampai asi_bulan_6; kartu bantu bayi-balita-apras kolom ASI'

/** Months 0 to 6, each a field of its own, as e-PPGBM wants them. */
export const ASI_MONTHS = [0, 1, 2, 3, 4, 5, 6] as const
export const asiCode = (month: number): string => `asi-${month}`

/** A month is asked once it is reached, and may be caught up on until the first birthday. */
export const ASI_QUESTIONS: readonly Question[] = ASI_MONTHS.map((month) => ({
  code: asiCode(month),
  kind: 'yes-no',
  group: 'asi',
  due: 'until-answered',
  keptIn: 'visit',
  fromMonths: month,
  toMonths: 11,
  source: E_PPGBM,
}))

/** Makanan pokok, lauk hewani, lauk nabati, lemak, buah dan sayur. */
export const FOOD_GROUPS = ['pokok', 'hewani', 'nabati', 'lemak', 'buah-sayur'] as const
export type FoodGroup = (typeof FOOD_GROUPS)[number]

export const MPASI_QUESTION: Question = {
  code: 'mpasi',
  kind: 'checklist',
  items: FOOD_GROUPS,
  missing: 'mpasi-belum',
  complete: true,
  incomplete: false,
  group: 'makan',
  due: 'every-visit',
  keptIn: 'visit',
  fromMonths: 6,
  toMonths: 23,
  source: 'Kartu bantu bayi-balita-apras, kolom MP-ASI sesuai (6-23 bulan); lima kelompok Buku KIA',
}

/**
 * ASI eksklusif month by month: broken once, it is not exclusive in any later month, whatever was answered for it. Unknown
 * months stay unknown. Source: kartu bantu, "sekali putus seterusnya Tidak"; e-PPGBM.
 */
export function exclusiveByMonth(answers: CareAnswers): readonly (boolean | undefined)[] {
  const broken = ASI_MONTHS.find((month) => answers[asiCode(month)] === false)
  return ASI_MONTHS.map((month) => {
    if (broken !== undefined && month >= broken) return false
    return answers[asiCode(month)] === true ? true : undefined
  })
}

/** Who came with the child (visit field `broughtBy`). */
export const BROUGHT_BY = ['ibu', 'ayah', 'nenek', 'kakek', 'keluarga', 'tetangga', 'sendiri', 'lain'] as const
export type BroughtBy = (typeof BROUGHT_BY)[number]

/** Only a parent knows what a baby is fed: others' ASI answers are kept, and asked again (field practice 13). */
export function knowsFeeding(broughtBy: string | undefined): boolean {
  return broughtBy === undefined || broughtBy === 'ibu' || broughtBy === 'ayah'
}
