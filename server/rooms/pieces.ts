/** Updates in pieces of bounded size, and the signature checks of the pieces that are judged together. */
import type { Access } from '../access.ts'
import { isOwnDevice } from '../../src/log/directory.ts'
import { readEntry } from '../../src/log/entry.ts'
import type { Gate, Verdict } from '../gate.ts'
import type { Author } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'

/**
 * Entries judged and journalled together: enough to share an fsync, few enough to share the machine. Reading long ones
 * takes as long as reading many.
 */
export const BATCH_TEXTS = 64
export const BATCH_CHARACTERS = 256 * 1024

/** Part of an update: a run of one client's entries. */
export interface Piece {
  readonly from: Peer
  readonly client: number
  readonly clock: number
  readonly texts: readonly string[]
  /** What follows the texts is no append. */
  readonly isBroken: boolean
  /** Clients of this update whose prefix has ended; shared by its pieces. */
  readonly ended: Set<number>
}

/** An update is dealt with in pieces, so that a long one does not hold up the others of its document. */
export function piecesOf(append: Piece): Piece[] {
  const { clock, texts, isBroken } = append
  const pieces: Piece[] = []
  let from = 0
  let characters = 0
  for (const [i, { length }] of texts.entries()) {
    if (i > from && (i - from === BATCH_TEXTS || characters + length > BATCH_CHARACTERS)) {
      pieces.push({ ...append, clock: clock + from, texts: texts.slice(from, i), isBroken: false })
      from = i
      characters = 0
    }
    characters += length
  }
  return [...pieces, { ...append, clock: clock + from, texts: texts.slice(from), isBroken }]
}

export function charactersOf({ texts }: Piece): number {
  return texts.reduce((sum, { length }) => sum + length, 0)
}

interface JudgedIn {
  readonly document: string
  readonly authors: ReadonlyMap<number, Author>
  readonly access: Access
  readonly judge: Gate['judge']
}

/**
 * Starts every signature check at once; the same text is checked once however often it came. What a stranger may not
 * bring anyway has no verdict: to check it would be work done for anybody who asks.
 */
export function verdictsOn(
  pieces: readonly Piece[],
  { document, authors, access, judge }: JudgedIn,
): Map<string, Promise<Verdict>> {
  const verdicts = new Map<string, Promise<Verdict>>()
  for (const { from, client, clock, texts, ended } of pieces) {
    if (ended.has(client)) continue
    const held = authors.get(client)?.length ?? 0
    if (clock > held && !pieces.some((piece) => piece.client === client && piece.clock <= held)) continue
    const fresh = texts.slice(Math.max(0, held - clock))
    for (const text of from.isAdmitted ? fresh : bringable(fresh, from.device)) {
      if (!verdicts.has(text)) verdicts.set(text, judge(text, document, access, access.isAdmin(from.device)))
    }
  }
  return verdicts
}

/** Of a device that is still to be admitted: its first word about itself, and what is refused without any checking. */
function bringable(texts: readonly string[], device: string): string[] {
  let hasOwn = false
  return texts.filter((text) => {
    const entry = readEntry(text)
    if (!entry) return true
    const isFirst = isOwnDevice(entry) && entry.by === device && !hasOwn
    hasOwn ||= isFirst
    return isFirst
  })
}
