/** The relay's disk. What is appended can be read at once, but is there after a crash only when it was synced. */
import { memoryDisk, MemoryJournal, type MemoryDisk } from '../../server/journal/journal-memory.ts'
import type { Author, Journal, Quarantined, Row, WaitingEntry } from '../../server/journal/journal.ts'
import type { Life } from './life.ts'
import type { Luck } from './luck.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'

export interface RelayDiskEvents {
  readonly onDurable: (rows: readonly Row[]) => void
  readonly onDying: () => void
}

export class RelayDisk {
  luck: Luck
  readonly schedule: Schedule
  readonly random: Random
  readonly #events: RelayDiskEvents
  /** What a crash leaves. */
  durable: MemoryDisk
  /** What the running relay reads. */
  visible: MemoryDisk
  #made = 1

  constructor(schedule: Schedule, random: Random, luck: Luck, events: RelayDiskEvents) {
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
    await new MemoryJournal(this.durable).append(rows)
    this.#events.onDurable(rows)
  }

  die(): void {
    this.#events.onDying()
  }

  /** Every text on disk. */
  texts(): string[] {
    return [...this.durable.documents.values()].flatMap((clients) =>
      [...clients.values()].flatMap(({ texts }) => texts),
    )
  }

  textsOf(document: string): string[] {
    return [...(this.durable.documents.get(document)?.values() ?? [])].flatMap(({ texts }) => texts)
  }
}

/** A journal on that disk, for as long as one relay lives. */
export class SimulatedJournal implements Journal {
  protected readonly disk: RelayDisk
  protected readonly life: Life
  readonly #visible: MemoryJournal

  constructor(disk: RelayDisk, life: Life) {
    this.disk = disk
    this.life = life
    this.#visible = new MemoryJournal(disk.visible)
  }

  get id(): string {
    return this.#visible.id
  }

  get greatestCounter(): number {
    return this.#visible.greatestCounter
  }

  async append(rows: readonly Row[]): Promise<void> {
    await this.write(rows)
    await this.life.hears(this.sync(rows))
  }

  documents(): Promise<string[]> {
    return this.life.hears(this.#visible.documents())
  }

  authors(document: string): Promise<Map<number, Author>> {
    return this.life.hears(this.#visible.authors(document))
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    return this.life.hears(this.#visible.read(document, client, from, to))
  }

  compact(): Promise<void> {
    return Promise.resolve()
  }

  quarantine(refused: readonly Quarantined[]): Promise<void> {
    return this.life.hears(this.#visible.quarantine(refused))
  }

  quarantined(): Promise<Quarantined[]> {
    return this.#visible.quarantined()
  }

  keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    return this.life.hears(this.#visible.keepWaiting(entries))
  }

  waitingAuthors(): Promise<string[]> {
    return this.life.hears(this.#visible.waitingAuthors())
  }

  waitingOf(author: string): Promise<WaitingEntry[]> {
    return this.life.hears(this.#visible.waitingOf(author))
  }

  release(entries: readonly WaitingEntry[]): Promise<void> {
    return this.life.hears(this.#visible.release(entries))
  }

  contacts(): Promise<Map<string, number>> {
    return this.life.hears(this.#visible.contacts())
  }

  heardFrom(devices: ReadonlyMap<string, number>): Promise<void> {
    return this.life.hears(this.#visible.heardFrom(devices))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  protected async write(rows: readonly Row[]): Promise<void> {
    const { random, schedule, luck } = this.disk
    await this.life.hears(schedule.pause(random.between(0, 4)))
    if (random.chance(luck.relayDiskFails)) throw new Error('the disk is full')
    await this.life.hears(this.#visible.append(rows))
  }

  protected async sync(rows: readonly Row[]): Promise<void> {
    const { random, schedule, luck } = this.disk
    const dies = random.chance(luck.relayDiesAtAppend)
    const diesEarly = random.chance(0.5)
    await schedule.pause(random.chance(0.1) ? random.between(10, 800) : random.between(1, 10))
    if (dies && diesEarly) this.disk.die()
    if (this.life.isOver) return
    await this.disk.sync(rows)
    if (dies) this.disk.die()
  }
}

function copyOf(disk: MemoryDisk): MemoryDisk {
  return {
    ...disk,
    documents: new Map(
      [...disk.documents].map(([document, clients]) => [
        document,
        new Map([...clients].map(([client, { author, texts }]) => [client, { author, texts: [...texts] }])),
      ]),
    ),
    refused: new Map(disk.refused),
    waiting: new Map(disk.waiting),
    contacts: new Map(disk.contacts),
  }
}
