/**
 * Taking back what one person wrote in one go, as if they had never written it, without touching anything that was
 * written since: a field in which anybody else's value stands now is left alone, and named. Pure.
 */
import { groupBy } from '../domain/group-by.ts'
import type { Entry, Json } from './entry.ts'
import { foldAll, isSameValue, recordKey, type FieldState, type RecordState } from './fold.ts'

export interface UndoWrite {
  readonly document: string
  readonly kind: string
  readonly record: string
  readonly set: Readonly<Record<string, Json>>
  /** The entries of the batch that it replaces, and no others: what comes meanwhile stays beside. */
  readonly seen: readonly string[]
}

export interface UndoneRecord {
  readonly document: string
  readonly kind: string
  readonly record: string
  /** Fields that become what they were. */
  readonly fields: readonly string[]
  /** Fields that somebody has changed since: they stay as they are. */
  readonly kept: readonly string[]
  /** One; more only where values had stood side by side before. None when every field is kept. */
  readonly writes: readonly UndoWrite[]
}

/**
 * `entries`: every entry of every record that the batch touched, in whatever order. Records come in the order in which
 * the batch first touched them; one of which nothing of the batch stands any more is left out.
 */
export function planUndo(entries: Iterable<Entry>, isInBatch: (entry: Entry) => boolean): readonly UndoneRecord[] {
  const inOrder = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  const byRecord = groupBy(inOrder, ({ kind, record }) => recordKey(kind, record))
  return [...byRecord.values()].flatMap((ofRecord) => {
    const batch = ofRecord.filter(isInBatch)
    const [first] = batch
    return first ? undoRecord(first, ofRecord, batch) : []
  })
}

function undoRecord(first: Entry, ofRecord: readonly Entry[], batch: readonly Entry[]): UndoneRecord[] {
  const { in: document, kind, record } = first
  const now = foldAll(ofRecord).get(recordKey(kind, record))
  const ids = new Set(batch.map(({ id }) => id))
  const names = [...new Set(batch.flatMap(({ set }) => Object.keys(set)))]
  const kept = names.filter((name) => headsOf(now, name).some(({ id }) => !ids.has(id)))
  const restored = names
    .filter((name) => !kept.includes(name))
    .map((name) => [name, valuesIn(headsWithout(ofRecord, ids, name))] as const)
    .filter(([name, values]) => !areSame(values, valuesIn(headsOf(now, name))))
  if (restored.length + kept.length === 0) return []
  const fields = restored.map(([name]) => name)
  const seen = [...new Set(fields.flatMap((name) => headsOf(now, name).map(({ id }) => id)))].sort()
  const writes = setsOf(restored).map((set) => ({ document, kind, record, set, seen }))
  return [{ document, kind, record, fields, kept, writes }]
}

/**
 * What would stand in a field without the batch. Who replaced an entry of the batch replaced what that one had replaced:
 * they had seen that it no longer stands.
 */
function headsWithout(ofRecord: readonly Entry[], batch: ReadonlySet<string>, name: string): FieldState['heads'] {
  const writers = new Map(ofRecord.flatMap((entry) => (Object.hasOwn(entry.set, name) ? [[entry.id, entry]] : [])))
  const overOf = (entry: Entry): string[] => {
    const found = new Set(entry.over.filter((id) => id < entry.id))
    // A set is walked to its end, also what is added on the way.
    for (const id of found) {
      const replaced = batch.has(id) ? writers.get(id) : undefined
      for (const further of replaced?.over ?? []) if (further < id) found.add(further)
    }
    return [...found]
  }
  const others = [...writers.values()].filter(({ id }) => !batch.has(id))
  const [state] = foldAll(others.map((entry) => ({ ...entry, over: overOf(entry) }))).values()
  return headsOf(state, name)
}

/** As many sets as values stood side by side in a field; a field with fewer says the same in each. */
function setsOf(fields: readonly (readonly [name: string, values: readonly Json[]])[]): UndoWrite['set'][] {
  const most = Math.max(0, ...fields.map(([, values]) => values.length))
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries(fields.map(([name, values]) => [name, at < values.length ? values[at]! : values[0]!])),
  )
}

/** The different values that stand; null alone where none does. */
function valuesIn(heads: FieldState['heads']): readonly Json[] {
  const values = heads.map(({ value }) => value)
  const different = values.filter((value, at) => values.findIndex((each) => isSameValue(each, value)) === at)
  return different.length > 0 ? different : [null]
}

function areSame(some: readonly Json[], others: readonly Json[]): boolean {
  return some.length === others.length && some.every((value) => others.some((each) => isSameValue(each, value)))
}

function headsOf(state: RecordState | undefined, name: string): FieldState['heads'] {
  return (state && Object.hasOwn(state.fields, name) && state.fields[name]?.heads) || []
}
