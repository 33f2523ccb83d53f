/** A field and how it changed, in words. */
export interface HistoryField {
  readonly key: string
  readonly name: string
  /** Newest first. */
  readonly steps: readonly {
    readonly key: string
    /** From what to what. */
    readonly what: string
    /** Who, when, on which phone. */
    readonly who: string
  }[]
}
