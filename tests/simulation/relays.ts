/** Where phones send to: one relay with a disk of its own, or several that share an engine. */
import type { Settings } from '../../server/access.ts'
import type { MemoryDisk } from '../../server/journal/journal-memory.ts'
import type { Journal, Row } from '../../server/journal/journal.ts'
import type { Counts } from './counts.ts'
import type { EngineJournal } from './engine-journal.ts'
import type { SimulatedEngine } from './engine.ts'
import type { Life } from './life.ts'
import type { Luck } from './luck.ts'
import type { Network } from './network.ts'
import type { Random } from './random.ts'
import type { RelayDisk } from './relay-disk.ts'
import type { Schedule } from './schedule.ts'

export interface Relays {
  /** Every text that is on disk for good. */
  texts(): string[]
  backup(): MemoryDisk
  /** Starts whatever does not run. */
  start(): void
  crash(): void
  stop(): Promise<void>
  /** The disk is now this older copy, or, without one, empty. */
  restore(copy: MemoryDisk | undefined): void
  beat(): void
  /** What can befall it where several share one. */
  readonly engine?: EngineTrouble
}

export interface EngineTrouble {
  /** Its process ends and is started again. */
  crash(): void
  /** One relay cannot reach it for a while. */
  cutOff(): void
}

/** Stand-ins for parts of the world, each with a fault, to show that the oracle sees it. */
export interface RelayDoubles {
  readonly journal?: (disk: RelayDisk, life: Life) => Journal
  readonly engineJournal?: (engine: SimulatedEngine, life: Life) => EngineJournal
}

export interface RelaysPorts {
  readonly schedule: Schedule
  readonly random: Random
  readonly settings: Settings
  readonly network: Network
  readonly counts: Counts
  readonly luck: () => Luck
  readonly now: () => number
  readonly doubles: RelayDoubles
  readonly onDurable: (rows: readonly Row[]) => void
  readonly onError: (error: unknown) => void
}
