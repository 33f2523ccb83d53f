/** Undo, conflicts and doubts: always a new entry, never a change to an old one. */
import type { Json } from '../../log/entry.ts'
import type { Append, Saved, SaveResult, Write } from '../write.ts'

/**
 * Takes back what was just saved: the values from before stand again, side by side where two did; a first value is
 * withdrawn.
 */
export function undo(append: Append, saved: readonly Saved[]): Promise<SaveResult> {
  return append(
    saved.flatMap(({ id, write, before }) =>
      entriesOf(before).map((set): Write => ({ ...write, set, seen: [id], isFromLog: true })),
    ),
  )
}

/**
 * As many entries as values stood side by side: each replaces what is taken back, and none of them another. A field with
 * fewer says the same in each, so that every one of them is the whole undo of a closed day's change (`closing.ts`).
 */
function entriesOf(before: Saved['before']): readonly Write['set'][] {
  const fields = Object.entries(before)
  const most = Math.max(1, ...fields.map(([, values]) => values.length))
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries(fields.map(([name, values]) => [name, at < values.length ? values[at]! : values[0]])),
  )
}

/** Picks one of the values that stand in a field, in the knowledge of all of them. */
export function pickValue(
  append: Append,
  target: { readonly document: string; readonly kind: string; readonly record: string },
  field: string,
  value: Json,
): Promise<SaveResult> {
  return append([{ ...target, set: { [field]: value }, isFromLog: true }])
}

/** Settles an import's doubt: writes what is right, or nothing when it cannot be known, and clears the doubt. */
export function settleDoubt(
  append: Append,
  target: { readonly document: string; readonly kind: string; readonly record: string },
  field: string,
  value: Json | undefined,
): Promise<SaveResult> {
  const cleared = { [`doubt.${field}`]: null }
  return append([{ ...target, set: value === undefined ? cleared : { ...cleared, [field]: value } }])
}
