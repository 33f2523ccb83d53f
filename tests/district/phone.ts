/** A phone of the district: one device with its three documents open, and the outbox of the day. */
import type { Pen } from '../../scripts/seed/pen.ts'
import type { Book } from './book.ts'
import { Line, type LineEvents } from './line.ts'
import { clientOf, DIRECTORY, monthAt, OPEN_DAY, posyanduId, registryAt, type PhoneName } from './plan.ts'
import type { Saved } from './session.ts'

export interface PhoneOptions {
  readonly name: PhoneName
  readonly pen: Pen
  readonly book: Book
  readonly directory: ReadonlyMap<number, number>
  readonly registry: ReadonlyMap<number, number>
  readonly relay: () => string
  readonly onRefused: (json: string) => void
  readonly onClosed: LineEvents['onClosed']
}

const NOTHING: ReadonlyMap<number, number> = new Map()

export class DistrictPhone {
  readonly name: PhoneName
  readonly #book: Book
  readonly #client: number
  readonly #directory: Line
  readonly #registry: Line
  readonly #month: Line
  #written = 0
  #durable = 0
  #toldUnsent = false
  /** Since `connect`, ms of `performance.now()`: when all it shows was as new as the relay's. */
  shownAt: number | undefined

  constructor({ name, pen, book, directory, registry, relay, onRefused, onClosed }: PhoneOptions) {
    this.name = name
    this.#book = book
    const month = monthAt(name.posyandu)
    this.#client = clientOf(pen.device, month)
    const line = (document: string, before: ReadonlyMap<number, number>, events: Partial<LineEvents>): Line =>
      new Line({
        ...{ relay, document, before, keys: pen.keys, client: clientOf(pen.device, document) },
        events: {
          onSynced: () => this.#synced(),
          onEntries: () => undefined,
          onDurable: () => undefined,
          onRefusals: onRefused,
          onClosed: (why) => {
            this.shownAt = undefined
            onClosed(why)
          },
          ...events,
        },
      })
    this.#directory = line(DIRECTORY, directory, {
      onSynced: () => {
        this.#directory.watch()
        this.#tellUnsent()
        this.#synced()
      },
    })
    this.#registry = line(registryAt(name.posyandu), registry, {})
    this.#month = line(month, NOTHING, {
      onEntries: (client, clock, texts) => book.heard(client, clock, texts, this.shownAt !== undefined),
      onDurable: (clock) => this.#acknowledged(clock),
    })
  }

  get #lines(): readonly Line[] {
    return [this.#directory, this.#registry, this.#month]
  }

  get isPatient(): boolean {
    return this.#lines.every(({ isPatient }) => isPatient)
  }

  get unsent(): number {
    return this.#written - this.#durable
  }

  /** Everything it wrote is on the relay's disk, and everything the others wrote is here. */
  get isServed(): boolean {
    return (
      this.shownAt !== undefined && this.unsent === 0 && this.#book.isAllHere((client) => this.#month.clockOf(client))
    )
  }

  /** When it first tried, after `connect`. */
  get triedSince(): number {
    return Math.min(...this.#lines.map(({ triedSince }) => triedSince ?? Infinity))
  }

  connect(): void {
    for (const line of this.#lines) line.connect()
  }

  drop(): void {
    this.shownAt = undefined
    for (const line of this.#lines) line.drop()
  }

  /** From now on `triedSince` counts attempts made later than this. */
  forgetAttempts(): void {
    for (const line of this.#lines) line.triedSince = undefined
  }

  lookWhetherSilent(now: number): void {
    for (const line of this.#lines) line.lookWhetherSilent(now)
  }

  save({ step, person }: Saved, text: string): void {
    const { posyandu, phone } = this.name
    this.#registry.present({ who: `kader-${posyandu}-${phone}`, step, openDay: OPEN_DAY.record, person })
    this.#book.wrote(this.#client, text, this.shownAt !== undefined)
    this.#written++
    this.#month.write(text)
  }

  /** As the app: the first connection that gets through tells the others that there is a relay. */
  #synced(): void {
    if (this.#lines.filter(({ isSynced }) => isSynced).length === 1) for (const line of this.#lines) line.hurry()
    if (this.shownAt === undefined && this.#lines.every(({ isSynced }) => isSynced)) this.shownAt = performance.now()
  }

  #acknowledged(clock: number): void {
    if (clock <= this.#durable) return
    this.#book.durable(this.#client, this.#durable, clock)
    this.#durable = clock
    if (this.unsent === 0 && this.#toldUnsent) this.#tellUnsent()
  }

  #tellUnsent(): void {
    this.#toldUnsent = this.unsent > 0
    const unsent = this.unsent > 0 ? { [posyanduId(this.name.posyandu)]: { count: this.unsent } } : {}
    this.#directory.tellUnsent(JSON.stringify(unsent))
  }
}
