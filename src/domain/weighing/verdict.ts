import { childStatus, type ChildStatus } from '../growth/status.ts'
import type { GrowthScores } from '../growth/z-scores.ts'
import type { WeighingStatus } from './status.ts'

export type Tone = 'good' | 'warn' | 'bad'

/** `lapor`: told to the bidan today, without a referral slip. */
export type Urgency = 'segera' | '24-jam' | '7-hari' | 'lapor' | 'none'

export type Finding = { readonly tone: Tone; readonly urgency: Urgency } & (
  | { readonly code: 'oedema' }
  | { readonly code: 'lila-merah' | 'lila-kuning'; readonly armCm: number }
  | { readonly code: ScoreFinding; readonly z: number }
  /** T under 6 months is answered with help to breastfeed, never with PMT or MP-ASI. */
  | ({ readonly code: '1t' | '2t' | 't-under-6-months' } & Gain & { readonly consecutiveT: number })
  | { readonly code: 'ceklis-tidak-lengkap' }
  | ({ readonly code: 'naik' } & Gain)
  | { readonly code: 'baru' | 'tidak-ditimbang-bulan-lalu' | 'tercatat' }
)

export type ScoreFinding =
  | 'bb-tb-buruk'
  | 'bb-tb-kurang'
  | 'bb-tb-berisiko-lebih'
  | 'bb-tb-lebih'
  | 'bb-tb-obesitas'
  | 'imt-buruk'
  | 'imt-kurang'
  | 'imt-berisiko-lebih'
  | 'imt-lebih'
  | 'imt-obesitas'
  | 'bgm'
  | 'bb-kurang'
  | 'garis-oranye'
  | 'sangat-pendek'
  | 'pendek'
  | 'lk-kecil'
  | 'lk-besar'

export type VisitGrowth = {
  readonly completedMonths: number
  readonly scores: GrowthScores
  /** Where it was judged before, by this puskesmas' own KMS lines; otherwise by the usual ones. */
  readonly status?: ChildStatus
  readonly weighing: WeighingStatus | undefined
  readonly armCm?: number | undefined
  readonly oedema: boolean
  /** The bidan already knows that this child is short: no new referral every month. */
  readonly pendekKnown?: boolean
  readonly ceklis?: 'lengkap' | 'tidak-lengkap' | undefined
}

type Gain = { readonly gainGrams: number; readonly requiredGrams: number }

/** PMT and LiLA begin, and a T becomes less urgent, at 6 completed months. */
export const MONTHS_OF_BREASTFEEDING = 6

/**
 * Everything this visit found, the most urgent first: the first is the kader's one result. Red is for danger signs
 * alone (oedema, LiLA under 11.5 cm, BB/TB under -3); whatever else is not normal is told to the bidan.
 */
export function verdict(visit: VisitGrowth): readonly [Finding, ...Finding[]] {
  const findings = findingsOf(visit, visit.status ?? childStatus(visit.scores, visit))
  const sorted = URGENCIES.flatMap((urgency) => findings.filter((finding) => finding.urgency === urgency))
  const [first, ...rest] = sorted
  return first ? [first, ...rest] : [{ tone: 'good', urgency: 'none', code: 'tercatat' }]
}

const URGENCIES: readonly Urgency[] = ['segera', '24-jam', '7-hari', 'lapor', 'none']

