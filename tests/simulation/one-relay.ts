import type { MemoryDisk } from '../../server/journal/journal-memory.ts'
import { Life } from './life.ts'
import { RelayDisk, SimulatedJournal } from './relay-disk.ts'
import type { Relays, RelaysPorts } from './relays.ts'
import { SimulatedRelay } from './simulated-relay.ts'

/** A relay with its journal in a folder of its own. */
export class OneRelay implements Relays {
  readonly #ports: RelaysPorts
  readonly #disk: RelayDisk
  #relay: SimulatedRelay | undefined

  constructor(ports: RelaysPorts) {
    const { schedule, random, luck, onDurable } = ports
    this.#ports = ports
    this.#disk = new RelayDisk(schedule, random.fork('relay disk'), luck, { onDurable, onDying: () => this.crash() })
  }

  texts(): string[] {
    return this.#disk.texts()
  }

  backup(): MemoryDisk {
    return this.#disk.backup()
  }

  start(): void {
    if (this.#relay) return
    const { settings, network, now, doubles, onError } = this.#ports
    const life = new Life()
    const journal = doubles.journal?.(this.#disk, life) ?? new SimulatedJournal(this.#disk, life)
    this.#relay = new SimulatedRelay({ number: 0, settings, network, now, onError, life, journal })
    this.#relay.start().catch(onError)
  }

  crash(): void {
    this.#relay?.crash()
    this.#afterwards()
  }

  async stop(): Promise<void> {
    const relay = this.#relay
    await relay?.stop()
    if (relay === this.#relay) this.#afterwards()
  }

  restore(copy: MemoryDisk | undefined): void {
    this.crash()
    if (copy) this.#disk.restore(copy)
    else this.#disk.empty()
  }

  beat(): void {
    this.#relay?.beat()
  }

  #afterwards(): void {
    if (!this.#relay) return
    const { counts, schedule, random } = this.#ports
    this.#relay = undefined
    this.#disk.afterCrash()
    counts.relayRestarts++
    schedule.after(random.between(200, 180_000), () => this.start())
  }
}
