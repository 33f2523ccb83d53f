import { LAST_CHILD_MONTH, type Question } from './question.ts'

const CARD = 'Kartu bantu bayi-balita-apras, kolom skrining TBC; Kepmenkes 2015/2023 tabel 10 dan teks TBC anak'
const ask = {
  group: 'keluhan',
  due: 'every-visit',
  keptIn: 'visit',
  fromMonths: 0,
  toMonths: LAST_CHILD_MONTH,
} as const

export const TBC_CONTACT = 'tbc-kontak'
export const TBC_SIGNS = ['tbc-batuk', 'tbc-demam', 'tbc-bb', 'tbc-lesu', TBC_CONTACT] as const
export type TbcSign = (typeof TBC_SIGNS)[number]

/** Four to a card: the fourth depends on which card is in use (C1). */
export const TBC_QUESTIONS: readonly Question[] = [
  { code: 'tbc-batuk', kind: 'yes-no', source: CARD, ...ask },
  { code: 'tbc-demam', kind: 'yes-no', source: CARD, ...ask },
  { code: 'tbc-bb', kind: 'yes-no', source: CARD, ...ask },
  { code: 'tbc-lesu', kind: 'yes-no', source: CARD, tbcCard: 'lesu', ...ask },
  { code: 'tbc-kontak', kind: 'yes-no', source: CARD, tbcCard: 'kontak', ...ask },
]

/** What a mother tells without being asked; the nakes take it further with MTBS. [background, verify] */
export const SICK_SIGNS = ['batuk-pilek', 'demam', 'diare', 'muntah', 'ruam', 'telinga', 'sariawan', 'lain'] as const
export type SickSign = (typeof SICK_SIGNS)[number]

export const SICK_QUESTION: Question = {
  code: 'sakit',
  kind: 'many',
  options: SICK_SIGNS,
  source: 'Kartu bantu bayi-balita-apras, kolom gejala sakit; pilihan [background, verify]',
  ...ask,
}

/** Given on the day; SIP format 7 counts it. Zinc goes with it (domain spec §7). */
export const ORALIT_QUESTION: Question = {
  code: 'oralit',
  kind: 'yes-no',
  ifSigns: ['diare', 'diare-berat'],
  source: 'SIP format 7, diare: jumlah dan oralit',
  ...ask,
  group: 'catatan',
}

/** Pitting +1 to +3, told by the bidan: the scale asks only whether there is any. */
export const OEDEMA_GRADE_QUESTION: Question = {
  code: 'bengkak-derajat',
  kind: 'choice',
  options: ['1', '2', '3'],
  source: 'e-PPGBM, lembar Pengukuran, kolom Pitting_edema (tidak/1/2/3)',
  swollen: true,
  ...ask,
}

/** Checklist kunjungan rumah bayi 0-6 bulan (GERMAS/Kemenkes 2024) and Buku KIA: any of them is urgent. */
export const DANGER_SIGNS_INFANT = [
  'tidak-mau-menyusu',
  'napas-sesak',
  'kejang',
  'lemah',
  'demam-atau-dingin',
  'kulit-biru-kuning',
  'tali-pusat',
  'mata-nanah',
  'kulit-nanah',
  'bab-bak',
] as const

/** Checklist kunjungan rumah balita dan apras 6-71 bulan (the same form): any of them is urgent. */
export const DANGER_SIGNS_CHILD = [
  'tidak-sadar',
  'kejang',
  'napas-sesak',
  'muntah-terus',
  'diare-berat',
  'demam-2-hari',
  'kulit-pucat-biru',
  'kencing-sedikit',
  'bengkak',
  'campak',
] as const

export type DangerSign = (typeof DANGER_SIGNS_INFANT)[number] | (typeof DANGER_SIGNS_CHILD)[number]

/**
 * Kept as `ask.bahaya`. Never a question that waits: the button for it stands on top of every screen of the step.
 * `recorded`: said already, at another age maybe: the birth date was corrected since.
 */
export function dangerSignsFor(months: number, recorded: readonly string[]): readonly DangerSign[] {
  const signs = months < 6 ? DANGER_SIGNS_INFANT : DANGER_SIGNS_CHILD
  return [...new Set([...signs, ...(recorded as readonly DangerSign[])])]
}
