/** What the health rules found, in the words of the screen. */
import type { Finding } from '../domain/weighing/verdict.ts'
import type { WeighingStatus } from '../domain/weighing/status.ts'
import type { VisitFields } from '../log/records/visit.ts'
import type { TableRow } from '../ui/kms-rows.ts'
import { shortDate } from '../ui/dates.ts'
import { formatCm, formatDecimal, formatKg, formatZ } from '../ui/numbers.ts'
import { resultWords } from '../ui/words/result.ts'
import { chartWords } from '../ui/words/charts.ts'
import { t } from '../ui/words/words.svelte.ts'
import type { GrowthRow } from './growth-record.ts'
import { shownPressure } from './shown-pressure.ts'

export interface FindingWords {
  readonly title: string
  readonly why: string
  /** What the kader does about it. */
  readonly action: string
  readonly advice: string
}

export function findingInWords(finding: Finding): FindingWords {
  return { ...sentencesOf(finding), action: resultWords().urgency[finding.urgency] }
}

function sentencesOf(finding: Finding): { title: string; why: string; advice: string } {
  const words = resultWords().finding
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

/** One number's meaning, in a sentence for the mother. */
export interface Meaning {
  /** "BB/U": as on the cards. */
  readonly index: string
  readonly words: string
  readonly isNormal: boolean
}

const NORMAL: readonly string[] = ['normal', 'gizi-baik', 'hijau', 'tinggi', 'N', 'O', 'B']

/** The kader's words for each class; z-scores and Permenkes words are the bidan's. */
export function chipsOf(row: GrowthRow): readonly Chip[] {
  const { status, shown } = row
  const { index, plain } = resultWords()
  const names = indexNames(row)
  const classes = [
    [names.weightForAge, status.weightForAge],
    [names.heightForAge, status.heightForAge],
    [names.weightForHeight, shown.oedema ? undefined : status.weightForHeight],
    // It says the same again where weight for height is known.
    [names.bmiForAge, shown.oedema || status.weightForHeight ? undefined : status.bmiForAge],
    [names.headForAge, status.head],
    [index.arm, status.arm],
  ] as const
  return classes.flatMap(([name, value]) =>
    value === undefined ? [] : [{ words: resultWords().chip(name, plain[value]), isNormal: NORMAL.includes(value) }],
  )
}

/** Every number of this visit, each in one sentence. With oedema the weight says nothing. */
export function meaningsOf(row: GrowthRow): readonly Meaning[] {
  const { status, weighing, shown } = row
  const { meaning } = chartWords()
  const names = indexNames(row)
  const oedema = shown.oedema === true
  const classes: readonly (readonly [index: string, value: string | undefined, words: string | undefined])[] = [
    ['N/T', weighing?.code, weighing && weighingMeaning(weighing)],
    [names.weightForAge, status.weightForAge, status.weightForAge && meaning.weightForAge[status.weightForAge]],
    [names.heightForAge, status.heightForAge, status.heightForAge && meaning.heightForAge[status.heightForAge]],
    ...(oedema
      ? []
      : ([
          [
            names.weightForHeight,
            status.weightForHeight,
            status.weightForHeight && meaning.weightForHeight[status.weightForHeight],
          ],
          [names.bmiForAge, status.bmiForAge, status.bmiForAge && meaning.bmiForAge[status.bmiForAge]],
        ] as const)),
    [names.headForAge, status.head, status.head && meaning.head[status.head]],
    [resultWords().index.arm, status.arm, status.arm && meaning.arm[status.arm]],
  ]
  return classes.flatMap(([index, value, words]) =>
    value === undefined || words === undefined ? [] : [{ index, words, isNormal: NORMAL.includes(value) }],
  )
}

/** A child that moved here is compared with the weight in its Buku KIA (domain rule K4). */
function weighingMeaning(weighing: WeighingStatus): string {
  const { meaning } = chartWords()
  const words = meaning.weighing[weighing.code]
  return 'transfer' in weighing && weighing.transfer ? `${words} ${meaning.transfer}` : words
}

/** The day from which a child's height counts, and no longer its length. */
const HEIGHT_FROM_DAY = 731

/** As the cards name them: PB/U and BB/PB for a child under two years. */
export function indexNames({ ageDays }: { readonly ageDays: number }) {
  const { index } = resultWords()
  const isLength = ageDays < HEIGHT_FROM_DAY
  return {
    weightForAge: index.weightForAge,
    heightForAge: isLength ? index.lengthForAge : index.heightForAge,
    weightForHeight: isLength ? index.weightForLength : index.weightForHeight,
    bmiForAge: index.bmiForAge,
    headForAge: index.headForAge,
    armForAge: index.armForAge,
  }
}

/** Why this N or T is not certain: the two weighings are too near to each other or too far apart (domain rule K1). */
export function spacingInWords(weighing: WeighingStatus | undefined): string | undefined {
  if (!weighing || !('spacing' in weighing) || weighing.spacing === 'usual') return undefined
  return chartWords().spacing[weighing.spacing](weighing.days)
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

/** "7,95 kg · 73,2 cm"; from six years on "62,4 kg · TD 120/80". */
export function numbersInWords(shown: VisitFields, kgDecimals = 2): string {
  const { weightKg, heightCm, headCm, armCm } = shown
  const { field } = t().weigh
  const pressure = shownPressure(shown)
  return [
    typeof weightKg === 'number' ? `${formatDecimal(weightKg, kgDecimals)}\u00a0kg` : '',
    pressure ? `${t().weigh.pressure}\u00a0${pressure}` : '',
    typeof heightCm === 'number' ? `${formatCm(heightCm)}\u00a0cm` : '',
    typeof headCm === 'number' ? `${field.headCm.short}\u00a0${formatCm(headCm)}\u00a0cm` : '',
    typeof armCm === 'number' ? `${field.armCm.short}\u00a0${formatCm(armCm)}\u00a0cm` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
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
    age: resultWords().months(completedMonths),
    date: shortDate(on),
    weight: typeof shown.weightKg === 'number' ? weightInWords(shown.weightKg, shown.copiedFrom) : undefined,
    gain: gain && resultWords().grams(signed(gain.gainGrams)),
    required: gain && resultWords().required(gain.requiredGrams),
    code: weighing?.code,
    codeWords: weighing && resultWords().codeWords[weighing.code],
    z: scores.weightForAge && formatZ(scores.weightForAge.z),
    height: cm(shown.heightCm),
    head: cm(shown.headCm),
    arm: cm(shown.armCm),
  }
}

function weightInWords(weightKg: number, copiedFrom: VisitFields['copiedFrom']): string {
  return copiedFrom ? chartWords().copied(formatKg(weightKg)) : formatKg(weightKg)
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
