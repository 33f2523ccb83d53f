/** A phone: its disk, and the app on it, which is opened, killed and opened again. In the app everything is the real one. */
import type { Invitation } from '../../src/log/invitation.ts'
import { message } from '../../src/protocol.ts'
import { RelayConnection } from '../../src/replica/connection.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import { packFile, unpackFile } from '../../src/replica/handover/file-format.ts'
import type { TakeResult } from '../../src/replica/handover/result.ts'
import { Phone } from '../../src/replica/phone.ts'
import type { Ports } from '../../src/replica/ports.ts'
import type { Store } from '../../src/replica/store.ts'
import type { Append } from '../../src/replica/write.ts'
import type { Book } from './book.ts'
import type { Counts } from './counts.ts'
import { Life } from './life.ts'
import type { Luck } from './luck.ts'
import type { Network } from './network.ts'
import { newerAppStore } from './newer-app.ts'
import { otherVersion } from './other-version.ts'
import { PhoneDisk } from './phone-disk.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'
import { SimulatedStore } from './simulated-store.ts'

/** What a planted fault may replace. */
export interface PhoneDoubles {
  readonly store?: (store: Store) => Store
  readonly client?: (phone: string, document: string) => number
}

export interface PhoneSurroundings {
  readonly schedule: Schedule
  readonly network: Network
  readonly book: Book
  readonly counts: Counts
  readonly invitation: Invitation
  /** A file that every phone is given where it is installed: by it a phone without a relay knows who was invited. */
  readonly fromThePuskesmas: Uint8Array
  readonly luck: () => Luck
  readonly startsAt: number
  readonly doubles: PhoneDoubles
  readonly onError: (phone: string, error: unknown) => void
}

export interface Traits {
  readonly name: string
  /** How wrong its clock is. */
  readonly skewMs: number
  readonly isNewer: boolean
}

interface Tab {
  readonly life: Life
  readonly phone: Phone
  isHolder: boolean
}

export class SimulatedPhone {
  readonly traits: Traits
  readonly disk: PhoneDisk
  /** Its app speaks a version of the protocol that the relay no longer takes. */
  isOutdated = false
  isLost = false
  readonly #random: Random
  readonly #surroundings: PhoneSurroundings
  #tabs: Tab[] = []
  #hasJoined = false

  constructor(traits: Traits, random: Random, surroundings: PhoneSurroundings) {
    this.traits = traits
    this.#random = random
    this.#surroundings = surroundings
    this.disk = new PhoneDisk(surroundings.schedule, random.fork('disk'))
  }

  get isRunning(): boolean {
    return this.#tabs.length > 0
  }

  get tabCount(): number {
    return this.#tabs.length
  }

  /** The clock as this phone claims it. */
  clock(): Date {
    const { startsAt, schedule } = this.#surroundings
    return new Date(startsAt + schedule.now + this.traits.skewMs)
  }

  /** Opens the app, or one more tab of it. */
  async open(): Promise<void> {
    if (this.isLost) return
    const tab = this.#newTab()
    this.#tabs.push(tab)
    await this.#join(tab)
    if (this.#tabs[0] === tab) await this.#hold(tab)
  }

  /** The person writes in one of the open tabs. Undefined when none is. */
  writer(): Append | undefined {
    const tab = this.#hasJoined ? this.#random.pick(this.#tabs) : undefined
    if (!tab) return undefined
    return async (writes) => {
      const result = await tab.phone.append(writes)
      const { book, counts } = this.#surroundings
      if (result.ok) {
        book.saved(result.saved.map(({ id }) => id))
        counts.saved += result.saved.length
        if (this.traits.isNewer) counts.newerEntries += result.saved.length
      } else counts.savesRefused++
      return result
    }
  }

  /** The battery is out, or the system kills the browser. */
  crash(): void {
    if (!this.isRunning) return
    this.#surroundings.counts.crashes++
    this.#endTabs(this.#tabs)
    this.#surroundings.schedule.after(this.#random.between(500, 600_000), () => void this.#openUnlessOpen())
  }

  /** The tab that holds the documents is closed; the next one takes over. */
  closeTab(): void {
    if (this.#tabs.length < 2) return
    this.#surroundings.counts.tabsClosed++
    this.#endTabs([this.#tabs[0]!])
    this.#surroundings.schedule.after(this.#random.between(1, 500), () => {
      const [next] = this.#tabs
      if (next) void this.#hold(next)
    })
  }