function findingsOf(visit: VisitGrowth, status: ChildStatus): readonly Finding[] {
  const { scores, armCm } = visit
  const findings: Finding[] = []
  const under6Months = visit.completedMonths < MONTHS_OF_BREASTFEEDING
  const warn = (urgency: Urgency, code: ScoreFinding, score: { readonly z: number } | undefined): void => {
    if (score) findings.push({ tone: 'warn', urgency, code, z: score.z })
  }

  if (visit.oedema) findings.push({ tone: 'bad', urgency: 'segera', code: 'oedema' })
  if (armCm !== undefined && status.arm === 'merah')
    findings.push({ tone: 'bad', urgency: 'segera', code: 'lila-merah', armCm })
  if (scores.weightForHeight && status.weightForHeight === 'gizi-buruk')
    findings.push({ tone: 'bad', urgency: 'segera', code: 'bb-tb-buruk', z: scores.weightForHeight.z })

  if (status.bgm) warn(under6Months ? '24-jam' : '7-hari', 'bgm', scores.weightForAge)
  findings.push(...weighingFindings(visit.weighing, under6Months))
  if (armCm !== undefined && status.arm === 'kuning')
    findings.push({ tone: 'warn', urgency: '7-hari', code: 'lila-kuning', armCm })
  if (status.weightForHeight && status.weightForHeight !== 'gizi-buruk' && status.weightForHeight !== 'gizi-baik')
    warn('7-hari', WEIGHT_FOR_HEIGHT[status.weightForHeight], scores.weightForHeight)
  // With BB/TB known, IMT/U says the same again; it decides where BB/TB ends.
  if (!scores.weightForHeight && status.bmiForAge && status.bmiForAge !== 'gizi-baik')
    warn('7-hari', BMI_FOR_AGE[status.bmiForAge], scores.bmiForAge)
  // Far too light is said even where the puskesmas draws its red line lower.
  if (status.weightForAge === 'kurang' || (status.weightForAge === 'sangat-kurang' && !status.bgm))
    warn('7-hari', 'bb-kurang', scores.weightForAge)
  if (status.heightForAge === 'sangat-pendek' || status.heightForAge === 'pendek')
    warn(visit.pendekKnown ? 'lapor' : '7-hari', status.heightForAge, scores.heightForAge)
  if (status.head === 'mikrosefali') warn('7-hari', 'lk-kecil', scores.headForAge)
  if (status.head === 'makrosefali') warn('7-hari', 'lk-besar', scores.headForAge)
  if (status.atasGarisOranye) warn('lapor', 'garis-oranye', scores.weightForAge)
  if (visit.ceklis === 'tidak-lengkap') findings.push({ tone: 'warn', urgency: 'lapor', code: 'ceklis-tidak-lengkap' })
  return findings
}

function weighingFindings(weighing: WeighingStatus | undefined, under6Months: boolean): readonly Finding[] {
  if (!weighing) return []
  switch (weighing.code) {
    case 'B':
      return [{ tone: 'good', urgency: 'none', code: 'baru' }]
    case 'O':
      return [{ tone: 'good', urgency: 'none', code: 'tidak-ditimbang-bulan-lalu' }]
    case 'N': {
      const { gainGrams, requiredGrams } = weighing
      return [{ tone: 'good', urgency: 'none', code: 'naik', gainGrams, requiredGrams }]
    }
    case 'T': {
      const { gainGrams, requiredGrams, consecutiveT } = weighing
      const numbers = { gainGrams, requiredGrams, consecutiveT }
      if (under6Months) return [{ tone: 'warn', urgency: '24-jam', code: 't-under-6-months', ...numbers }]
      return consecutiveT > 1
        ? [{ tone: 'warn', urgency: '7-hari', code: '2t', ...numbers }]
        : [{ tone: 'warn', urgency: 'lapor', code: '1t', ...numbers }]
    }
  }
}

const WEIGHT_FOR_HEIGHT = {
  'gizi-kurang': 'bb-tb-kurang',
  'berisiko-gizi-lebih': 'bb-tb-berisiko-lebih',
  'gizi-lebih': 'bb-tb-lebih',
  obesitas: 'bb-tb-obesitas',
} as const

const BMI_FOR_AGE = {
  'gizi-buruk': 'imt-buruk',
  'gizi-kurang': 'imt-kurang',
  'berisiko-gizi-lebih': 'imt-berisiko-lebih',
  'gizi-lebih': 'imt-lebih',
  obesitas: 'imt-obesitas',
} as const
