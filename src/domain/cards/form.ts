/**
 * A questionnaire as data, with its version: answers are kept one by one under the version they were asked in, and the
 * score is computed, never stored.
 */
import type { Meaning, Visitor } from './field.ts'

export interface Form {
  /** `srq-20` */
  readonly code: string
  /** The year of the wording: another wording is another version. */
  readonly version: string
  readonly title: string
  /** Said before the first question: "dalam 30 hari terakhir". */
  readonly intro?: string
  readonly items: readonly FormItem[]
  /** True: its answers are only for bidan and puskesmas (K20), and are not kept on a kader's phone. */
  readonly inConfidence?: true
  readonly score: (answers: FormAnswers, visitor: Visitor) => FormResult
  readonly source: string
}

export interface FormItem {
  readonly code: string
  readonly text: string
  /** What to do for it: "satu mata ditutup, 6 meter". */
  readonly hint?: string
  readonly options: readonly FormOption[]
  /** Only where this holds for what was answered before it. */
  readonly when?: (answers: FormAnswers, visitor: Visitor) => boolean
  /** These answers open the urgent path at once, before anything is added up. */
  readonly urgent?: readonly number[]
}

export interface FormOption {
  readonly label: string
  readonly score: number
}

/** By item code: the chosen option's place in `options`, so that a score that changes needs no new answers. */
export interface FormAnswers {
  readonly version: string
  readonly answers: Readonly<Record<string, number>>
}

export interface FormResult {
  /** Undefined while an item that counts is not answered. */
  readonly total: number | undefined
  readonly meaning: Meaning | undefined
}

export const YES_NO: readonly FormOption[] = [
  { label: 'Tidak', score: 0 },
  { label: 'Ya', score: 1 },
]

/** The items that are put to this visitor, given what was answered so far. */
export function itemsFor(form: Form, answers: FormAnswers, visitor: Visitor): readonly FormItem[] {
  return form.items.filter(({ when }) => when === undefined || when(answers, visitor))
}

/** The sum of the chosen options; undefined while an item is missing. */
export function sumOf(form: Form, answers: FormAnswers, visitor: Visitor): number | undefined {
  const scores = itemsFor(form, answers, visitor).map(
    ({ code, options }) => options[answers.answers[code] ?? -1]?.score,
  )
  return scores.some((score) => score === undefined)
    ? undefined
    : scores.reduce<number>((total, score) => total + (score ?? 0), 0)
}

/** Whether what was answered opens the urgent path. */
export function isUrgent(form: Form, { answers }: FormAnswers): boolean {
  return form.items.some(({ code, urgent }) => urgent?.includes(answers[code] ?? -1) === true)
}