  /** The signal is back, and the browser says so. */
  wake(): void {
    for (const { phone, life } of this.#tabs) phone.retryNow().catch((error: unknown) => this.#onError(life, error))
  }

  lose(): void {
    this.isLost = true
    this.#endTabs(this.#tabs)
  }

  /** A newer version of the app is started. */
  update(): void {
    this.isOutdated = false
    this.#surroundings.counts.appsUpdated++
    this.#endTabs(this.#tabs)
    void this.open()
  }

  /** What this phone holds, as a file: whole, one open day, or one that lost some of its entries on the way. */
  async exportFile(): Promise<Uint8Array | undefined> {
    const [tab] = this.#tabs
    if (!tab) return undefined
    const day = this.#random.pick(knownOpenDays(this.disk))
    const isDay = day !== undefined && this.#random.chance(0.4)
    const desk = new Desk(tab.phone)
    const file = await desk.handOver(isDay ? { what: 'day', openDay: day.record } : { what: 'all' })
    const unpacked = file.ok ? unpackFile(file.bytes) : undefined
    if (!unpacked?.ok) return undefined
    const isPart = this.#random.chance(0.3)
    return packFile(
      unpacked.about,
      unpacked.texts.filter(() => !isPart || this.#random.chance(0.5)),
    )
  }

  /** Takes in a carried file, in any tab. Resolves with how many of its entries were new here. */
  async takeIn(bytes: Uint8Array): Promise<number> {
    const tab = this.#random.pick(this.#tabs)
    if (!tab) return 0
    try {
      const taken = await takeInAt(tab, bytes)
      return taken?.ok ? taken.entries : 0
    } catch (error) {
      this.#onError(tab.life, error)
      return 0
    }
  }

  #newTab(): Tab {
    const life = new Life()
    const events = {
      onLink: () => undefined,
      onSent: () => undefined,
      onError: (error: unknown) => this.#onError(life, error),
    }
    const phone = new Phone(this.#ports(life), events, (saved) => this.#tellHolder(phone, saved))
    return { life, phone, isHolder: false }
  }

  #ports(life: Life): Ports {
    const { network, doubles } = this.#surroundings
    const line = { phone: this.traits.name, life, outgoing: (frame: Uint8Array) => this.#outgoing(life, frame) }
    const socket = network.socketClass(line)
    const store = this.#store(life)
    return {
      store: doubles.store?.(store) ?? store,
      clock: () => this.clock(),
      persist: (name, doc) => {
        doc.clientID = doubles.client?.(this.traits.name, name) ?? this.#random.whole(1, 2 ** 32 - 1)
        return this.disk.persist(name, doc, life)
      },
      connect: (name, doc, keys, events) => new RelayConnection(network.url, name, doc, keys, events, socket),
      afterwards: (work) => work(),
      readBack: (name) => this.disk.readBack(name, life),
      openDays: () => Promise.resolve(knownOpenDays(this.disk)),
    }
  }

  #store(life: Life): Store {
    const { schedule, luck, counts, book } = this.#surroundings
    const store = new SimulatedStore(this.disk.tables, {
      schedule,
      random: this.#random,
      luck,
      life,
      die: () => this.crash(),
      onFailure: () => counts.diskFailures++,
      onCommitted: (change) => book.committed(this.traits.name, change),
    })
    return this.traits.isNewer ? newerAppStore(store) : store
  }

  /** A phone may die when the frame has just left. */
  #outgoing(life: Life, frame: Uint8Array): Uint8Array | undefined {
    const { schedule, luck } = this.#surroundings
    if (life.isOver) return undefined
    if (this.#random.chance(luck().dieAfterSend)) schedule.after(0, () => (life.isOver ? undefined : this.crash()))
    return this.isOutdated && frame[0] === message.answer ? otherVersion(frame) : frame
  }

  /** Until it has worked the person opens the invitation again at every start. */
  async #join(tab: Tab): Promise<void> {
    if (this.#hasJoined) return
    const { invitation, fromThePuskesmas, schedule } = this.#surroundings
    const result = await tab.phone.join(invitation, `HP ${this.traits.name}`)
    const isInstalled = result.ok && (await this.#install(tab, fromThePuskesmas))
    if (!isInstalled) {
      await schedule.pause(10_000)
      return tab.life.isOver ? undefined : this.#join(tab)
    }
    this.#hasJoined = true
  }

  /** False when the disk was full: the person tries again. */
  async #install(tab: Tab, fromThePuskesmas: Uint8Array): Promise<boolean> {
    try {
      const taken = await takeInAt(tab, fromThePuskesmas)
      if (!taken?.ok) return false
      await tab.phone.chooseUser(this.traits.name)
      return true
    } catch {
      return false
    }
  }

  async #hold(tab: Tab): Promise<void> {
    tab.isHolder = true
    try {
      await tab.phone.hold()
    } catch (error) {
      this.#onError(tab.life, error)
    }
  }

  /** Another tab hears of what this one saved, if it lives long enough. */
  #tellHolder(from: Phone, documents: readonly string[]): void {
    const { schedule } = this.#surroundings
    schedule.after(this.#random.between(0, 20), () => {
      const holder = this.#tabs.find(({ isHolder }) => isHolder)
      if (holder && holder.phone !== from) holder.phone.flush(documents)
    })
  }

  #onError(life: Life, error: unknown): void {
    if (!life.isOver) this.#surroundings.onError(this.traits.name, error)
  }

  #openUnlessOpen(): Promise<void> {
    return this.isRunning ? Promise.resolve() : this.open()
  }

  #endTabs(tabs: readonly Tab[]): void {
    this.#tabs = this.#tabs.filter((tab) => !tabs.includes(tab))
    for (const { life } of tabs) life.end()
    this.#surroundings.counts.unsyncedRowsLost += this.disk.crash()
  }
}

/** Undefined when nothing could be read. */
async function takeInAt({ phone }: Tab, bytes: Uint8Array): Promise<TakeResult | undefined> {
  const desk = new Desk(phone)
  const read = await desk.read([{ name: 'file', bytes }], () => undefined)
  return read.ok ? desk.take(read.ticket, () => undefined) : undefined
}

function knownOpenDays({ tables }: PhoneDisk): { record: string; date: string }[] {
  return tables
    .rows('openDay')
    .flatMap(({ record, shown: { date, cancelled } }) =>
      typeof date === 'string' && cancelled !== true ? [{ record, date }] : [],
    )
}
