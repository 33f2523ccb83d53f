import type { FieldState } from '../log/fold.ts'

/** The fold's fields of a stored row: every head of every field, with who and when. */
export function fieldStates(row: { readonly state: string } | undefined): Readonly<Record<string, FieldState>> {
  return row ? (JSON.parse(row.state) as Record<string, FieldState>) : {}
}
