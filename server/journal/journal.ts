/**
 * Where accepted entries are kept. The rooms write through this port and read back through it; what stands behind it
 * (one local directory by default) must pass `tests/contract/journal-contract.ts`.
 */

/** An accepted entry: its text, where it stands in its document, and what the gate must remember of its author. */
export interface Row {
  readonly document: string
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly by: string
  readonly n: number
  /** The counter of the entry's id. */
  readonly counter: number
}

/** What is on disk of one clientID of a document. */
export interface Author {
  /** How many entries are held: the next one has this clock. */
  readonly length: number
  /** The device's own count in its last entry. */
  readonly n: number
  readonly by: string
}

/** What the gate did not take, kept for the admin to see. */
export interface Quarantined {
  readonly document: string
  readonly client: number
  readonly clock: number
  readonly reason: string
  /** The device whose connection brought it; `?` when it was not admitted. */
  readonly sender: string
  /** Absent when what came cannot be read as text. */
  readonly text?: string
  /** When the relay received it, in ms. */
  readonly receivedAt: number
}

/** A genuine entry that lacks nothing but leave: its device was revoked, or may not write there (any more). */
export interface WaitingEntry extends Quarantined {
  /** The device that wrote it. */
  readonly author: string
  /** That device's own count in the document. */
  readonly n: number
  readonly text: string
}

export interface Journal {
  /** Random, made with the journal: when it changes, what phones heard from the old one counts again. */
  readonly id: string
  /** The greatest entry counter ever appended. */
  readonly greatestCounter: number
  /** The names of the documents that hold entries. */
  documents(): Promise<string[]>
  authors(document: string): Promise<Map<number, Author>>
  /**
   * Resolves when every row is on disk for good. Each row must continue its client. Rejects when the rows cannot be
   * made durable, and then none of them is there.
   */
  append(rows: readonly Row[], receivedAt: number): Promise<void>
  /** The texts of a client from one clock up to, not including, another; fewer when fewer are held. */
  read(document: string, client: number, from: number, to: number): Promise<string[]>
  /** Packs a document's rows. Loses nothing, also when it is cut off half way. */
  compact(document: string): Promise<void>
  /** Bounded: see `QUARANTINE`. */
  quarantine(refused: readonly Quarantined[]): Promise<void>
  /** All that was refused, and all that waits. */
  quarantined(): Promise<Quarantined[]>
  /** Keeps these in quarantine until they are released; the same text again changes nothing. Bounded: see `WAITING`. */
  keepWaiting(entries: readonly WaitingEntry[]): Promise<void>
  /** Devices of which something waits. */
  waitingAuthors(): Promise<string[]>
  /** What waits of a device, by document and the device's own count. */
  waitingOf(author: string): Promise<WaitingEntry[]>
  /** These wait no longer. */
  release(entries: readonly WaitingEntry[]): Promise<void>
  /** When each device was last heard, ms. */
  contacts(): Promise<Map<string, number>>
  heardFrom(devices: ReadonlyMap<string, number>): Promise<void>
  close(): Promise<void>
}

/** A sender's newest refusals push out its own oldest; a full quarantine takes no more from new senders. */
export const QUARANTINE = { perSender: 200, total: 10_000 } as const

/**
 * Enough for what a busy phone writes in a month without a signal: 5,000 entries are 3 million characters. A device
 * that is full keeps what came first, because whoever found the phone writes last.
 */
export const WAITING = { perAuthor: 5_000, charactersPerAuthor: 16_000_000, total: 50_000 } as const

/** What the author of a client looks like once this row is held. Throws when the row does not continue the client. */
export function authorAfter(row: Row, before: Author | undefined): Author {
  const expected = before?.length ?? 0
  if (row.clock !== expected) {
    throw new Error(`expected ${row.document} client ${row.client} to go on at ${expected}, found ${row.clock}`)
  }
  return { length: expected + 1, n: row.n, by: row.by }
}
