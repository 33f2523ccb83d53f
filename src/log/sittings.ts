/**
 * What one person wrote on one phone in one go, as far as the phone's clock tells: the batches that an undo begins with.
 * Pure.
 */
import type { Entry } from './entry.ts'

export interface Sitting {
  /** A user record, or `import/<user>`. */
  readonly who: string
  /** The device. */
  readonly by: string
  /** Of the first and the last entry, as the phone's clock claimed. */
  readonly from: string
  readonly until: string
  readonly entries: number
  /** How many records of each kind. */
  readonly records: Readonly<Record<string, number>>
}

/** A pause this long ends a sitting. */
const PAUSE_MS = 30 * 60_000

/** Newest first, by what the clocks claimed. */
export function sittings(entries: Iterable<Entry>): readonly Sitting[] {
  const found: Entry[][] = []
  const open = new Map<string, Entry[]>()
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = `${entry.who} ${entry.by}`
    const group = open.get(key)
    const last = group?.at(-1)
    // A clock that was set back ends it too.
    if (group && last && Math.abs(instantOf(entry.at) - instantOf(last.at)) <= PAUSE_MS) group.push(entry)
    else {
      const fresh = [entry]
      open.set(key, fresh)
      found.push(fresh)
    }
  }
  return found.map(toSitting).sort((a, b) => instantOf(b.until) - instantOf(a.until))
}

/** Whether an entry was written by this person, on this phone, between these times by its clock (both included). */
export function isWithin({ who, by, from, until }: Pick<Sitting, 'who' | 'by' | 'from' | 'until'>) {
  const [first, last] = [instantOf(from), instantOf(until)]
  return (entry: Entry): boolean =>
    entry.who === who && entry.by === by && instantOf(entry.at) >= first && instantOf(entry.at) <= last
}

function toSitting(entries: readonly Entry[]): Sitting {
  const { who, by } = entries[0]!
  const times = entries.map(({ at }) => at).sort((a, b) => instantOf(a) - instantOf(b))
  const records: Record<string, number> = {}
  for (const key of new Set(entries.map(({ kind, record }) => `${kind} ${record}`))) {
    const kind = key.slice(0, key.indexOf(' '))
    records[kind] = (records[kind] ?? 0) + 1
  }
  return { who, by, from: times[0]!, until: times.at(-1)!, entries: entries.length, records }
}

/** ms; a time nobody can read counts as the beginning of time. */
function instantOf(at: string): number {
  return Date.parse(at) || 0
}
