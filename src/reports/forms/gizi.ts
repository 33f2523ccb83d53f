/** Nutrition of balita: who was examined for each index, in which class they are, and what is new since last time. */
import type { ChildStatus } from '../../domain/growth/status.ts'
import type {
  ArmColour,
  HeadStatus,
  HeightForAgeStatus,
  NutritionStatus,
  WeightForAgeStatus,
} from '../../domain/growth/cut-offs.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { visitScores, visitStatus } from '../month/visit-growth.ts'
import type { Column, ReportForm } from '../month/form.ts'
import { indexColumns, indexIdentities, type Index } from './classes.ts'
import { isBelowRed, isOwnBalita, isShort, isTwiceT, isWeighed, pmtIn, weightStatus } from './child.ts'
import { isInMonth } from './reached.ts'

function own<Status>(statusOf: (at: PersonMonth) => Status | undefined): (at: PersonMonth) => Status | undefined {
  return (at) => (isOwnBalita(at) ? statusOf(at) : undefined)
}

export const WEIGHT_FOR_AGE_INDEX: Index<WeightForAgeStatus> = {
  code: 'bbu',
  label: 'BB/U',
  of: own((at) => weightStatus(at)?.weightForAge),
  classes: [
    ['sangat-kurang', 'BB sangat kurang'],
    ['kurang', 'BB kurang'],
    ['normal', 'BB normal'],
    ['risiko-lebih', 'Risiko BB lebih'],
  ],
  together: { code: 'underweight', label: 'Underweight (BB/U < -2 SD)', classes: ['sangat-kurang', 'kurang'] },
}

export const HEIGHT_FOR_AGE_INDEX: Index<HeightForAgeStatus> = {
  code: 'tbu',
  label: 'PB/U-TB/U',
  of: own(({ status }) => status?.heightForAge),
  classes: [
    ['sangat-pendek', 'Sangat pendek'],
    ['pendek', 'Pendek'],
    ['normal', 'Normal'],
    ['tinggi', 'Tinggi'],
  ],
  together: { code: 'stunting', label: 'Stunting (TB/U < -2 SD)', classes: ['sangat-pendek', 'pendek'] },
}

export const WEIGHT_FOR_HEIGHT_INDEX: Index<NutritionStatus> = {
  code: 'bbtb',
  label: 'BB/PB-BB/TB',
  of: own((at) => weightStatus(at)?.weightForHeight),
  classes: [
    ['gizi-buruk', 'Gizi buruk'],
    ['gizi-kurang', 'Gizi kurang'],
    ['gizi-baik', 'Gizi baik'],
    ['berisiko-gizi-lebih', 'Berisiko gizi lebih'],
    ['gizi-lebih', 'Gizi lebih'],
    ['obesitas', 'Obesitas'],
  ],
  together: { code: 'wasting', label: 'Wasting (BB/TB < -2 SD)', classes: ['gizi-buruk', 'gizi-kurang'] },
}

const HEAD_INDEX: Index<HeadStatus> = {
  code: 'lk',
  label: 'Lingkar kepala',
  of: own(({ status }) => status?.head),
  classes: [
    ['mikrosefali', 'Kurang dari -2 SD'],
    ['normal', 'Normal'],
    ['makrosefali', 'Lebih dari +2 SD'],
  ],
}

const ARM_INDEX: Index<ArmColour> = {
  code: 'lila',
  label: 'LiLA (6-59 bulan)',
  of: own(({ status }) => status?.arm),
  classes: [
    ['merah', 'Merah (< 11,5 cm)'],
    ['kuning', 'Kuning (11,5 - < 12,5 cm)'],
    ['hijau', 'Hijau (≥ 12,5 cm)'],
  ],
}

