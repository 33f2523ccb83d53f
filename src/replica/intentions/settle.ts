/** Undo, conflicts and doubts: always a new entry, never a change to an old one. */
import type { Json } from '../../log/entry.ts'
import type { Append, Saved, SaveResult } from '../write.ts'

/** Takes back what was just saved: the values from before stand again; a first value is withdrawn. */
export function undo(append: Append, saved: readonly Saved[]): Promise<SaveResult> {
  return append(saved.map(({ id, write, before }) => ({ ...write, set: before, seen: [id], isFromLog: true })))
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
