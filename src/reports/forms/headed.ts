import type { Column } from '../month/form.ts'

/** Columns that stand under one heading of their form. */
export function headed(
  under: string,
  ...columns: readonly (readonly [code: string, label: string, of: Column['of']])[]
): readonly Column[] {
  return columns.map(([code, label, of]) => ({ code, label, under, of }))
}
