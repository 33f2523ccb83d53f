/** The phones of some posyandu of the district, played in one process. */
import { Luck } from '../../scripts/seed/luck.ts'
import { Pen } from '../../scripts/seed/pen.ts'
import { signEntry } from '../../src/log/signature.ts'
import { Book } from './book.ts'
import { traffic } from './line.ts'
import { DistrictPhone } from './phone.ts'
import { penOf, phonesOf, type DistrictPlan } from './plan.ts'
import type { Prepared } from './prepare.ts'
import { Samples } from './samples.ts'
import { savedBetween, type Saved } from './session.ts'

export interface CrowdOptions {
  readonly plan: DistrictPlan
  readonly prepared: Prepared
  /** Which of how many crowds this is: each plays every so many-th posyandu. */
  readonly part: number
  readonly of: number
  /** `ws://…`; phones of one posyandu are dealt out over them. */
  readonly relays: readonly string[]
}

export interface Hours {
  readonly from: number
  readonly to: number
  /** Simulated hours an hour. */
  readonly speed: number
  /** Of a hundred phones, how many lose their signal in an hour, for five minutes each. */
  readonly losses?: number
}

export interface Returned {
  /** From the phone's first attempt after the relay was back, and from that moment itself, ms. */
  readonly shownAfterMs: readonly number[]
  readonly shownMs: readonly number[]
  /** Everything said and heard. */
  readonly servedMs: readonly number[]
}

export interface Figures extends Pick<Samples, 'durableMs' | 'crossedMs' | 'closed'> {
  /** Of this process, since it began. */
  readonly traffic: typeof traffic
  readonly cpuSeconds: number
}

/** What the phones hold against what they wrote. */
export interface Check {
  readonly written: number
  readonly unsent: number
  readonly altered: number
  readonly refused: number
  /** Phones that lack something which another wrote. */
  readonly lacking: number
}

interface Signed {
  readonly phone: DistrictPhone
  readonly saved: Saved
  readonly text: string
}

const GAP_MS = 5 * 60_000
const LOOK_EVERY_MS = 3_000
const SIGNED_AT_ONCE = 200
const OPENED_AT_ONCE = 50

export class Crowd {
  readonly #plan: DistrictPlan
  readonly #pens = new Map<DistrictPhone, Pen>()
  readonly #phones: DistrictPhone[] = []
  readonly #books: Book[] = []
  readonly #posyandu: number[] = []
  readonly #samples = new Samples()
  readonly #watchdog: NodeJS.Timeout
  readonly #relays: string[]
  #signed: Signed[] = []

  static async make(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options)
    const counter = { last: 900_000 }
    const registries = options.prepared.registries.map((clocks) => new Map(clocks))
    const directory = new Map(options.prepared.directory)
    for (const name of phonesOf(options.plan)) {
      const { posyandu, phone } = name
      if (posyandu % options.of !== options.part) continue
      if (phone === 0) crowd.#startPosyandu(posyandu)
      const pen = await penOf(name, counter)
      const made = new DistrictPhone({
        ...{ name, pen, directory, book: crowd.#books.at(-1)!, registry: registries[posyandu]! },
        relay: () => crowd.#relays[phone % crowd.#relays.length]!,
        onRefused: () => crowd.#samples.refused++,
        onClosed: (why) => (crowd.#samples.closed[why] = (crowd.#samples.closed[why] ?? 0) + 1),
      })
      crowd.#phones.push(made)
      crowd.#pens.set(made, pen)
    }
    return crowd
  }

  private constructor({ plan, relays }: CrowdOptions) {
    this.#plan = plan
    this.#relays = [...relays]
    this.#watchdog = setInterval(() => {
      for (const phone of this.#phones) phone.lookWhetherSilent(performance.now())
    }, LOOK_EVERY_MS)
  }

