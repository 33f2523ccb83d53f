/** What stands on the picture for the mother: the name, today's numbers, the sentence, the KMS. Never the NIK. */
import type { GrowthTables } from '../../../../../domain/growth/tables.ts'
import type { KmsLines } from '../../../../../domain/growth/cut-offs.ts'
import type { Tone } from '../../../../../domain/weighing/verdict.ts'
import type { ChartSheet } from '../../../../../ui/chart-sheet.ts'
import { ageInWords, dateInWords } from '../../../../../ui/dates.ts'
import { resultWords } from '../../../../../ui/words/result.ts'
import { growthChart } from '../../../../growth-charts.ts'
import { findingsOf, type Born, type GrowthRow } from '../../../../growth-record.ts'
import { findingInWords, meaningsOf, numbersInWords } from '../../../../result-words.ts'

export interface Picture {
  readonly name: string
  /** Age and date, then the numbers. */
  readonly about: readonly string[]
  readonly tone: Tone
  readonly title: string
  /** Why, what to do, advice. */
  readonly sentences: readonly string[]
  readonly meanings: readonly string[]
  readonly axes: string
  readonly sheet: ChartSheet
}

export interface PictureOf {
  readonly name: string
  readonly born: Born
  readonly tables: GrowthTables
  readonly kms: KmsLines
  readonly row: GrowthRow
  /** Until this visit, oldest first. */
  readonly rows: readonly GrowthRow[]
}

export function pictureOf({ name, born, tables, kms, row, rows }: PictureOf): Picture {
  const [first, ...others] = findingsOf(row)
  const { title, why, action, advice } = findingInWords(first)
  const also = others.filter(({ urgency }) => urgency !== 'none').map((finding) => findingInWords(finding).title)
  const chart = growthChart('weightForAge', tables, born, rows, kms)
  return {
    name,
    about: [`${ageInWords(born.birth, row.on)} · ${dateInWords(row.on)}`, numbersInWords(row.shown)],
    tone: first.tone,
    title,
    sentences: [why, action, advice, ...(also.length > 0 ? [`${resultWords().also} ${also.join(', ')}.`] : [])].filter(
      (sentence) => sentence !== '',
    ),
    meanings: meaningsOf(row).map(({ words }) => words),
    axes: chart.axes,
    sheet: (chart.pages[chart.here] ?? chart.pages[0]).open(),
  }
}
