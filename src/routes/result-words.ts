/** What the health rules found, in the words of the screen. */
import type { Finding } from '../domain/weighing/verdict.ts'
import type { WeighingStatus } from '../domain/weighing/status.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { KmsPoint } from '../ui/kms-rows.ts'
import type { TableRow } from '../ui/kms-rows.ts'
import { shortDate } from '../ui/dates.ts'
import { formatCm, formatDecimal, formatKg, formatZ } from '../ui/numbers.ts'
import { t } from '../ui/words/words.svelte.ts'
import type { GrowthRow } from './growth-record.ts'

export interface FindingWords {
  readonly title: string
  readonly why: string
  /** What the kader does about it. */
  readonly action: string
  readonly advice: string
}

export function findingInWords(finding: Finding): FindingWords {
  return { ...sentencesOf(finding), action: t().result.urgency[finding.urgency] }
}

function sentencesOf(finding: Finding): { title: string; why: string; advice: string } {
  const words = t().result.finding
  switch (finding.code) {
    case 'oedema':
      return words.oedema()
    case 'lila-merah':
    case 'lila-kuning':
      return words[finding.code](`${formatCm(finding.armCm)} cm`)
    case '1t':
    case '2t':
    case 't-under-6-months':
      return words[finding.code](finding)
    case 'naik':
      return words.naik(finding)
    default:
      return words[finding.code]
  }
}

export interface Chip {
  readonly words: string
  readonly isNormal: boolean
}

const NORMAL: readonly string[] = ['normal', 'gizi-baik', 'hijau', 'tinggi']

/** The kader's words for each class; z-scores and Permenkes words are the bidan's. */
export function chipsOf({ status, shown, ageDays }: GrowthRow): readonly Chip[] {
  const { index, plain } = t().result
  const isLength = ageDays < 731
  const classes = [
    [index.weightForAge, status.weightForAge],
    [isLength ? index.lengthForAge : index.heightForAge, status.heightForAge],
    [isLength ? index.weightForLength : index.weightForHeight, shown.oedema ? undefined : status.weightForHeight],
    [index.headForAge, status.head],
    [index.arm, status.arm],
  ] as const
  return classes.flatMap(([name, value]) =>
    value === undefined ? [] : [{ words: t().result.chip(name, plain[value]), isNormal: NORMAL.includes(value) }],
  )
}

/** "naik 300 g (N)": what a weight would mean. */
export function meaningOf(status: WeighingStatus | undefined): string {
  const words = t().conflict
  switch (status?.code) {
    case undefined:
      return ''
    case 'B':
      return words.first
    case 'O':
      return words.afterGap
    case 'N':
    case 'T':
      return words.meaning(words.gain(status.gainGrams), status.code)
  }
}

/** "7,95 kg · 73,2 cm" */
export function numbersInWords({ weightKg, heightCm, headCm, armCm }: VisitFields): string {
  const { field } = t().weigh
  return [
    typeof weightKg === 'number' ? `${formatKg(weightKg)}\u00a0kg` : '',
    typeof heightCm === 'number' ? `${formatCm(heightCm)}\u00a0cm` : '',
    typeof headCm === 'number' ? `${field.headCm.short}\u00a0${formatCm(headCm)}\u00a0cm` : '',
    typeof armCm === 'number' ? `${field.armCm.short}\u00a0${formatCm(armCm)}\u00a0cm` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

export function kmsPoints(rows: readonly GrowthRow[]): readonly KmsPoint[] {
  return rows.flatMap((row) => {
    const { weightKg } = row.shown
    if (typeof weightKg !== 'number') return []
    const code = row.weighing?.code
    const words = t().result.point(
      t().result.months(row.completedMonths),
      shortDate(row.on),
      formatKg(weightKg),
      code ?? '',
    )
    return [{ ageMonths: row.ageMonths, weightKg, code, words }]
  })
}

/** Newest first, as they are asked about. */
export function tableRows(rows: readonly GrowthRow[], openDay: string | undefined): readonly TableRow[] {
  return rows
    .filter(({ shown }) =>
      [shown.weightKg, shown.heightCm, shown.headCm, shown.armCm].some((value) => typeof value === 'number'),
    )
    .map((row) => rowInWords(row, row.openDay === openDay))
    .reverse()
}

function rowInWords({ openDay, completedMonths, on, shown, weighing, scores }: GrowthRow, isNow: boolean): TableRow {
  const cm = (value: number | null | undefined) => (typeof value === 'number' ? formatCm(value) : undefined)
  const gain = weighing && 'gainGrams' in weighing ? weighing : undefined
  return {
    key: openDay,
    isNow,
    age: t().result.months(completedMonths),
    date: shortDate(on),
    weight: typeof shown.weightKg === 'number' ? formatKg(shown.weightKg) : undefined,
    gain: gain && t().result.grams(signed(gain.gainGrams)),
    required: gain && t().result.required(gain.requiredGrams),
    code: weighing?.code,
    codeWords: weighing && t().result.codeWords[weighing.code],
    z: scores.weightForAge && formatZ(scores.weightForAge.z),
    height: cm(shown.heightCm),
    head: cm(shown.headCm),
    arm: cm(shown.armCm),
  }
}

function signed(grams: number): string {
  return grams > 0 ? `+${grams}` : formatDecimal(grams, 0)
}

/** "09.12", or with its date when that was another day than `on`: as the phone that wrote it claims. */
export function momentInWords(at: string, on: string | undefined): string {
  const time = at.slice(11, 16).replace(':', '.')
  const date = at.slice(0, 10)
  return date === on ? time : `${shortDate(date)} ${time}`
}
