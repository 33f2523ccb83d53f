/** What a replica needs from its surroundings: given by the phone's worker, a shell program or a simulator. */
import type * as Y from 'yjs'
import type { CalendarDate } from '../domain/calendar.ts'
import type { DeviceKeys } from '../log/signature.ts'
import type { Challenge, OfficeAnswer, OfficeQuestion, Refusal, UnsentByPosyandu } from '../protocol.ts'
import type { Clocks } from './doc-rows.ts'
import type { Self } from './database.ts'
import type { Store } from './store.ts'

/** Keeps a Y.Doc on disk, without a promise about when: the outbox makes the promises. */
export interface Persistence {
  /** Resolves when what was on disk is in the document. */
  readonly loaded: Promise<void>
  close(): Promise<void>
}

export interface ConnectionEvents {
  /** The relay's first word on every connection. */
  readonly onChallenge: (challenge: Challenge) => void
  /** What the relay has on its disk, by client id: its state vector, or an acknowledgement. */
  readonly onDurable: (clocks: Clocks) => void
  /** The relay's whole state vector, once a connection: what is missing in it, it does not have. */
  readonly onRelayState: (clocks: Clocks) => void
  readonly onRefusals: (refusals: readonly Refusal[]) => void
  readonly onDigests: (digests: readonly (readonly [document: string, digest: string])[]) => void
  readonly onStatus: (status: ConnectionStatus) => void
  /** Everybody else at this document right now, as they say; nobody while it is not connected. */
  readonly onPresence: (states: readonly unknown[]) => void
}

export type ConnectionStatus = 'connecting' | 'synced' | 'disconnected' | 'refused' | 'update-needed'

export interface Connection {
  /** Asks the relay to tell of every document's changes on this connection. */
  watch(): void
  /** What the others at this document hear about us until it changes or the connection ends; null is nothing. */
  present(state: object | null): void
  /** The network is back: do not sit out the rest of the wait. */
  retryNow(): void
  /** Another connection of this phone got through: do not sit out the rest of the wait. What is under way goes on. */
  hurry(): void
  /** What only the relay knows, on the directory's connection of a device of the puskesmas. */
  askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'>
  /** What this device has not sent, on the directory's connection. */
  tellUnsent(unsent: UnsentByPosyandu): void
  close(): void
}

export interface KnownOpenDay {
  readonly record: string
  readonly date: CalendarDate
}

export interface DocumentsEvents {
  readonly onLink: (status: ConnectionStatus) => void
  readonly onSent: () => void
  readonly onError: (error: unknown) => void
  /** Who else is at work in this posyandu right now. Absent: nobody asks. */
  readonly onPresence?: (states: readonly unknown[]) => void
}

export type Digest = readonly [document: string, digest: string]

/** Brings documents that nobody has open onto the disk (ADR 18), on devices of the puskesmas. */
export interface Puller {
  /** What is on the disk of this device. */
  readonly documents: readonly string[]
  /** Hears the relay's word on what it holds; returns those that are to be opened as on a phone. */
  take(digests: readonly Digest[]): readonly Digest[]
  /** A document that was open lies on the disk again. */
  closed(document: string): Promise<void>
  /** Resolves when these are here as the relay has them, or it cannot be reached, and the tables show what is here. */
  bringIn(documents: readonly string[]): Promise<void>
  /** What is here of the posyandu at hand goes into the tables, the newest months first. */
  foldAtHand(posyandu: string): Promise<void>
  stop(): void
}

/** What a puller asks of the documents it lives beside. */
export interface PullHost {
  readonly self: Self
  readonly store: Store
  readonly readBack: (document: string) => Promise<Y.Doc>
  readonly isOpen: (document: string) => boolean
  /** This device holds something of it that the relay does not have, or the relay cannot be asked: it is to be opened. */
  readonly onAhead: (document: string, digest: string) => void
  readonly onError: (error: unknown) => void
}

export interface Ports {
  readonly store: Store
  readonly clock: () => Date
  readonly persist: (document: string, doc: Y.Doc) => Persistence
  readonly connect: (document: string, doc: Y.Doc, keys: DeviceKeys, events: ConnectionEvents) => Connection
  /** The open days of this posyandu that this phone knows, but for cancelled ones. */
  readonly openDays: (posyandu: string) => Promise<readonly KnownOpenDay[]>
  /** Runs once the answer to a save is out: what follows from it must not hold it up. */
  readonly afterwards: (work: () => void) => void
  /** Reads a document back from disk into a fresh Y.Doc, without opening it for writing. */
  readonly readBack: (document: string) => Promise<Y.Doc>
  /** Undefined on a device that opens every document it reads; absent where no device pulls. */
  readonly openPuller?: (host: PullHost) => Promise<Puller | undefined>
}