  #startPosyandu(posyandu: number): void {
    this.#posyandu.push(posyandu)
    this.#books.push(new Book(this.#samples))
  }

  /** Some at a time, as people come to work; resolves when every phone is up to date. */
  async connect(): Promise<void> {
    for (let i = 0; i < this.#phones.length; i += OPENED_AT_ONCE) {
      const some = this.#phones.slice(i, i + OPENED_AT_ONCE)
      for (const phone of some) phone.connect()
      await until(() => some.every(({ shownAt }) => shownAt !== undefined))
    }
  }

  /** Signs what will be saved between these hours: phones do that one by one, here it would come at once. */
  async sign({ from, to }: Pick<Hours, 'from' | 'to'>): Promise<number> {
    const phoneAt = new Map(this.#phones.map((phone) => [`${phone.name.posyandu} ${phone.name.phone}`, phone]))
    const all = this.#posyandu
      .flatMap((posyandu) => savedBetween(this.#plan, posyandu, from, to).map((saved) => ({ posyandu, saved })))
      .sort((a, b) => a.saved.dueMs - b.saved.dueMs)
    this.#signed = []
    for (let i = 0; i < all.length; i += SIGNED_AT_ONCE) {
      const some = all.slice(i, i + SIGNED_AT_ONCE).map(async ({ posyandu, saved }): Promise<Signed> => {
        const phone = phoneAt.get(`${posyandu} ${saved.phone}`)!
        const pen = this.#pens.get(phone)!
        const entry = pen.entry(saved.act, new Map())
        return { phone, saved, text: await signEntry(entry, pen.keys.privateKey) }
      })
      this.#signed.push(...(await Promise.all(some)))
    }
    return this.#signed.length
  }

  /** Lets the hours pass for which was signed. Resolves after the last save, with how late it was, ms. */
  async pass({ from, to, speed, losses = 0 }: Hours): Promise<number> {
    const lost = this.#lostBetween(from, to, losses)
    const startedAt = performance.now()
    const dueIn = (simulatedMs: number): number => (simulatedMs - from * 3_600_000) / speed
    let latestMs = 0
    for (let i = 0; i < this.#signed.length;) {
      const passed = performance.now() - startedAt
      for (let next = this.#signed[i]; next && dueIn(next.saved.dueMs) <= passed; next = this.#signed[++i]) {
        latestMs = Math.max(latestMs, passed - dueIn(next.saved.dueMs))
        next.phone.save(next.saved, next.text)
      }
      while (lost[0] && dueIn(lost[0].atMs) <= passed) lost.shift()!.happens()
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    for (const { happens } of lost) happens()
    return latestMs
  }

  /** Saves everything that was signed, at once: in an outage nobody hears when it was. */
  save(): void {
    for (const { phone, saved, text } of this.#signed) phone.save(saved, text)
  }

  /** Resolves when every phone has tried in vain for so long that it waits as long as it ever will. */
  async untilPatient(): Promise<void> {
    await until(() => this.#phones.every(({ isPatient }) => isPatient))
  }

  /** The relay is back since then (`Date.now()`): resolves when every phone has said and heard everything. */
  async untilReturned(backAt: number): Promise<Returned> {
    const back = backAt - performance.timeOrigin
    const servedAt = new Map<DistrictPhone, number>()
    await until(() => {
      for (const phone of this.#phones)
        if (!servedAt.has(phone) && phone.isServed) servedAt.set(phone, performance.now())
      return servedAt.size === this.#phones.length
    })
    return {
      shownAfterMs: this.#phones.map(({ shownAt, triedSince }) => shownAt! - triedSince),
      shownMs: this.#phones.map(({ shownAt }) => shownAt! - back),
      servedMs: [...servedAt.values()].map((at) => at - back),
    }
  }

  forgetAttempts(): void {
    for (const phone of this.#phones) phone.forgetAttempts()
  }

  async untilServed(): Promise<void> {
    await until(() => this.#phones.every(({ isServed }) => isServed))
  }

  forgetTimes(): void {
    this.#samples.forgetTimes()
  }

  figures(): Figures {
    const { durableMs, crossedMs, closed } = this.#samples
    const { user, system } = process.cpuUsage()
    return { durableMs, crossedMs, closed, traffic: { ...traffic }, cpuSeconds: (user + system) / 1e6 }
  }

  check(): Check {
    const { altered, refused } = this.#samples
    const written = this.#books.flatMap(({ clients }) => [...clients.values()])
    return {
      written: written.reduce((sum, { length }) => sum + length, 0),
      unsent: this.#phones.reduce((sum, { unsent }) => sum + unsent, 0),
      lacking: this.#phones.filter(({ isServed }) => !isServed).length,
      ...{ altered, refused },
    }
  }

  close(): void {
    clearInterval(this.#watchdog)
    for (const phone of this.#phones) phone.drop()
  }

  #lostBetween(from: number, to: number, losses: number): { atMs: number; happens: () => void }[] {
    const luck = new Luck(Math.round(from * 3600) + this.#posyandu[0]!)
    const events: { atMs: number; happens: () => void }[] = []
    const count = Math.round((this.#phones.length * losses * (to - from)) / 100)
    for (let i = 0; i < count; i++) {
      const phone = luck.pick(this.#phones)
      const atMs = (from + luck.next() * (to - from)) * 3_600_000
      events.push({ atMs, happens: () => phone.drop() }, { atMs: atMs + GAP_MS, happens: () => phone.connect() })
    }
    return events.sort((a, b) => a.atMs - b.atMs)
  }
}

const LOOK_AGAIN_MS = 10

/** Looks again and again: what it waits for happens on thousands of sockets. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
}
