/** A list of people as a form of the programme has it: kohort, SIP 1 to 6, files for other systems. A row a person. */
import type { PersonMonth } from './person-month.ts'

export interface RegisterColumn {
  readonly code: string
  /** As the form words it. */
  readonly label: string
  /** Columns that stand under one heading. */
  readonly under?: string
  /** Empty where nothing was recorded, which is not the same as no. `row` counts from 1. */
  readonly text: (at: PersonMonth, row: number) => string
}

export interface Register {
  readonly code: string
  readonly title: string
  /** The wording it follows, and since when. */
  readonly version: string
  readonly source: string
  readonly includes: (at: PersonMonth) => boolean
  readonly columns: readonly RegisterColumn[]
}

/** The cells of everybody in it. */
export function registerRows({ columns }: Register, people: readonly PersonMonth[]): readonly (readonly string[])[] {
  return people.map((at, above) => columns.map(({ text }) => text(at, above + 1)))
}
