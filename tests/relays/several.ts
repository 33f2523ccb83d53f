/** Relays that stand on one journal, each with a data folder and phones of its own. */
import type { Journal } from '../../server/journal/journal.ts'
import { MemoryJournal, memoryDisk, type MemoryDisk } from '../../server/journal/journal-memory.ts'
import type { RelayOptions } from '../../server/start-relay.ts'
import { Doors } from '../doors.ts'
import { Ground } from '../relay/ground.ts'

export interface SeveralOptions extends Partial<RelayOptions> {
  /** The journal of each, by its number. */
  readonly journalOn?: (disk: MemoryDisk, at: number) => Journal
}

/** Relays over the memory of this process: each has a journal object of its own, as a process of its own would. */
export class Several {
  readonly disk: MemoryDisk
  readonly relays: readonly Ground[]

  static async start(count: number, doors = new Doors(), options: SeveralOptions = {}): Promise<Several> {
    const disk = memoryDisk('jurnal')
    const { journalOn = (on): Journal => new MemoryJournal(on), ...others } = options
    const relays: Ground[] = []
    for (let at = 0; at < count; at++) {
      relays.push(await Ground.lay({ ...others, journal: journalOn(disk, at) }, doors))
    }
    return new Several(disk, relays)
  }

  private constructor(disk: MemoryDisk, relays: readonly Ground[]) {
    this.disk = disk
    this.relays = relays
  }

  at(which: number): Ground {
    const relay = this.relays[which]
    if (!relay) throw new Error(`expected ${this.relays.length} relays`)
    return relay
  }

  /** Every text on disk, in a fixed order. */
  texts(document: string): string[] {
    return [...(this.disk.documents.get(document)?.values() ?? [])].flatMap(({ texts }) => texts).sort()
  }

  get errors(): unknown[] {
    return this.relays.flatMap(({ errors }) => errors)
  }

  async clear(): Promise<void> {
    for (const relay of this.relays) await relay.clear()
  }
}
