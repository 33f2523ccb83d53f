/** One of several values of a field, in words. */
export interface ValueOption {
  readonly key: string
  readonly value: string
  readonly unit: string
  readonly who: string
  readonly when: string
  /** What it would mean: "naik 300 g (N)". */
  readonly meaning: string
  readonly pickLabel: string
}
