/** One run: a relay, honest phones at work, hostile ones beside them, and then the judgement. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Y from 'yjs'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import { admin, Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { Device, Phone } from '../relay/phone.ts'
import { RawPhone } from '../relay/raw-phone.ts'
import { Random } from '../simulation/random.ts'
import { Entries, type Author } from './entries.ts'
import { HonestPhone, pause } from './honest-phone.ts'
import { HostilePhone } from './hostile-phone.ts'
import { judge } from './oracle.ts'
import type { RelayUnderFire } from './relay-under-fire.ts'

export interface Plan {
  readonly seed: number
  readonly frames: number
  readonly start: (dataDir: string) => Promise<RelayUnderFire>
  readonly progress?: (text: string) => void
  /** How long after the last frame what honest phones wrote may take to be everywhere. */
  readonly settleWithinMs?: number
}

export interface Outcome {
  readonly seed: number
  readonly frames: number
  readonly honest: number
  readonly accepted_invalid: number
  readonly honest_lost: number
  /** Not acknowledged within `ACK_WITHIN_MS`. */
  readonly honest_delayed: number
  readonly altered: number
  readonly slowest_ack_ms: number
  readonly slowest_call_ms: number
  readonly rss_start_mb: number
  readonly rss_max_mb: number
  readonly relay_alive: boolean
  readonly problems: readonly string[]
}

/** Generous: on an idle machine it takes a few milliseconds. */
export const ACK_WITHIN_MS = 5_000
export const MOST_CALL_MS = 50
/** What the relay may grow by, in MB: the bounds of its queues and of what it keeps about refused entries. */
export const MOST_GROWTH_MB = 400

const SETTLE_WITHIN_MS = 15_000
const SAMPLE_EVERY_MS = 500
const HOSTILE_OF_EACH = 4

const DIRECTORY = directoryOf(PUSKESMAS)
const REGISTRY = registryOf(POSYANDU)
const VISITS = visitsOf(POSYANDU, '2026-03')
const SENSITIVE = `sensitive/${POSYANDU}/2026-03`

export async function fuzz(plan: Plan): Promise<Outcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fuzz-'))
  const doors = await new Doors([admin]).openIn(dataDir)
  const relay = await plan.start(dataDir)
  try {
    return await new Run(plan, relay, doors).outcome()
  } finally {
    await relay.close()
    await rm(dataDir, { recursive: true })
  }
}

class Run {
  readonly #seed: number
  readonly #frames: number
  readonly #relay: RelayUnderFire
  readonly #doors: Doors
  readonly #progress: (text: string) => void
  readonly #settleWithinMs: number
  readonly #random: Random
  /** Every text that may stand. */
  readonly #rightful = new Set<string>()
  readonly #ofVictims: string[] = []
  #sent = 0
  #rssMaxMb = 0

  constructor(plan: Plan, relay: RelayUnderFire, doors: Doors) {
    const { seed, frames, progress = () => undefined, settleWithinMs = SETTLE_WITHIN_MS } = plan
    this.#seed = seed
    this.#frames = frames
    this.#relay = relay
    this.#doors = doors
    this.#progress = progress
    this.#settleWithinMs = settleWithinMs
    this.#random = new Random(`fuzz/${seed}`)
  }

