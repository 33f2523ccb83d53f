import type { MemoryDisk } from '../../server/journal/journal-memory.ts'
import { EngineJournal } from './engine-journal.ts'
import { SimulatedEngine } from './engine.ts'
import { Life } from './life.ts'
import type { Random } from './random.ts'
import type { EngineTrouble, Relays, RelaysPorts } from './relays.ts'
import { SimulatedRelay } from './simulated-relay.ts'

/** As `server/pulse.ts`: what a relay does not hear for so long it may have missed, and it says so. */
const LOST_AFTER_MS = 4_000
const LOOKS_EVERY_MS = 1_000

/** One of the relays while it runs. */
interface Running {
  readonly relay: SimulatedRelay
  readonly journal: EngineJournal
  isLost: boolean
}

/** Relays on one engine. Each crashes, restarts and is cut off for itself; phones go to any of them. */
export class SeveralRelays implements Relays {
  readonly engine: EngineTrouble = { crash: () => this.#crashEngine(), cutOff: () => this.#cutOffOne() }
  readonly #ports: RelaysPorts
  readonly #random: Random
  readonly #engine: SimulatedEngine
  readonly #running: (Running | undefined)[]

  constructor(count: number, ports: RelaysPorts) {
    this.#ports = ports
    this.#random = ports.random.fork('relays')
    this.#running = Array.from({ length: count }, () => undefined)
    this.#engine = new SimulatedEngine({ ...ports, random: ports.random.fork('engine') })
  }

  texts(): string[] {
    return this.#engine.texts()
  }

  backup(): MemoryDisk {
    return this.#engine.backup()
  }

  start(): void {
    this.#running.forEach((_, number) => this.#startOne(number))
    // Whoever is cut off hears the engine again.
    for (const running of this.#running) if (running) this.#join(running)
  }

  crash(): void {
    this.#crashOne(this.#random.whole(0, this.#running.length - 1))
  }

  async stop(): Promise<void> {
    const number = this.#random.whole(0, this.#running.length - 1)
    const running = this.#running[number]
    await running?.relay.stop()
    if (running && this.#running[number] === running) this.#afterwards(number)
  }

  restore(copy: MemoryDisk | undefined): void {
    this.#running.forEach((_, number) => this.#crashOne(number))
    this.#engine.restore(copy)
  }

  beat(): void {
    for (const running of this.#running) running?.relay.beat()
  }

  #crashEngine(): void {
    this.#ports.counts.engineCrashes++
    this.#engine.crash()
    const downMs = this.#random.between(100, 60_000)
    for (const running of this.#running) if (running) this.#cutOff(running, downMs)
  }

  #cutOffOne(): void {
    const running = this.#random.pick(this.#running)
    if (!running) return
    this.#ports.counts.relaysCutOff++
    this.#cutOff(
      running,
      this.#random.chance(0.5) ? this.#random.between(10, 3_000) : this.#random.between(3_000, 600_000),
    )
  }

  #startOne(number: number): void {
    if (this.#running[number]) return
    const { settings, network, now, doubles, onError } = this.#ports
    const life = new Life()
    const journal = doubles.engineJournal?.(this.#engine, life) ?? new EngineJournal(this.#engine, life)
    const relay = new SimulatedRelay({ number, settings, network, now, onError, life, journal })
    const running = { relay, journal, isLost: false }
    this.#running[number] = running
    relay.start().catch((error: unknown) => {
      onError(error)
      if (this.#running[number] === running) this.#crashOne(number)
    })
  }

  #crashOne(number: number): void {
    this.#running[number]?.relay.crash()
    this.#afterwards(number)
  }

  #afterwards(number: number): void {
    if (!this.#running[number]) return
    this.#running[number] = undefined
    this.#ports.counts.relayRestarts++
    this.#ports.schedule.after(this.#random.between(200, 180_000), () => this.#startOne(number))
  }

  #cutOff(running: Running, ms: number): void {
    const { schedule } = this.#ports
    running.journal.cut()
    schedule.after(LOST_AFTER_MS, () => {
      if (!running.journal.isCutOff || running.isLost) return
      running.isLost = true
      running.relay.lose()
    })
    schedule.after(ms, () => this.#join(running))
  }

  #join(running: Running): void {
    running.journal.reconnect()
    if (running.isLost) this.#ports.schedule.after(this.#random.between(0, LOOKS_EVERY_MS), () => this.#find(running))
  }

  #find(running: Running): void {
    if (!running.isLost || running.journal.isCutOff || !this.#running.includes(running)) return
    running.relay.find().then(
      () => (running.isLost = false),
      () => this.#ports.schedule.after(LOOKS_EVERY_MS, () => this.#find(running)),
    )
  }
}
