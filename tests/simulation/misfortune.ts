/** A day at the posyandu: when people do something, and when something happens to them. */
import type { MemoryDisk } from '../../server/journal/journal-memory.ts'
import type { Posyandu } from './posyandu.ts'
import type { Random } from './random.ts'
import type { EngineTrouble } from './relays.ts'
import type { Schedule } from './schedule.ts'
import type { SimulatedPhone } from './simulated-phone.ts'
import type { Intervals } from './surroundings.ts'

export const DAY_MS = 86_400_000
/** People are there for this long, counted from the beginning of the day. */
const OPEN_MS = 4 * 3_600_000
/** Most of what happens happens at once: when the queue is long, when the lights go out. */
const BUSY_MOMENTS = 4
const BUSY_MS = 40_000
const IN_BUSY_MOMENT = 0.8

export class Misfortune {
  readonly #posyandu: Posyandu
  readonly #schedule: Schedule
  readonly #random: Random
  readonly #intervals: Intervals
  readonly #backups: MemoryDisk[] = []
  #busyMoments: readonly number[] = []

  constructor(posyandu: Posyandu, schedule: Schedule, random: Random, intervals: Intervals) {
    this.#intervals = intervals
    this.#posyandu = posyandu
    this.#schedule = schedule
    this.#random = random
  }

  /** Everything that will happen on this day. */
  plan(day: number): void {
    const { phones, kaders } = this.#posyandu
    this.#busyMoments = Array.from({ length: BUSY_MOMENTS }, () => this.#random.between(0, OPEN_MS - BUSY_MS))
    phones.forEach((phone, i) => {
      this.#often(day, 5, 16, () => void kaders[i]!.act())
      this.#planTrouble(day, phone)
    })
    this.#planRelay(day)
    this.#often(day, 2, 6, () => this.#carryFile())
  }

  /** The one thing that must not be missing from any run. */
  crashFor(day: number, phone: SimulatedPhone): void {
    this.#often(day, 1, 1, () => phone.crash())
  }

  /** Gone for good on this day, after some hours without signal. */
  lossOf(phone: SimulatedPhone, day: number): void {
    const { network } = this.#posyandu
    const end = day * DAY_MS + this.#random.between(OPEN_MS / 2, OPEN_MS)
    this.#schedule.at(end - OPEN_MS / 2, () => network.setOffline(phone.traits.name, true))
    this.#schedule.at(end, () => this.#posyandu.losePhone(phone))
  }

  #planTrouble(day: number, phone: SimulatedPhone): void {
    const { network } = this.#posyandu
    const { name } = phone.traits
    const setOffline = (isOffline: boolean) => () => {
      network.setOffline(name, isOffline)
      if (!isOffline && this.#random.chance(0.8)) phone.wake()
    }
    if (this.#random.chance(0.25)) {
      // No signal the whole day; sometimes the next days too.
      this.#schedule.at(day * DAY_MS, setOffline(true))
      if (this.#random.chance(0.7)) this.#schedule.at(day * DAY_MS + OPEN_MS, setOffline(false))
    } else {
      this.#often(day, 0, 4, () => {
        setOffline(true)()
        this.#schedule.after(this.#random.between(500, 900_000), setOffline(false))
      })
    }
    this.#often(day, 0, 3, () => network.tear(name, 0.5))
    if (this.#random.chance(0.4)) this.#often(day, 1, 2, () => phone.crash())
    if (this.#random.chance(0.3)) this.#often(day, 1, 3, () => (phone.tabCount < 3 ? void phone.open() : undefined))
    this.#often(day, 0, 2, () => phone.closeTab())
  }

  #planRelay(day: number): void {
    const { relays } = this.#posyandu
    this.#often(day, 0, 3, () => relays.crash())
    this.#often(day, 0, 1, () => void relays.stop())
    this.#often(day, 4, 10, () => relays.beat())
    this.#often(day, 2, 6, () => this.#intervals.forEach((work) => work()))
    this.#often(day, 1, 3, () => this.#backups.push(relays.backup()))
    if (relays.engine) this.#planEngine(day, relays.engine)
    if (this.#random.chance(0.2)) this.#often(day, 1, 1, () => this.#restore())
    if (this.#random.chance(0.08)) this.#often(day, 1, 1, () => this.#restore('emptied'))
  }

  #planEngine(day: number, engine: EngineTrouble): void {
    this.#often(day, 0, 2, () => engine.crash())
    this.#often(day, 1, 6, () => engine.cutOff())
  }

  #restore(how: 'older copy' | 'emptied' = 'older copy'): void {
    const { counts } = this.#posyandu
    const copy = how === 'emptied' ? undefined : this.#random.pick(this.#backups)
    if (how === 'older copy' && !copy) return
    if (copy) counts.relayRestores++
    else counts.relayEmptied++
    this.#posyandu.restore(copy)
  }

  #carryFile(): void {
    const [from, to] = this.#random.some(
      this.#posyandu.phones.filter(({ isLost }) => !isLost),
      2,
    )
    if (!from || !to) return
    void from.exportFile().then((file) => {
      // By WhatsApp, or on a card that lies in a drawer for a day.
      const delay = this.#random.chance(0.6) ? this.#random.between(1000, 60_000) : this.#random.between(0, DAY_MS)
      this.#schedule.after(delay, () => {
        if (!file || !to.isRunning) return
        const { counts } = this.#posyandu
        counts.carriedFiles++
        void to.takeIn(file).then((taken) => (counts.entriesCarried += taken))
      })
    })
  }

  #often(day: number, least: number, most: number, work: () => void): void {
    for (let left = this.#random.whole(least, most); left > 0; left--) {
      this.#schedule.at(day * DAY_MS + this.#timeOfDay(), work)
    }
  }

  #timeOfDay(): number {
    const moment = this.#random.chance(IN_BUSY_MOMENT) ? this.#random.pick(this.#busyMoments) : undefined
    return moment === undefined ? this.#random.between(0, OPEN_MS) : moment + this.#random.between(0, BUSY_MS)
  }
}
