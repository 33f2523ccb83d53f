import type { Json } from '../log/entry.ts'

/** What a screen asks to be written: one entry. The worker adds the id, the heads it replaces, and the signature. */
export interface Write {
  readonly document: string
  readonly kind: string
  readonly record: string
  readonly set: Readonly<Record<string, Json>>
  /**
   * The ids of the heads the person had before their eyes. Only these are replaced: a value that came in while they
   * were typing stays beside theirs. Absent: every head there is when the entry is written.
   */
  readonly seen?: readonly string[]
  /** Who writes it, when that is not the person chosen at this phone. */
  readonly who?: string
  /** Its values were read from the log, where a newer app may have written what this one cannot check. */
  readonly isFromLog?: true
}

/**
 * A write that is durable on this phone, with the values it replaced in each of its fields: what an undo needs. Two where
 * two stood side by side; null alone where there was none.
 */
export interface Saved {
  readonly id: string
  readonly write: Write
  readonly before: Readonly<Record<string, Replaced>>
}

export type Replaced = readonly [Json, ...Json[]]

/** What a phone's storage can do to us. */
export type StorageProblem = 'storage-full' | 'storage-blocked' | 'storage-lost' | 'broken'

/** `no-reason`: the day is closed, and nobody said why it should be changed. */
export type SaveProblem = StorageProblem | 'not-joined' | 'no-person' | 'no-reason'

export type SaveResult =
  { readonly ok: true; readonly saved: readonly Saved[] } | { readonly ok: false; readonly reason: SaveProblem }

/** All of these entries, or none, on this phone's disk when it resolves with `ok: true`. */
export type Append = (writes: readonly Write[]) => Promise<SaveResult>
