import type { BodyRow } from './body-rows.ts'
import type { Column } from './header-words.ts'
import type { Reading } from './doubt.ts'
import { readYesNo } from './marks.ts'

type AnswerField = `ask.${string}`

/** Columns of e-PPGBM's sheet Pengukuran that step 4 asks about, with the question's field (`domain/child-care`). */
export const answerFields: readonly { readonly column: Column; readonly field: AnswerField }[] = [
  ...([0, 1, 2, 3, 4, 5, 6] as const).map((month) => ({ column: `asi${month}`, field: `ask.asi-${month}` }) as const),
  { column: 'motherClass', field: 'ask.kelas-ibu-balita' },
  { column: 'mbg', field: 'ask.mbg' },
]

export function readAnswers(source: BodyRow): Readonly<Record<AnswerField, Reading<boolean>>> {
  return Object.fromEntries(answerFields.map(({ column, field }) => [field, readYesNo(field, source.cell(column))]))
}
