/** What a growth chart shows: already in words, so that it knows no child and no health rule. */
import type { BandKind, LineKind } from '../domain/growth/chart-shapes.ts'
import type { Point } from './chart-scale.ts'

/** One measurement. */
export interface ChartMark extends Point {
  /** So long after the one before that the line between them is broken. */
  readonly isAfterGap: boolean
  /** Stands beside the point when it is chosen. */
  readonly label: string
  /** The same in a sentence, under the chart and for a screen reader. */
  readonly words: string
}

export interface SheetLine {
  readonly z: number
  readonly kind: LineKind
  readonly points: readonly Point[]
}

export interface SheetBand {
  readonly kind: BandKind
  readonly low: readonly Point[]
  readonly high: readonly Point[]
}

/** One page of a chart. */
export interface ChartSheet {
  readonly from: number
  readonly to: number
  readonly lines: readonly SheetLine[]
  readonly bands: readonly SheetBand[]
  /** Oldest first; the last one is chosen when the chart opens. */
  readonly marks: readonly ChartMark[]
}

/** Computed when it is turned to: most children are looked at on one page. */
export interface ChartPageButton {
  /** "0–24 bulan" */
  readonly name: string
  readonly open: () => ChartSheet
}

export interface Chart {
  /** What it is, for a screen reader. */
  readonly label: string
  /** What its numbers are: "kg · umur (bulan)". */
  readonly axes: string
  /** How far apart the numbers under it may stand: months or centimetres. */
  readonly steps: readonly number[]
  /** What its lines are, for a print without colours. */
  readonly key: string
  readonly pages: readonly [ChartPageButton, ...ChartPageButton[]]
  /** The page that belongs to the child's age. */
  readonly here: number
}
