import type { GrowthIndex, ZScore } from '../../../../../domain/growth/lms.ts'
import { resultWords } from '../../../../../ui/words/result.ts'
import type { GrowthRow } from '../../../../growth-record.ts'
import { indexNames } from '../../../../result-words.ts'

export interface DetailRow {
  readonly index: string
  readonly score: ZScore | undefined
  /** In the words of Permenkes 2/2020, where it has a class. */
  readonly status: string | undefined
}

export const WHO_ORDER: readonly GrowthIndex[] = [
  'weightForAge',
  'heightForAge',
  'weightForHeight',
  'bmiForAge',
  'headForAge',
  'armForAge',
]

export function detailRows(row: GrowthRow, order: readonly GrowthIndex[]): readonly DetailRow[] {
  const names = indexNames(row)
  return order.map((index) => ({ index: names[index], score: row.scores[index], status: officialWords(row, index) }))
}

function officialWords({ status }: GrowthRow, index: GrowthIndex): string | undefined {
  const { official } = resultWords()
  switch (index) {
    case 'weightForAge':
      return status.weightForAge && official.weightForAge[status.weightForAge]
    case 'heightForAge':
      return status.heightForAge && official.heightForAge[status.heightForAge]
    case 'weightForHeight':
      return status.weightForHeight && official.nutrition[status.weightForHeight]
    case 'bmiForAge':
      return status.bmiForAge && official.nutrition[status.bmiForAge]
    case 'headForAge':
      return status.head && official.head[status.head]
    case 'armForAge':
      return status.arm && official.arm[status.arm]
  }
}
