/** A posyandu with its phones, its relay, or relays, and its network: what there is to go wrong. */
import type { Settings } from '../../server/access.ts'
import type { MemoryDisk } from '../../server/journal/journal-memory.ts'
import { Unsure, type Row } from '../../server/journal/journal.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { Book } from './book.ts'
import { noCounts, type Counts } from './counts.ts'
import { Kader } from './kader.ts'
import { noTrouble, ordinaryLuck, type Luck } from './luck.ts'
import { Network } from './network.ts'
import { DOORS, FROM_THE_PUSKESMAS, invitationFor } from './office.ts'
import type { Random } from './random.ts'
import { OneRelay } from './one-relay.ts'
import type { RelayDoubles, Relays } from './relays.ts'
import type { Schedule } from './schedule.ts'
import { SimulatedPhone, type PhoneDoubles, type Traits } from './simulated-phone.ts'
import { SeveralRelays } from './several-relays.ts'
import { textsOf } from './texts.ts'
import { CountedTraffic } from './traffic.ts'

/** Stand-ins for parts of the world, each with a fault, to show that the oracle sees it. */
export interface Doubles extends PhoneDoubles, RelayDoubles {}

const SETTINGS: Settings = { puskesmas: PUSKESMAS, doors: DOORS }

export class Posyandu {
  readonly counts: Counts = noCounts()
  readonly book = new Book()
  readonly network: Network
  readonly relays: Relays
  readonly phones: SimulatedPhone[] = []
  readonly kaders: Kader[] = []
  /** What product code reported, but for what a full disk explains. */
  readonly errors: string[] = []
  readonly #schedule: Schedule
  readonly #random: Random
  readonly #startsAt: number
  readonly #doubles: Doubles
  #luck: Luck = ordinaryLuck

  constructor(schedule: Schedule, random: Random, startsAt: number, relays: number, doubles: Doubles) {
    this.#schedule = schedule
    this.#random = random
    this.#startsAt = startsAt
    this.#doubles = doubles
    this.network = new Network(schedule, random.fork('network'), this.#luck, new CountedTraffic(this.counts))
    const ports = {
      ...{ schedule, random, settings: SETTINGS, network: this.network, counts: this.counts, doubles },
      luck: () => this.#luck,
      now: () => startsAt + schedule.now,
      onDurable: (rows: readonly Row[]) => this.book.durable(rows),
      onError: (error: unknown) => this.#onError('relay', error),
    }
    this.relays = relays === 1 ? new OneRelay(ports) : new SeveralRelays(relays, ports)
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

  /** What phones send to is now this older copy, or, without one, empty. */
  restore(copy: MemoryDisk | undefined): void {
    this.relays.restore(copy)
    for (const phone of this.phones) if (phone.isLost) this.#giveUpWhatOnlyItHad(phone)
  }

  losePhone(phone: SimulatedPhone): void {
    if (phone.isLost) return
    phone.lose()
    this.counts.phonesLost++
    for (const lost of this.phones) if (lost.isLost) this.#giveUpWhatOnlyItHad(lost)
  }

  /** From now on nothing goes wrong any more, and what was broken is mended. */
  heal(): void {
    this.#luck = noTrouble
    this.network.luck = noTrouble
    this.relays.start()
    for (const phone of this.phones) {
      this.network.setOffline(phone.traits.name, false)
      if (phone.isLost) continue
      if (phone.isOutdated) phone.update()
      else if (!phone.isRunning) void phone.open()
      else phone.wake()
    }
  }

  #giveUpWhatOnlyItHad(lost: SimulatedPhone): void {
    const elsewhere = new Set(this.relays.texts())
    for (const { isLost, disk } of this.phones) {
      if (isLost) continue
      for (const name of disk.documents) for (const text of textsIn(disk, name)) elsewhere.add(text)
      // What a file brought may stand nowhere else yet.
      for (const { text } of disk.tables.rows('outbox')) elsewhere.add(text)
    }
    this.counts.goneWithPhone += this.book.phoneLost(lost.traits.name, (text) => elsewhere.has(text))
  }

  #onError(who: string, error: unknown): void {
    if (!isExplained(error)) this.errors.push(`${who}: ${errorText(error)}`)
  }
}

/** A full disk, or an engine that could not be reached. */
function isExplained(error: unknown): boolean {
  if (error instanceof Unsure) return true
  return error instanceof Error && EXPLAINED.some((words) => error.message.includes(words))
}

const EXPLAINED = ['disk is full', 'the engine cannot be reached', 'to be loaded again']

export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function textsIn(disk: SimulatedPhone['disk'], document: string): string[] {
  const doc = disk.durableDoc(document)
  const texts = textsOf(doc)
  doc.destroy()
  return texts
}
