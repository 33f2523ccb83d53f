/** Updates in pieces of bounded size, and the signature checks of the pieces that are judged together. */
import type { Access } from './access.ts'
import { judge, type Verdict } from './gate.ts'
import type { Author } from './journal.ts'
import type { Peer } from './peer.ts'

/** Entries judged and journalled together: enough to share an fsync, few enough to share the machine. */
export const BATCH_TEXTS = 64

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
  if (texts.length <= BATCH_TEXTS) return [append]
  return Array.from({ length: Math.ceil(texts.length / BATCH_TEXTS) }, (_, i) => {
    const at = i * BATCH_TEXTS
    const isLast = at + BATCH_TEXTS >= texts.length
    return { ...append, clock: clock + at, texts: texts.slice(at, at + BATCH_TEXTS), isBroken: isBroken && isLast }
  })
}

interface JudgedIn {
  readonly document: string
  readonly authors: ReadonlyMap<number, Author>
  readonly access: Access
}

/** Starts every signature check at once; the same text is checked once however often it came. */
export function verdictsOn(
  pieces: readonly Piece[],
  { document, authors, access }: JudgedIn,
): Map<string, Promise<Verdict>> {
  const verdicts = new Map<string, Promise<Verdict>>()
  for (const { from, client, clock, texts, ended } of pieces) {
    if (ended.has(client)) continue
    const held = authors.get(client)?.length ?? 0
    if (clock > held && !pieces.some((piece) => piece.client === client && piece.clock <= held)) continue
    for (const text of texts.slice(Math.max(0, held - clock))) {
      if (!verdicts.has(text)) verdicts.set(text, judge(text, document, access, access.isAdmin(from.device)))
    }
  }
  return verdicts
}
