/**
 * Entries in, records out. For a field, its writers are the entries that set it; a writer is replaced when another
 * writer of that field names it in `over`; the heads are the writers nobody replaced. The result depends on the set of
 * entries alone: any order, any number of deliveries, one at a time or all at once (laws 2, 3 and 5).
 */
import type { Entry, Json } from './entry.ts'

export interface Head {
  readonly id: string
  readonly value: Json
  readonly who: string
  readonly at: string
}

export interface FieldState {
  /** Writers that nobody replaced, smallest id first: the last one is shown. */
  readonly heads: readonly Head[]
  /** Every id that a writer of this field has named in `over`: a replaced entry that arrives late stays replaced. */
  readonly replaced: readonly string[]
}

export interface RecordState {
  readonly kind: string
  readonly record: string
  readonly fields: Readonly<Record<string, FieldState>>
}

const NOTHING: FieldState = { heads: [], replaced: [] }

/** The record with this entry folded in. The entry must be of this record; folding it twice changes nothing. */
export function foldEntry(state: RecordState | undefined, entry: Entry): RecordState {
  const fields: Record<string, FieldState> = { ...state?.fields }
  for (const [name, value] of Object.entries(entry.set)) {
    // A field may be called `constructor`: what every object has by birth is no field.
    fields[name] = foldField((Object.hasOwn(fields, name) && fields[name]) || NOTHING, entry, value)
  }
  return { kind: entry.kind, record: entry.record, fields }
}

/** What folding the entries of both gives. Of one record. */
export function joinStates(a: RecordState, b: RecordState): RecordState {
  const fields: Record<string, FieldState> = { ...a.fields }
  for (const [name, field] of Object.entries(b.fields)) {
    fields[name] = joinFields((Object.hasOwn(fields, name) && fields[name]) || NOTHING, field)
  }
  return { ...a, fields }
}

/** Folds entries of any records, keyed by `recordKey`. */
export function foldAll(entries: Iterable<Entry>): Map<string, RecordState> {
  const records = new Map<string, RecordState>()
  for (const entry of entries) {
    const key = recordKey(entry.kind, entry.record)
    records.set(key, foldEntry(records.get(key), entry))
  }
  return records
}

export function recordKey(kind: string, record: string): string {
  return `${kind} ${record}`
}

/** The head with the greatest id; undefined when the field was never written. A cleared field shows null. */
export function shownHead(field: FieldState | undefined): Head | undefined {
  return field?.heads.at(-1)
}

/** Two heads that say different things: both are kept and shown until somebody picks one. */
export function isConflict(field: FieldState): boolean {
  const [first, ...others] = field.heads
  return first !== undefined && others.some((head) => !isSameValue(head.value, first.value))
}

/** The ids to name in `over` when writing these fields. */
export function headsOf(state: RecordState | undefined, names: readonly string[]): string[] {
  const ids = names.flatMap((name) => state?.fields[name]?.heads.map((head) => head.id) ?? [])
  return [...new Set(ids)].sort()
}

export function isSameValue(a: Json, b: Json): boolean {
  return canonicalText(a) === canonicalText(b)
}

function foldField(field: FieldState, entry: Entry, value: Json): FieldState {
  // Only a smaller id can be replaced, so no circle of entries can make a value vanish.
  const replaced = joined(
    field.replaced,
    entry.over.filter((id) => id < entry.id),
  )
  const head: Head = { id: entry.id, value, who: entry.who, at: entry.at }
  const heads = field.heads.filter((known) => !isSameHead(known, head) && !isAmong(replaced, known.id))
  if (!isAmong(replaced, head.id)) {
    const after = heads.findLastIndex((known) => byIdThenContent(known, head) < 0) + 1
    heads.splice(after, 0, head)
  }
  return { heads, replaced }
}

function joinFields(a: FieldState, b: FieldState): FieldState {
  const replaced = joined(a.replaced, b.replaced)
  const others = b.heads.filter((head) => !a.heads.some((known) => isSameHead(known, head)))
  const heads = [...a.heads, ...others].filter(({ id }) => !isAmong(replaced, id))
  return { heads: heads.sort(byIdThenContent), replaced }
}

/** Sorted ids with some more. Linear: who names five hundred ids in every entry must not make folding slow. */
function joined(sorted: readonly string[], more: readonly string[]): readonly string[] {
  const fresh = [...new Set(more)].filter((id) => !isAmong(sorted, id)).sort()
  if (fresh.length === 0) return sorted
  const all: string[] = []
  let next = 0
  for (const id of sorted) {
    while (next < fresh.length && fresh[next]! < id) all.push(fresh[next++]!)
    all.push(id)
  }
  return [...all, ...fresh.slice(next)]
}

/** Whether sorted ids hold this one. */
function isAmong(sorted: readonly string[], id: string): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < id) low = middle + 1
    else high = middle
  }
  return sorted[low] === id
}

/** One device signing two entries with one id is broken or hostile: both then stand, on every phone. */
function isSameHead(a: Head, b: Head): boolean {
  return a.id === b.id && headContent(a) === headContent(b)
}

function byIdThenContent(a: Head, b: Head): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  return headContent(a) < headContent(b) ? -1 : 1
}

function headContent(head: Head): string {
  return canonicalText([head.value, head.who, head.at])
}

function canonicalText(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
