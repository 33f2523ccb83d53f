/** The relay's disk. What is appended can be read at once, but is there after a crash only when it was synced. */
import { memoryDisk, MemoryJournal, type MemoryDisk } from '../../server/journal/journal-memory.ts'
import type { Head, Row } from '../../server/journal/journal.ts'
import type { Life } from './life.ts'
import { LivingJournal } from './living-journal.ts'
import type { Luck } from './luck.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'

export interface RelayDiskEvents {
  readonly onDurable: (rows: readonly Row[]) => void
  readonly onDying: () => void
}

export class RelayDisk {
  readonly schedule: Schedule
  readonly random: Random
  readonly luck: () => Luck
  readonly #events: RelayDiskEvents
  /** What a crash leaves. */
  durable: MemoryDisk
  /** What the running relay reads. */
  visible: MemoryDisk
  #made = 1

  constructor(schedule: Schedule, random: Random, luck: () => Luck, events: RelayDiskEvents) {
    this.schedule = schedule
    this.random = random
    this.luck = luck
    this.#events = events
    this.durable = memoryDisk('journal-1')
    this.visible = memoryDisk('journal-1')
  }

  /** The relay that ran is gone, and with it what was not synced. */
  afterCrash(): void {
    this.visible = copyOf(this.durable)
  }

  backup(): MemoryDisk {
    return copyOf(this.durable)
  }

  restore(copy: MemoryDisk): void {
    this.durable = copyOf(copy)
    this.visible = copyOf(copy)
  }

  /** A new, empty journal: it has an id of its own. */
  empty(): void {
    this.restore(memoryDisk(`journal-${++this.#made}`))
  }

  async sync(rows: readonly Row[]): Promise<void> {
    await new MemoryJournal(this.durable).append(rows, 0)
    this.#events.onDurable(rows)
  }

  die(): void {
    this.#events.onDying()
  }

  /** Every text on disk. */
  texts(): string[] {
    return textsOn(this.durable)
  }
}

/** A journal on that disk, for as long as one relay lives. */
export class SimulatedJournal extends LivingJournal {
  readonly shared = undefined
  protected readonly held: MemoryJournal
  readonly #disk: RelayDisk

  constructor(disk: RelayDisk, life: Life) {
    super(life)
    this.#disk = disk
    this.held = new MemoryJournal(disk.visible)
  }

  async append(rows: readonly Row[], _receivedAt: number, expected?: Head): Promise<Head> {
    const head = await this.write(rows, expected)
    await this.life.hears(this.sync(rows))
    return head
  }

  watch(): () => void {
    return () => undefined
  }

  protected async write(rows: readonly Row[], expected?: Head): Promise<Head> {
    const { random, schedule, luck } = this.#disk
    await this.life.hears(schedule.pause(random.between(0, 4)))
    if (random.chance(luck().relayDiskFails)) throw new Error('the disk is full')
    return this.life.hears(this.held.append(rows, 0, expected))
  }

  protected async sync(rows: readonly Row[]): Promise<void> {
    const { random, schedule, luck } = this.#disk
    const dies = random.chance(luck().relayDiesAtAppend)
    const diesEarly = random.chance(0.5)
    await schedule.pause(random.chance(0.1) ? random.between(10, 800) : random.between(1, 10))
    if (dies && diesEarly) this.#disk.die()
    if (this.life.isOver) return
    await this.#disk.sync(rows)
    if (dies) this.#disk.die()
  }
}

export function textsOn({ documents }: MemoryDisk): string[] {
  return [...documents.values()].flatMap((clients) => [...clients.values()].flatMap(({ texts }) => texts))
}

export function copyOf(disk: MemoryDisk): MemoryDisk {
  return {
    ...disk,
    documents: new Map(
      [...disk.documents].map(([document, clients]) => [
        document,
        new Map(
          [...clients].map(([client, held]) => [client, { ...held, texts: [...held.texts], times: [...held.times] }]),
        ),
      ]),
    ),
    rows: new Map([...disk.rows].map(([document, rows]) => [document, [...rows]])),
    watchers: new Map(),
    words: new Set(disk.words),
    refused: new Map(disk.refused),
    waiting: new Map(disk.waiting),
    contacts: new Map(disk.contacts),
    unsent: new Map(disk.unsent),
  }
}
