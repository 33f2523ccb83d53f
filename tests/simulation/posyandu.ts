/** A posyandu with its phones, its relay and its network: what there is to go wrong. */
import type { Settings } from '../../server/access.ts'
import type { Journal } from '../../server/journal/journal.ts'
import type { MemoryDisk } from '../../server/journal/journal-memory.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { Book } from './book.ts'
import { noCounts, type Counts } from './counts.ts'
import type { Life } from './life.ts'
import { Kader } from './kader.ts'
import { noTrouble, ordinaryLuck, type Luck } from './luck.ts'
import { Network } from './network.ts'
import { DOORS, FROM_THE_PUSKESMAS, invitationFor } from './office.ts'
import type { Random } from './random.ts'
import { RelayDisk, SimulatedJournal } from './relay-disk.ts'
import type { Schedule } from './schedule.ts'
import { SimulatedPhone, type PhoneDoubles, type Traits } from './simulated-phone.ts'
import { SimulatedRelay } from './simulated-relay.ts'
import { textsOf } from './texts.ts'
import { CountedTraffic } from './traffic.ts'

/** Stand-ins for parts of the world, each with a fault, to show that the oracle sees it. */
export interface Doubles extends PhoneDoubles {
  readonly journal?: (disk: RelayDisk, life: Life) => Journal
}

const SETTINGS: Settings = { puskesmas: PUSKESMAS, doors: DOORS }

export class Posyandu {
  readonly counts: Counts = noCounts()
  readonly book = new Book()
  readonly network: Network
  readonly relayDisk: RelayDisk
  readonly phones: SimulatedPhone[] = []
  readonly kaders: Kader[] = []
  /** What product code reported, but for what a full disk explains. */
  readonly errors: string[] = []
  readonly #schedule: Schedule
  readonly #random: Random
  readonly #startsAt: number
  readonly #doubles: Doubles
  #luck: Luck = ordinaryLuck
  #relay: SimulatedRelay | undefined

  constructor(schedule: Schedule, random: Random, startsAt: number, doubles: Doubles) {
    this.#schedule = schedule
    this.#random = random
    this.#startsAt = startsAt
    this.#doubles = doubles
    this.network = new Network(schedule, random.fork('network'), this.#luck, new CountedTraffic(this.counts))
    this.relayDisk = new RelayDisk(schedule, random.fork('relay disk'), this.#luck, {
      onDurable: (rows) => this.book.durable(rows),
      onDying: () => this.crashRelay(),
    })
  }

  addPhone(traits: Traits): SimulatedPhone {
    const { network, book, counts } = this
    const phone = new SimulatedPhone(traits, this.#random.fork(traits.name), {
      schedule: this.#schedule,
      network,
      book,
      counts,
      invitation: invitationFor(this.phones.length),
      fromThePuskesmas: FROM_THE_PUSKESMAS,
      luck: () => this.#luck,
      startsAt: this.#startsAt,
      doubles: this.#doubles,
      onError: (name, error) => this.#onError(name, error),
    })
    this.phones.push(phone)
    const mind = this.#random.fork(`mind of ${traits.name}`)
    this.kaders.push(new Kader(phone, mind, POSYANDU, PUSKESMAS))
    return phone
  }

  get isRelayUp(): boolean {
    return this.#relay !== undefined
  }

  startRelay(): void {
    if (this.#relay) return
    const { network, relayDisk } = this
    this.#relay = new SimulatedRelay({
      settings: SETTINGS,
      network,
      journal: (life) => this.#doubles.journal?.(relayDisk, life) ?? new SimulatedJournal(relayDisk, life),
      now: () => this.#startsAt + this.#schedule.now,
      onError: (error) => this.#onError('relay', error),
    })
    this.#relay.start().catch((error: unknown) => this.#onError('relay', error))
  }

  crashRelay(): void {
    this.#relay?.crash()
    this.#afterRelay()
  }

  async stopRelay(): Promise<void> {
    const relay = this.#relay
    await relay?.stop()
    if (relay === this.#relay) this.#afterRelay()
  }

  /** Its disk is now this older copy, or, without one, empty. */
  restoreRelay(copy: MemoryDisk | undefined): void {
    this.crashRelay()
    if (copy) this.relayDisk.restore(copy)
    else this.relayDisk.empty()
    for (const phone of this.phones) if (phone.isLost) this.#giveUpWhatOnlyItHad(phone)
  }

  losePhone(phone: SimulatedPhone): void {
    if (phone.isLost) return
    phone.lose()
    this.counts.phonesLost++
    for (const lost of this.phones) if (lost.isLost) this.#giveUpWhatOnlyItHad(lost)
  }

  beat(): void {
    this.#relay?.beat()
  }

  /** From now on nothing goes wrong any more, and what was broken is mended. */
  heal(): void {
    this.#luck = noTrouble
    this.network.luck = noTrouble
    this.relayDisk.luck = noTrouble
    this.startRelay()
    for (const phone of this.phones) {
      this.network.setOffline(phone.traits.name, false)
      if (phone.isLost) continue
      if (phone.isOutdated) phone.update()
      else if (!phone.isRunning) void phone.open()
      else phone.wake()
    }
  }

  #afterRelay(): void {
    if (!this.#relay) return
    this.#relay = undefined
    this.relayDisk.afterCrash()
    this.counts.relayRestarts++
    this.#schedule.after(this.#random.between(200, 180_000), () => this.startRelay())
  }

  #giveUpWhatOnlyItHad(lost: SimulatedPhone): void {
    const elsewhere = new Set(this.relayDisk.texts())
    for (const { isLost, disk } of this.phones) {
      if (isLost) continue
      for (const name of disk.documents) for (const text of textsIn(disk, name)) elsewhere.add(text)
      // What a file brought may stand nowhere else yet.
      for (const { text } of disk.tables.rows('outbox')) elsewhere.add(text)
    }
    this.counts.goneWithPhone += this.book.phoneLost(lost.traits.name, (text) => elsewhere.has(text))
  }

  #onError(who: string, error: unknown): void {
    const isFullDisk = error instanceof Error && error.message.includes('disk is full')
    if (!isFullDisk) this.errors.push(`${who}: ${errorText(error)}`)
  }
}

export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function textsIn(disk: SimulatedPhone['disk'], document: string): string[] {
  const doc = disk.durableDoc(document)
  const texts = textsOf(doc)
  doc.destroy()
  return texts
}
