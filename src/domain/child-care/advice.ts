import type { Finding } from '../weighing/verdict.ts'
import type { CareFindingCode } from './findings.ts'
import { isOfAge, LAST_CHILD_MONTH, type Ages } from './question.ts'
import type { SickSign } from './signs.ts'

type Reason = Finding['code'] | CareFindingCode | SickSign

/** A topic of penyuluhan: a picture and three sentences, by code (`visit.advice`). */
export type AdviceTopic = Ages & {
  readonly code: string
  readonly because: readonly Reason[]
  /** Said to every child of this age when nothing was found. */
  readonly usual?: true
}

const UNDER_6 = { fromMonths: 0, toMonths: 5 } as const
const FROM_6 = { fromMonths: 6, toMonths: LAST_CHILD_MONTH } as const
const ALL = { fromMonths: 0, toMonths: LAST_CHILD_MONTH } as const

/**
 * Contents after Buku KIA and PMBA, worded by us [background, verify]. Under 6 months nothing but the breast, whatever
 * the weight (domain rule K9); PMT only 6 to 59 months.
 */
export const ADVICE = [
  { code: 'diare', ...ALL, because: ['diare'] },
  { code: 'tbc', ...ALL, because: ['tbc-gejala', 'tbc-kontak'] },
  {
    code: 'bantu-menyusui',
    ...UNDER_6,
    because: ['t-under-6-months', '1t', '2t', 'bgm', 'bb-kurang', 'bb-tb-kurang', 'bb-tb-buruk', 'asi-putus'],
  },
  { code: 'sakit-menyusui', ...UNDER_6, because: ['sakit'] },
  { code: 'asi-saja', ...UNDER_6, because: ['asi-putus'], usual: true },
  { code: 'sakit-makan', ...FROM_6, because: ['sakit'] },
  { code: 'mpasi-lengkap', fromMonths: 6, toMonths: 23, because: ['mpasi-kurang'], usual: true },
  {
    code: 'lauk-hewani',
    ...FROM_6,
    because: ['1t', '2t', 'pendek', 'sangat-pendek', 'bb-kurang', 'bgm', 'bb-tb-kurang', 'lila-kuning'],
  },
  {
    code: 'makan-sering',
    ...FROM_6,
    because: ['1t', '2t', 'bb-kurang', 'bgm', 'bb-tb-kurang', 'lila-kuning', 'imt-kurang'],
  },
  {
    code: 'pmt',
    fromMonths: 6,
    toMonths: 59,
    because: ['2t', 'bb-kurang', 'bgm', 'bb-tb-kurang'],
  },
  {
    code: 'gizi-lebih',
    ...FROM_6,
    because: [
      'garis-oranye',
      'bb-tb-berisiko-lebih',
      'bb-tb-lebih',
      'bb-tb-obesitas',
      'imt-berisiko-lebih',
      'imt-lebih',
      'imt-obesitas',
    ],
  },
  { code: 'stimulasi', ...ALL, because: ['ceklis-tidak-lengkap'] },
  { code: 'isi-piringku', fromMonths: 24, toMonths: LAST_CHILD_MONTH, because: [], usual: true },
  { code: 'datang-lagi', ...ALL, because: ['tidak-ditimbang-bulan-lalu'] },
] as const satisfies readonly AdviceTopic[]

export type AdviceCode = (typeof ADVICE)[number]['code']

/**
 * The topics for what was found, the most pressing first; with nothing found, the one usual at this age. `reasons` are
 * codes of findings and of the signs behind them.
 */
export function adviceFor(reasons: readonly string[], months: number): readonly AdviceCode[] {
  const topics: readonly (AdviceTopic & { readonly code: AdviceCode })[] = ADVICE
  const ofAge = topics.filter((topic) => isOfAge(topic, months))
  const called = ofAge.filter(({ because }) => because.some((code) => reasons.includes(code)))
  return (called.length > 0 ? called : ofAge.filter(({ usual }) => usual)).map(({ code }) => code)
}
