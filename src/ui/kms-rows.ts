/** What the KMS and its table show: already in words, so that they know no health rules. */
import type { AgedWeight } from './chart-scale.ts'

export interface KmsPoint extends AgedWeight {
  /** N, T, O or B. */
  readonly code: string | undefined
  /** Said for this point when it is chosen, and to a screen reader. */
  readonly words: string
}

export interface TableRow {
  readonly key: string
  /** The visit this screen is about. */
  readonly isNow: boolean
  readonly age: string
  readonly date: string
  readonly weight: string | undefined
  readonly gain: string | undefined
  readonly required: string | undefined
  readonly code: 'N' | 'T' | 'O' | 'B' | undefined
  readonly codeWords: string | undefined
  readonly z: string | undefined
  readonly height: string | undefined
  readonly head: string | undefined
  readonly arm: string | undefined
}
