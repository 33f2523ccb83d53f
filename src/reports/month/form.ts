/**
 * A form of the programme as data: a column is a label and who counts in it. From the declarations alone come the
 * numbers, their sums, the people behind each, the paper and the file; a changed form is a changed table.
 */
import type { PersonMonth } from './person-month.ts'

export interface Column {
  /** Within its form: `13`, `d`, `k1`. */
  readonly code: string
  /** As the form words it. */
  readonly label: string
  /** Columns that stand under one heading. */
  readonly under?: string
  /** Who counts, where the label leaves it open; for the reader, under the table. */
  readonly note?: string
  /** Why nobody can be counted here: it stays empty on paper, which is not 0. */
  readonly blank?: string
  /** How often this person counts in it; false is 0, true is 1. */
  readonly of: (at: PersonMonth) => number | boolean
}

/** Sums of columns that must be equal; where they are not, it is shown. */
export interface Identity {
  /** `D = N + T + O + B` */
  readonly says: string
  readonly left: readonly string[]
  readonly right: readonly string[]
}

export interface ReportForm {
  readonly code: string
  readonly title: string
  /** The wording it follows, and since when. */
  readonly version: string
  readonly source: string
  /** Whether somebody can count in any of its columns: most cannot, and are passed over. */
  readonly concerns: (at: PersonMonth) => boolean
  readonly columns: readonly Column[]
  readonly identities: readonly Identity[]
  /** How a form's table is cut; absent: one row. */
  readonly rows?: 'band-and-sex' | 'sex'
}

export function countIn({ of }: Column, at: PersonMonth): number {
  return Number(of(at))
}
