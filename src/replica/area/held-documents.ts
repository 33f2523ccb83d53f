/**
 * Which documents this device holds, and as what: folded into tables as on every phone, or pulled and only kept on disk.
 * `meta` says both, so that nothing has to be opened to know whether a figure is still right.
 */
import type { CalendarMonth } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { parseDocumentName } from '../../log/document-name.ts'
import { digestOf } from '../../protocol.ts'
import { FOLDED, PULLED } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'
import type { AreaProgress } from './area.ts'

/** The key of `meta` for how far pulling has come: an `AreaProgress` without `counting`. */
export const PULL_PROGRESS = 'pull'

export type PullProgress = AreaProgress & {
  readonly state: 'pulling' | 'idle' | 'offline'
  /** Posyandu of which the relay named something that is not here. */
  readonly lacking?: readonly string[]
}

/** Undefined until the relay has named its documents for the first time. */
export async function readPullProgress(db: Pick<LocalDatabase, 'meta'>): Promise<PullProgress | undefined> {
  return (await db.meta.get(PULL_PROGRESS))?.value as PullProgress | undefined
}

/** Whether all that the relay has named of these posyandu is here, as it said last: offline that was a while ago. */
export function areWhole(pull: PullProgress | undefined, posyandu: readonly string[]): boolean {
  return pull !== undefined && !posyandu.some((each) => pull.lacking?.includes(each))
}

/** What is held of a document: what either mark says, and what waits in the outbox. */
export interface HeldDocument {
  readonly document: string
  /** Digests that the disk's copy may have by now: it is written a moment after a mark, or was before another. */
  readonly digests: readonly string[]
  /** Equal texts, equal entries. */
  readonly state: string
}

/** The documents that reports are made of, by posyandu. */
export async function readHeld(
  db: Pick<LocalDatabase, 'meta' | 'outbox'>,
): Promise<ReadonlyMap<string, readonly HeldDocument[]>> {
  const [meta, unsent] = await Promise.all([db.meta.toArray(), db.outbox.toArray()])
  const digests = new Map<string, string[]>()
  for (const { key, value } of meta) {
    const mark = markOf(key, value)
    if (mark) digests.set(mark.document, [...(digests.get(mark.document) ?? []), mark.digest])
  }
  const waiting = groupBy(unsent, ({ document }) => document)
  const documents = [...new Set([...digests.keys(), ...waiting.keys()])].flatMap((document) => {
    const name = parseDocumentName(document)
    if (!name || !('posyandu' in name)) return []
    const own = digests.get(document) ?? []
    const ids = (waiting.get(document) ?? []).map(({ id }) => id).sort()
    return [{ posyandu: name.posyandu, held: { document, digests: own, state: [...own, ...ids].join(' ') } }]
  })
  const byPosyandu = groupBy(documents, ({ posyandu }) => posyandu)
  return new Map([...byPosyandu].map(([posyandu, all]) => [posyandu, all.map(({ held }) => held)]))
}

/** Every month of these posyandu of which something is here. */
export async function readMonthsHere(
  db: Pick<LocalDatabase, 'meta' | 'outbox'>,
  posyandu: readonly string[],
): Promise<readonly CalendarMonth[]> {
  const held = await readHeld(db)
  const months = posyandu.flatMap((each) => held.get(each) ?? []).flatMap(({ document }) => monthOf(document) ?? [])
  return [...new Set(months)].sort()
}

function monthOf(document: string): CalendarMonth | undefined {
  const name = parseDocumentName(document)
  return name && 'month' in name ? name.month : undefined
}

function markOf(key: string, value: unknown): { readonly document: string; readonly digest: string } | undefined {
  const prefix = [PULLED, FOLDED].find((each) => key.startsWith(each))
  // Empty: it is to be folded again.
  if (prefix === undefined || !Array.isArray(value) || value.length === 0) return undefined
  return { document: key.slice(prefix.length), digest: digestOf(value as [number, number][]) }
}
