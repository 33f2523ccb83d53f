import type { Json } from '../log/entry.ts'
import type { FieldState, Head } from '../log/fold.ts'

/** An entry that wrote something which still stands. */
type Writer = readonly [id: string, who: string, at: string]
/** What was replaced, then each head: the place of its writer among all of the row's, and what it says. */
type StoredField = readonly [replaced: readonly string[], ...heads: (readonly [writer: number, value: Json])[]]
type StoredFields = readonly [writers: readonly Writer[], fields: Readonly<Record<string, StoredField>>]

/**
 * The fold's fields as a row keeps them. An entry writes many fields at once: each writer stands there once, which makes
 * a row half as long as if it stood in every field.
 */
export function fieldsAsStored(fields: Readonly<Record<string, FieldState>>): string {
  const heads = Object.values(fields).flatMap((field) => field.heads)
  // Sorted, so that the same heads have the same places in whatever order the fields came.
  const writers = [...new Set(heads.map(writerOf))].sort()
  const stored = Object.entries(fields).map(([name, { heads, replaced }]): [string, StoredField] => {
    return [name, [replaced, ...heads.map((head) => [writers.indexOf(writerOf(head)), head.value] as const)]]
  })
  return `[[${writers.join()}],${JSON.stringify(Object.fromEntries(stored))}]`
}

function writerOf({ id, who, at }: Head): string {
  return JSON.stringify([id, who, at] satisfies Writer)
}

/** The fold's fields of a stored row: every head of every field, with who and when. */
export function fieldStates(row: { readonly state: string } | undefined): Readonly<Record<string, FieldState>> {
  if (!row) return {}
  const [writers, stored] = JSON.parse(row.state) as StoredFields
  const fields = Object.entries(stored).map(([name, [replaced, ...heads]]): [string, FieldState] => {
    const read = heads.map(([writer, value]) => {
      const [id, who, at] = writers[writer]!
      return { id, value, who, at }
    })
    return [name, { heads: read, replaced }]
  })
  return Object.fromEntries(fields)
}
