/**
 * What several relays share: a process of its own with its disk, at the other end of wires. Whatever it answers is on its
 * disk by then; who asks may never hear the answer.
 */
import { memoryDisk, MemoryJournal, type MemoryDisk } from '../../server/journal/journal-memory.ts'
import type { Head, Row } from '../../server/journal/journal.ts'
import type { Counts } from './counts.ts'
import type { EngineJournal } from './engine-journal.ts'
import { Life } from './life.ts'
import type { Luck } from './luck.ts'
import type { Random } from './random.ts'
import { copyOf, textsOn } from './relay-disk.ts'
import type { Schedule } from './schedule.ts'

export interface EnginePorts {
  readonly schedule: Schedule
  readonly random: Random
  readonly luck: () => Luck
  readonly counts: Counts
  readonly onDurable: (rows: readonly Row[]) => void
}

export class SimulatedEngine {
  readonly ports: EnginePorts
  /** On its disk for good. */
  #durable: MemoryDisk = memoryDisk('journal-1')
  /** What it holds while it runs. */
  #visible: MemoryDisk = memoryDisk('journal-1')
  /** One run of its process. */
  #run = new Life()
  #flushed: Promise<void> = Promise.resolve()
  readonly #clients = new Set<EngineJournal>()
  #made = 1

  constructor(ports: EnginePorts) {
    this.ports = ports
  }

  get held(): MemoryJournal {
    return new MemoryJournal(this.#visible)
  }

  /** Every text on its disk. */
  texts(): string[] {
    return textsOn(this.#durable)
  }

  backup(): MemoryDisk {
    return copyOf(this.#durable)
  }

  /** Resolves with its answer when all that stood there by then is on disk; never, when it crashed before. */
  async ask<Value>(question: (held: MemoryJournal) => Promise<Value>): Promise<Value> {
    const run = this.#run
    const answer = await question(this.held)
    return run.hears(this.#flushed.then(() => answer))
  }

  /** Resolves like an answer. */
  async append(from: EngineJournal, rows: readonly Row[], expected?: Head): Promise<Head> {
    const run = this.#run
    const head = await this.held.append(rows, 0, expected)
    const flushed = this.#flushed.then(() => this.#flush(from, rows, run))
    this.#flushed = flushed
    return run.hears(flushed.then(() => head))
  }

  join(client: EngineJournal): void {
    this.#clients.add(client)
  }

  leave(client: EngineJournal): void {
    this.#clients.delete(client)
  }

  /** It is started again at once; what was not on its disk is gone. */
  crash(): void {
    this.restore(this.#durable)
  }

  /** Its disk is another one now: an older copy, or, without one, a new journal. */
  restore(copy: MemoryDisk = memoryDisk(`journal-${++this.#made}`)): void {
    this.#run.end()
    this.#run = new Life()
    this.#flushed = Promise.resolve()
    this.#durable = copyOf(copy)
    this.#visible = copyOf(copy)
  }

  async #flush(from: EngineJournal, rows: readonly Row[], run: Life): Promise<void> {
    const { schedule, random, onDurable } = this.ports
    await schedule.pause(random.chance(0.1) ? random.between(10, 400) : random.between(1, 5))
    if (run.isOver) return
    await new MemoryJournal(this.#durable).append(rows, 0)
    onDurable(rows)
    const [{ document }] = rows as [Row]
    for (const client of this.#clients) if (client !== from) client.hear(document)
  }
}
