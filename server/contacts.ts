import type { Journal } from './journal/journal.ts'

const WRITE_EVERY_MS = 60_000

/** When each device was last heard: what an admin sees of a phone that has gone quiet. Written down once a minute. */
export class Contacts {
  readonly #journal: Journal
  readonly #now: () => number
  readonly #onError: (error: unknown) => void
  readonly #lastSeen = new Map<string, number>()
  #unwritten = new Map<string, number>()
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
  }

  heard(device: string): void {
    this.#lastSeen.set(device, this.#now())
    this.#unwritten.set(device, this.#now())
  }

  /** ms; undefined for a device that was never heard. */
  lastSeen(device: string): number | undefined {
    return this.#lastSeen.get(device)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#write()
    await this.#writing
  }

  #write(): void {
    if (this.#unwritten.size === 0) return
    const news = this.#unwritten
    this.#unwritten = new Map()
    this.#writing = this.#writing.then(() => this.#journal.heardFrom(news)).catch(this.#onError)
  }
}
