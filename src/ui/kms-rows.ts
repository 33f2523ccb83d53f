/** The tables under the charts: already in words, so that they know no health rules. */

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

/** One month of the strip under the KMS, as in Buku KIA. */
export interface StripMonth {
  readonly key: string
  readonly isNow: boolean
  readonly month: string
  readonly age: string
  readonly weight: string
  readonly required: string
  readonly code: string
}

/** One measurement of the table under another chart. */
export interface ValueRow {
  readonly key: string
  readonly isNow: boolean
  readonly age: string
  readonly date: string
  readonly value: string
  readonly z: string
  /** In a mother's words. */
  readonly words: string
}
