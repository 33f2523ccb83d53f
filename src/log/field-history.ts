/** How every field of a record came to be what it is, entry by entry. Pure. */
import type { Entry, Json } from './entry.ts'

export interface FieldStep {
  readonly id: string
  readonly who: string
  /** The device. */
  readonly by: string
  /** As the phone's clock claimed. */
  readonly at: string
  /** What it replaced; empty for a first value. More than one when it settled a conflict. */
  readonly from: readonly Json[]
  /** Null: withdrawn. */
  readonly to: Json
  /** Somebody else's value stood there, which this person had not seen. */
  readonly isBeside: boolean
}

export interface FieldHistory {
  readonly field: string
  /** Newest first. */
  readonly steps: readonly FieldStep[]
}

/** The fields in the order they were first written. Doubts of an import are not fields of their own. */
export function fieldHistories(entries: Iterable<Entry>): readonly FieldHistory[] {
  const steps = new Map<string, FieldStep[]>()
  const standing = new Map<string, Map<string, Json>>()
  const inOrder = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, who, by, at, set, over } of inOrder) {
    for (const [field, to] of Object.entries(set)) {
      if (field.startsWith('doubt.')) continue
      const heads = standing.get(field) ?? new Map<string, Json>()
      const replaced = over.filter((other) => heads.has(other))
      const from = replaced.map((other) => heads.get(other) ?? null)
      for (const other of replaced) heads.delete(other)
      const step: FieldStep = { id, who, by, at, from, to, isBeside: heads.size > 0 }
      heads.set(id, to)
      standing.set(field, heads)
      steps.set(field, [step, ...(steps.get(field) ?? [])])
    }
  }
  return [...steps].map(([field, ofField]) => ({ field, steps: ofField }))
}
