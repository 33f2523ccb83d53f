/** Which posyandu are part of which, as the directory has it. */
import type { PartOf } from '../../log/merged.ts'

/** Of rows of the posyandu, as a query or the worker read them. */
export function partOfEach(
  rows: readonly { readonly record: string; readonly shown: Readonly<Record<string, unknown>> }[],
): PartOf {
  return new Map(
    rows.flatMap(({ record, shown: { partOf } }) => (typeof partOf === 'string' ? [[record, partOf] as const] : [])),
  )
}
