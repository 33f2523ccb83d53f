import type { Sex } from '../growth/tables.ts'

/**
 * KBM (kenaikan berat badan minimal): grams to be gained since last month, by completed months at this weighing; from
 * month 12 the last figure holds. Source: Buku KIA, halaman KMS; girls 7 and 11 and boys 7 to 11 as the programme's
 * workbooks split the page's merged cells (to be confirmed by the puskesmas). Month 0 has no KBM: the child must only
 * not have lost weight.
 */
export const KBM_GRAMS: Readonly<Record<Sex, readonly number[]>> = {
  L: [0, 800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200],
  P: [0, 800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200],
}

/** The KMS ends with the 59th completed month. */
export const LAST_KMS_MONTH = 59

/** Undefined outside the months of the KMS. */
export function kbmGrams(sex: Sex, completedMonths: number): number | undefined {
  if (completedMonths < 0 || completedMonths > LAST_KMS_MONTH) return undefined
  return KBM_GRAMS[sex][Math.min(completedMonths, KBM_GRAMS[sex].length - 1)]
}