  async outcome(): Promise<Outcome> {
    const puskesmas = await this.#join()
    const kaders = [await this.#join(), await this.#join()]
    const phones = [REGISTRY, VISITS].flatMap((document) => kaders.map((kader) => this.#honest(document, kader)))
    for (const phone of phones) await phone.start()
    const hostile = await this.#hostile(phones, [puskesmas, ...kaders], puskesmas)
    const rssStartMb = (await this.#relay.figures())?.rssMb ?? 0
    const sampling = setInterval(() => void this.#sample(), SAMPLE_EVERY_MS)

    const mayFire = (): boolean => {
      if (this.#sent >= this.#frames) return false
      if (++this.#sent % 5_000 === 0) this.#progress(`${this.#sent} frames`)
      return true
    }
    await Promise.all(hostile.map((phone) => phone.fire(mayFire)))
    await Promise.all(phones.map((phone) => phone.finish(this.#settleWithinMs)))
    clearInterval(sampling)
    await this.#sample()
    const figures = await this.#relay.figures()
    if (!figures) return this.#dead(phones, rssStartMb)
    await Promise.all(phones.map((phone) => hearsAll(phone, phones, this.#settleWithinMs)))
    const judged = judge(await this.#everything(puskesmas), phones, this.#rightful)
    for (const { phone } of phones) phone.close()
    return {
      ...this.#measured(phones, rssStartMb),
      accepted_invalid: judged.invalid,
      honest_lost: judged.lost,
      altered: judged.altered,
      slowest_call_ms: Math.round(figures.slowestMs * 10) / 10,
      relay_alive: true,
      problems: [...judged.problems, ...figures.errors],
    }
  }

  #dead(phones: readonly HonestPhone[], rssStartMb: number): Outcome {
    for (const { phone } of phones) phone.close()
    const none = { accepted_invalid: 0, altered: 0, slowest_call_ms: 0, relay_alive: false }
    const lost = phones.reduce((sum, { texts }) => sum + texts.length, 0)
    return { ...this.#measured(phones, rssStartMb), ...none, honest_lost: lost, problems: ['the relay is dead'] }
  }

  #measured(phones: readonly HonestPhone[], rssStartMb: number): Omit<Outcome, Judged> {
    return {
      seed: this.#seed,
      frames: this.#sent,
      honest: phones.reduce((sum, { acked }) => sum + acked, 0),
      honest_delayed: phones.reduce((sum, { delayed }) => sum + delayed, 0),
      slowest_ack_ms: Math.round(Math.max(...phones.map(({ slowestAckMs }) => slowestAckMs))),
      rss_start_mb: Math.round(rssStartMb),
      rss_max_mb: Math.round(this.#rssMaxMb),
    }
  }

  async #sample(): Promise<void> {
    this.#rssMaxMb = Math.max(this.#rssMaxMb, (await this.#relay.figures())?.rssMb ?? 0)
  }

  async #join(): Promise<Device> {
    const device = await Device.make()
    const phone = new Phone(this.#relay.origin, DIRECTORY, device)
    await this.#writes(phone, await device.deviceEntry(this.#doors.next()))
    phone.close()
    return device
  }

  async #writes(phone: Phone, text: string): Promise<void> {
    this.#rightful.add(text)
    phone.write(text)
    await phone.until(() => phone.hasAck() && phone.provider.synced)
  }

  #honest(document: string, device: Device): HonestPhone {
    return new HonestPhone(this.#relay.origin, document, device, ACK_WITHIN_MS, (text) => {
      this.#rightful.add(text)
      this.#ofVictims.push(text)
      if (this.#ofVictims.length > 50) this.#ofVictims.shift()
    })
  }

  /** A kader's phone in the wrong hands, one that was revoked, and a stranger's. */
  async #hostile(phones: readonly HonestPhone[], victims: Device[], puskesmas: Device): Promise<HostilePhone[]> {
    const [kader, revoked, stranger] = [await this.#join(), await this.#join(), await Device.make()]
    const office = new Phone(this.#relay.origin, DIRECTORY, puskesmas)
    const grant = { kind: 'grant', record: revoked.id, set: { revoked: { [DIRECTORY]: 1 } } }
    await this.#writes(office, await puskesmas.entry(DIRECTORY, grant))
    office.close()
    const authors: Author[] = [
      { device: kader, mayWrite: (document) => document !== DIRECTORY },
      { device: revoked, mayWrite: () => false },
      { device: stranger, mayWrite: () => false },
    ]
    const target = {
      origin: this.#relay.origin,
      documents: [REGISTRY, REGISTRY, VISITS, SENSITIVE, DIRECTORY],
      victims: phones.map(({ client }) => client),
      devices: victims,
    }
    return authors.flatMap((author, i) =>
      Array.from({ length: HOSTILE_OF_EACH }, (_, j) => {
        const random = this.#random.fork(`${i}/${j}`)
        return new HostilePhone(target, author, new Entries(random, this.#rightful, this.#ofVictims), random)
      }),
    )
  }

  /** Everything the relay holds, as a new phone of the puskesmas hears it. */
  async #everything(puskesmas: Device): Promise<Map<string, Y.Doc>> {
    const documents = new Map<string, Y.Doc>()
    for (const document of [REGISTRY, VISITS, SENSITIVE, DIRECTORY]) {
      const reader = new RawPhone(this.#relay.origin, document)
      await reader.opened
      await reader.answer(puskesmas)
      await reader.admitted()
      documents.set(document, await reader.everything())
      reader.close()
    }
    return documents
  }
}

type Judged = 'accepted_invalid' | 'honest_lost' | 'altered' | 'slowest_call_ms' | 'relay_alive' | 'problems'

/** Resolves when the phone holds what the others of its document wrote, or will not any more. */
async function hearsAll({ phone }: HonestPhone, phones: readonly HonestPhone[], withinMs: number): Promise<void> {
  const until = performance.now() + withinMs
  const others = phones.filter((other) => other.phone.document === phone.document)
  const hears = (other: HonestPhone): boolean => phone.doc.getArray(other.client.toString(36)).length >= other.acked
  while (!others.every(hears) && performance.now() < until) await pause(SAMPLE_EVERY_MS / 10)
}

/** Whether everything promised held, and something happened at all. */
export function isGood(outcome: Outcome): boolean {
  const { frames, honest, accepted_invalid, honest_lost, honest_delayed, altered, problems } = outcome
  const { slowest_call_ms, rss_start_mb, rss_max_mb, relay_alive } = outcome
  const isEmpty = frames === 0 || honest === 0
  const harm = accepted_invalid + honest_lost + honest_delayed + altered + problems.length
  const isBounded = rss_max_mb - rss_start_mb < MOST_GROWTH_MB
  return !isEmpty && harm === 0 && slowest_call_ms < MOST_CALL_MS && isBounded && relay_alive
}
