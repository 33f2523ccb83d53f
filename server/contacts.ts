import type { UnsentByPosyandu } from '../src/protocol.ts'
import type { Journal } from './journal/journal.ts'

const WRITE_EVERY_MS = 60_000

/**
 * When each device was last heard, and what it said it had not sent: what an admin sees of a phone that has gone quiet.
 * Written down once a minute.
 */
export class Contacts {
  readonly #journal: Journal
  readonly #now: () => number
  readonly #onError: (error: unknown) => void
  readonly #lastSeen = new Map<string, number>()
  readonly #unsent = new Map<string, UnsentByPosyandu>()
  #unwritten = new Map<string, number>()
  #unwrittenUnsent = new Map<string, UnsentByPosyandu>()
  readonly #timer: NodeJS.Timeout
  #writing: Promise<void> = Promise.resolve()

  constructor(journal: Journal, now: () => number, onError: (error: unknown) => void) {
    this.#journal = journal
    this.#now = now
    this.#onError = onError
    this.#timer = setInterval(() => this.#write(), WRITE_EVERY_MS)
  }

  async start(): Promise<void> {
    for (const [device, at] of await this.#journal.contacts()) this.#lastSeen.set(device, at)
    for (const [device, unsent] of await this.#journal.unsent()) this.#unsent.set(device, unsent)
  }

  /** Takes in what other relays heard and have written down. */
  async refresh(): Promise<void> {
    for (const [device, at] of await this.#journal.contacts()) {
      if (at > (this.#lastSeen.get(device) ?? 0)) this.#lastSeen.set(device, at)
    }
    for (const [device, unsent] of await this.#journal.unsent()) {
      if (!this.#unwrittenUnsent.has(device)) this.#unsent.set(device, unsent)
    }
  }

  heard(device: string): void {
    this.#lastSeen.set(device, this.#now())
    this.#unwritten.set(device, this.#now())
  }

  /** ms; undefined for a device that was never heard. */
  lastSeen(device: string): number | undefined {
    return this.#lastSeen.get(device)
  }

  said(device: string, unsent: UnsentByPosyandu): void {
    this.#unsent.set(device, unsent)
    this.#unwrittenUnsent.set(device, unsent)
  }

  /** Undefined for a device that never said. */
  unsentOf(device: string): UnsentByPosyandu | undefined {
    return this.#unsent.get(device)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#write()
    await this.#writing
  }

  #write(): void {
    if (this.#unwritten.size === 0 && this.#unwrittenUnsent.size === 0) return
    const [news, unsent] = [this.#unwritten, this.#unwrittenUnsent]
    this.#unwritten = new Map()
    this.#unwrittenUnsent = new Map()
    this.#writing = this.#writing.then(() => this.#keep(news, unsent)).catch(this.#onError)
  }

  async #keep(news: ReadonlyMap<string, number>, unsent: ReadonlyMap<string, UnsentByPosyandu>): Promise<void> {
    if (news.size > 0) await this.#journal.heardFrom(news)
    if (unsent.size > 0) await this.#journal.keepUnsent(unsent)
  }
}
