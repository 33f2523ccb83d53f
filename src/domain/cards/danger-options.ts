/** What is asked about on the list of danger signs of each card (§8.6). */
import type { Option } from './field.ts'

/** A blood pressure of 180/110 is among them too, and comes from its numbers (`pressure.ts`). */
export const FROM_SIX_YEARS: readonly Option[] = [
  { code: 'stroke', label: 'Wajah perot, lemah satu sisi, atau bicara pelo' },
  { code: 'nyeri-dada', label: 'Nyeri dada' },
  { code: 'sesak', label: 'Sesak napas' },
  { code: 'kesadaran', label: 'Kesadaran menurun' },
  { code: 'gangren', label: 'Luka membusuk (gangren)' },
]

/**
 * Blood pressure, weight and TBC are on the list too, and come from their numbers and answers; sadness and worry have a
 * button of their own, because not every phone keeps them (`confidedSignOf`, K20).
 */
export const PREGNANT: readonly Option[] = [
  { code: 'perdarahan', label: 'Perdarahan dari jalan lahir' },
  { code: 'bengkak', label: 'Bengkak wajah, tangan atau kaki, dengan sakit kepala atau kejang' },
  { code: 'sakit-kepala', label: 'Sakit kepala berat atau pandangan kabur' },
  { code: 'kejang', label: 'Kejang' },
  { code: 'demam', label: 'Demam tinggi, lebih dari 2 hari' },
  { code: 'ketuban', label: 'Ketuban pecah atau keluar cairan' },
  { code: 'gerak-janin', label: 'Gerakan janin berkurang atau tidak ada' },
  { code: 'muntah', label: 'Muntah terus dan tidak mau makan' },
  { code: 'nyeri-perut', label: 'Nyeri perut hebat' },
  { code: 'sesak', label: 'Sesak napas' },
  { code: 'nyeri-dada', label: 'Jantung berdebar atau nyeri dada' },
  { code: 'kencing', label: 'Sakit saat kencing' },
  { code: 'diare', label: 'Diare berulang' },
]

export const AFTER_BIRTH: readonly Option[] = [
  { code: 'perdarahan', label: 'Perdarahan dari jalan lahir' },
  { code: 'kejang', label: 'Kejang' },
  { code: 'demam', label: 'Demam' },
  { code: 'lokhia', label: 'Cairan dari jalan lahir berbau' },
  { code: 'luka', label: 'Bengkak, nyeri atau luka di daerah kelamin' },
  { code: 'payudara', label: 'Payudara bengkak kemerahan dan sakit' },
  { code: 'sakit-kepala', label: 'Sakit kepala, pandangan kabur, atau nyeri ulu hati' },
  { code: 'sesak', label: 'Sesak napas' },
  { code: 'kencing', label: 'Gangguan buang air kecil' },
  { code: 'keputihan', label: 'Keputihan berlebihan' },
  { code: 'nyeri-dada', label: 'Jantung berdebar' },
]

/** As this list calls them; those that another list asks about, as that one does. */
export function dangerInWords(signs: readonly string[], own: readonly Option[]): string {
  const all = [...own, ...PREGNANT, ...AFTER_BIRTH, ...FROM_SIX_YEARS]
  return signs.map((sign) => all.find(({ code }) => code === sign)?.label ?? sign).join(', ')
}
