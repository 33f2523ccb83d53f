/**
 * Where accepted entries are kept. The rooms write through this port and read back through it; what stands behind it
 * (one local directory by default) must pass `tests/contract/journal-contract.ts`.
 */
import type { UnsentByPosyandu } from '../../src/protocol.ts'

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
  /** When a relay received it, ms, where that was earlier than what it is appended with: it comes from another journal. */
  readonly receivedAt?: number
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

/** How a document stood: another value after every append to it. It means something to its own journal alone. */
export type Head = string

/** What is held of a document. */
export interface Standing {
  readonly head: Head
  /** By clientID. */
  readonly authors: Map<number, Author>
}

/** The document is not where it was expected to be: nothing was written. Whoever appends reads on and judges again. */
export class Moved extends Error {}

/** Nobody can say whether it was written: what is known of the document is worth nothing until it is loaded again. */
export class Unsure extends Error {}

/** Why no relay may work on a journal: its entries are on their way elsewhere, are there, or are only just coming in. */
export interface Halt {
  readonly why: 'leaving' | 'moved' | 'arriving'
  /** Where to, or from, in words for whoever runs the relay. */
  readonly place: string
}

/** What relays on one journal have in common beside the entries. */
export interface Shared {
  /** The relays' settings as they were written; undefined when they never were. */
  settings(): Promise<string | undefined>
  /** False, and nothing is changed, when they are not `before` any more. Resolves when they are on disk for good. */
  changeSettings(before: string | undefined, after: string): Promise<boolean>
  /** True for the first, on whichever relay, that says this word; it may be said again after so many ms. */
  once(word: string, forMs: number): Promise<boolean>
  /** Undefined while relays may work on the journal. */
  halt(): Promise<Halt | undefined>
}

/** The journal's entries are elsewhere, on their way, or only just coming in: no relay may work on it now. */
export class Halted extends Error {}

export interface Journal {
  /** Random, made with the journal: when it changes, what phones heard from the old one counts again. */
  readonly id: string
  /** The greatest entry counter ever appended, as far as this process has heard. */
  readonly greatestCounter: number
  /** The names of the documents that hold entries. */
  documents(): Promise<string[]>
  /** All that it says is on disk for good, and on as many replicas as were asked for: acknowledgements are made of it. */
  standing(document: string): Promise<Standing>
  /**
   * Resolves, with the document's new head, when every row is on disk for good. The rows are of one document, and each
   * must continue its client. Rejects with `Moved` when the document is not at `expected` any more, with `Unsure` when
   * nobody can say, and with anything else when none of the rows is there and none will be.
   */
  append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head>
  /**
   * What was appended after this head, in its order, and on disk for good; undefined when that is not known any more,
   * and the document must be loaded again.
   */
  since(document: string, head: Head): Promise<{ readonly rows: Row[]; readonly head: Head } | undefined>
  /**
   * Tells of documents that other processes appended to, and, with undefined, that news may have been missed of any.
   * A journal of one process never calls. Ends when what it returns is called.
   */
  watch(news: (document: string | undefined) => void): () => void
  /** For several relays on this journal; undefined where only one can be. */
  readonly shared: Shared | undefined
  /** Resolves when something was written now, durably; rejects when nothing can be. */
  probe(): Promise<void>
  /** The texts of a client from one clock up to, not including, another; fewer when fewer are held. */
  read(document: string, client: number, from: number, to: number): Promise<string[]>
  /** Packs a document's rows. Loses nothing, also when it is cut off half way. */
  compact(document: string): Promise<void>
  /** Bounded: see `QUARANTINE`. */
  quarantine(refused: readonly Quarantined[]): Promise<void>
  /** All that was refused, and all that waits. */
  quarantined(): Promise<Quarantined[]>
  /**
   * Keeps these in quarantine until they are released; the same text again changes nothing. Bounded: see `WAITING`.
   * Rejects where entries leave: nobody could say whether these came along.
   */
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
  /** What each device said it had not sent. */
  unsent(): Promise<Map<string, UnsentByPosyandu>>
  keepUnsent(devices: ReadonlyMap<string, UnsentByPosyandu>): Promise<void>
  close(): Promise<void>
}

/** A journal whose entries can be moved into another, and that takes another's. */
export interface MovableJournal extends Journal {
  /** When each of these was received, ms. */
  received(document: string, client: number, from: number, to: number): Promise<number[]>
  /** Undefined while relays may work on it. */
  halt(): Promise<Halt | undefined>
  /** Resolves when it is on disk for good. While it is leaving or has moved, no process can append any more. */
  setHalt(halt: Halt | undefined): Promise<void>
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

/** Throws when the entries are elsewhere, or on their way: what was taken in here would be missing there. */
export function expectHere(halt: Halt | undefined): void {
  if (halt?.why === 'leaving' || halt?.why === 'moved')
    throw new Halted(`expected a journal that stays, found it ${halt.why}`)
}

/** Throws where no relay may work: phones would hear of other entries than at the other end. */
export function expectOpen(halt: Halt | undefined): void {
  if (halt) throw new Halted(`expected a journal that relays may work on, found it ${halt.why}`)
}

/** The document that all of these are of. Throws when they are of several, or none. */
export function documentOf(rows: readonly Row[]): string {
  const documents = new Set(rows.map(({ document }) => document))
  const [document] = documents
  if (documents.size === 1 && document !== undefined) return document
  throw new Error(`expected rows of one document, found ${documents.size}`)
}
