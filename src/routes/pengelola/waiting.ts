/** What the relay did not take, as the admin sees it: what waits for a yes, by the device that wrote it. Pure. */
import { parseDocumentName } from '../../log/document-name.ts'
import { readEntry, type Entry } from '../../log/entry.ts'
import type { RefusalReason, RefusedEntry } from '../../protocol.ts'
import { greater, type Counts } from '../../replica/intentions/access.ts'

export interface WaitingGroup {
  /** Who wrote it, whoever brought it. */
  readonly device: string
  readonly reasons: readonly ('revoked' | 'not-allowed')[]
  readonly count: number
  /** ISO time by the relay's clock, the oldest. */
  readonly since: string
  /** How many of each record type. */
  readonly kinds: ReadonlyMap<string, number>
  readonly posyandu: readonly string[]
  /** What a yes makes stand, with what was accepted before. */
  readonly upTo: Counts
}

export interface OtherRefusals {
  readonly device: string
  readonly reason: RefusalReason
  readonly count: number
}

export interface Waiting {
  readonly groups: readonly WaitingGroup[]
  readonly others: readonly OtherRefusals[]
}

type Waits = RefusedEntry & { readonly reason: 'revoked' | 'not-allowed'; readonly entry: Entry }

/** `acceptedOf`: up to which of its counts a device's entries stand already. */
export function waitingOf(refused: readonly RefusedEntry[], acceptedOf: (device: string) => Counts): Waiting {
  const groups = new Map<string, Waits[]>()
  const others = new Map<string, OtherRefusals>()
  const seen = new Set<string>()
  for (const one of refused) {
    const waits = readWaiting(one)
    if (waits) {
      const { by, id, n } = waits.entry
      if (seen.has(id) || n <= (acceptedOf(by)[waits.entry.in] ?? 0)) continue
      seen.add(id)
      groups.set(by, [...(groups.get(by) ?? []), waits])
    } else {
      const key = `${one.device} ${one.reason}`
      others.set(key, { device: one.device, reason: one.reason, count: (others.get(key)?.count ?? 0) + 1 })
    }
  }
  return {
    groups: [...groups].map(([device, waits]) => groupOf(device, waits, acceptedOf(device))),
    others: [...others.values()],
  }
}

/**
 * Undefined for what no yes may let in. Nobody gets into the directory that way: a yes covers every count up to the
 * newest, and an entry that gives its writer more than they have may stand among them.
 */
function readWaiting(one: RefusedEntry): Waits | undefined {
  const { reason, text } = one
  if ((reason !== 'revoked' && reason !== 'not-allowed') || text === undefined) return undefined
  const entry = readEntry(text)
  const name = entry && parseDocumentName(entry.in)
  return entry && name && 'posyandu' in name ? { ...one, reason, entry } : undefined
}

function groupOf(device: string, waits: readonly Waits[], accepted: Counts): WaitingGroup {
  const kinds = new Map<string, number>()
  for (const { entry } of waits) kinds.set(entry.kind, (kinds.get(entry.kind) ?? 0) + 1)
  const received = waits.map(({ receivedAt }) => receivedAt).sort()
  return {
    device,
    reasons: [...new Set(waits.map(({ reason }) => reason))],
    count: waits.length,
    since: received[0] ?? '',
    kinds,
    posyandu: [...new Set(waits.map(({ entry }) => entry.in.split('/')[1] ?? ''))],
    upTo: waits.reduce((counts: Counts, { entry }) => greater(counts, { [entry.in]: entry.n }), accepted),
  }
}
