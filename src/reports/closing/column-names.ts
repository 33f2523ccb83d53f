/** What a number of a recap is called, as its form words it. */
import type { ReportForm } from '../month/form.ts'
import { nameOf } from '../month/tally.ts'

export interface NamedColumn {
  readonly name: string
  readonly form: string
  readonly label: string
}

/** In the order of the forms. A column that this app does not know keeps its code. */
export function namedColumns(names: Iterable<string>, forms: readonly ReportForm[]): readonly NamedColumn[] {
  const asked = new Set(names)
  const known = forms.flatMap((form) =>
    form.columns.flatMap((column): readonly NamedColumn[] => {
      const name = nameOf(form, column)
      if (!asked.delete(name)) return []
      const label = column.under ? `${column.under}: ${column.label}` : column.label
      return [{ name, form: form.title, label }]
    }),
  )
  return [...known, ...[...asked].sort().map((name) => ({ name, form: '', label: name }))]
}
