/** What a replica needs from its surroundings: given by the phone's worker, a shell program or a simulator. */
import type * as Y from 'yjs'
import type { CalendarDate } from '../domain/calendar.ts'
import type { DeviceKeys } from '../log/signature.ts'
import type { Challenge, OfficeAnswer, OfficeQuestion, Refusal } from '../protocol.ts'
import type { Clocks } from './doc-rows.ts'
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
  /** What only the relay knows, on the directory's connection of a device of the puskesmas. */
  askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'>
  close(): void
}

export interface KnownOpenDay {
  readonly record: string
  readonly date: CalendarDate
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
}