const balita =
  (isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    isOwnBalita(at) && isSo(at)

export const GIZI: ReportForm = {
  code: 'gizi',
  title: 'Status gizi balita 0-59 bulan',
  version: 'Permenkes 2/2020',
  // Domain spec §5.2, §5.5.
  source: 'Permenkes 2/2020 (BB/U, PB/U-TB/U, BB/PB-BB/TB); LiLA: Kepmenkes 1936/2022',
  rows: 'band-and-sex',
  concerns: isOwnBalita,
  columns: [
    { code: 's', label: 'Sasaran balita', of: isOwnBalita },
    { code: 'd', label: 'Ditimbang', of: balita(isWeighed) },
    ...indexColumns(WEIGHT_FOR_AGE_INDEX),
    ...indexColumns(HEIGHT_FOR_AGE_INDEX),
    ...indexColumns(WEIGHT_FOR_HEIGHT_INDEX),
    ...indexColumns(HEAD_INDEX),
    ...indexColumns(ARM_INDEX),
    { code: 'oedema', label: 'Bengkak (pitting edema)', of: balita((at) => at.measured?.shown.oedema === true) },
    { code: 't', label: 'T', under: 'Berat badan', of: balita(({ weighing }) => weighing?.code === 'T') },
    { code: 't2', label: '2T', under: 'Berat badan', of: balita(isTwiceT) },
    { code: 'bgm', label: 'BGM', under: 'Berat badan', of: balita(isBelowRed) },
    {
      code: 'stunting-baru',
      label: 'Stunting',
      under: 'Kasus baru',
      note: 'Pada pengukuran sebelumnya belum stunting, atau belum pernah diukur.',
      of: balita((at) => isShort(at) && !isShortIn(lastBefore(at, 'heightCm'))),
    },
    {
      code: 'bgm-baru',
      label: 'BGM',
      under: 'Kasus baru',
      of: balita((at) => isBelowRed(at) && lastBefore(at, 'weightKg')?.bgm !== true),
    },
    {
      code: 'wasting-baru',
      label: 'Wasting',
      under: 'Kasus baru',
      of: balita((at) => isWasted(weightStatus(at)) && !isWasted(lastBefore(at, 'weightKg', 'heightCm'))),
    },
    { code: 'pmt', label: 'Berjalan', under: 'PMT pemulihan', of: balita((at) => pmtIn(at).length > 0) },
    {
      code: 'pmt-baru',
      label: 'Mulai bulan ini',
      under: 'PMT pemulihan',
      of: balita((at) => at.person.pmt.some(({ startedOn }) => isInMonth(at, startedOn))),
    },
    {
      code: 'rawat',
      label: 'Dalam tata laksana gizi',
      note: 'Dicatat bidan: sedang diobati karena gizi buruk atau kurang.',
      of: balita(isTreated),
    },
  ],
  identities: [
    ...indexIdentities(WEIGHT_FOR_AGE_INDEX),
    ...indexIdentities(HEIGHT_FOR_AGE_INDEX),
    ...indexIdentities(WEIGHT_FOR_HEIGHT_INDEX),
    ...indexIdentities(HEAD_INDEX),
    ...indexIdentities(ARM_INDEX),
  ],
}

export function isWasted(status: ChildStatus | undefined): boolean {
  return status?.weightForHeight === 'gizi-buruk' || status?.weightForHeight === 'gizi-kurang'
}

function isShortIn(status: ChildStatus | undefined): boolean {
  return status?.heightForAge === 'pendek' || status?.heightForAge === 'sangat-pendek'
}

/** Reasons of the follow-up for which somebody is under treatment for how they are nourished. */
const NUTRITION_CARE = ['bb-tb-buruk', 'bb-tb-kurang', 'imt-buruk', 'imt-kurang', 'lila-merah', 'lila-kuning', 'oedema']

/** For undernutrition, on any day of this month. */
export function isTreated({ person, month }: PersonMonth): boolean {
  return NUTRITION_CARE.some((reason) => {
    const care = person.care[reason]
    return care !== undefined && care.since <= month.last && (care.until === undefined || care.until >= month.first)
  })
}

/** The classes of the last visit before this month at which these were measured, wherever it was. */
export function lastBefore(
  { person, month }: PersonMonth,
  ...needs: readonly ('weightKg' | 'heightCm')[]
): ChildStatus | undefined {
  const visit = person.visits.findLast(
    ({ on, shown }) => on < month.first && needs.every((name) => typeof shown[name] === 'number'),
  )
  const { sex, birth } = person
  if (!visit || sex === undefined || birth === undefined || visit.on < birth) return undefined
  return visitStatus(birth, visit, visitScores({ sex, birth }, visit, month.tables, true), month.settings.kms)
}
