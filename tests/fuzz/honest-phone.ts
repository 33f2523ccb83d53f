/** An honest phone at work: writes all the while, and notes when each entry was acknowledged. */
import type { Device } from '../relay/phone.ts'
import { Phone } from '../relay/phone.ts'

const WRITE_EVERY_MS = 100
const LOOK_EVERY_MS = 25

export class HonestPhone {
  readonly phone: Phone
  readonly #onWritten: (text: string) => void
  /** In the order they were written: every entry, and when. */
  readonly texts: string[] = []
  readonly #writtenAt: number[] = []
  #acked = 0
  #slowestAckMs = 0
  #delayed = 0
  #isSigning = false
  #timers: NodeJS.Timeout[] = []
  readonly #boundMs: number

  /** `boundMs`: an entry that is not acknowledged within it counts as delayed. */
  constructor(origin: string, document: string, device: Device, boundMs: number, onWritten: (text: string) => void) {
    this.phone = new Phone(origin, document, device)
    this.#boundMs = boundMs
    this.#onWritten = onWritten
  }

  get client(): number {
    return this.phone.doc.clientID
  }

  get acked(): number {
    return this.#acked
  }

  get delayed(): number {
    return this.#delayed
  }

  get slowestAckMs(): number {
    return this.#slowestAckMs
  }

  async start(): Promise<void> {
    await this.phone.until(({ provider }) => provider.synced)
    this.#timers = [
      setInterval(() => void this.#write(), WRITE_EVERY_MS),
      setInterval(() => this.#look(), LOOK_EVERY_MS),
    ]
  }

  /** One after the other: entries are numbered before they are signed. */
  async #write(): Promise<void> {
    if (this.#isSigning) return
    this.#isSigning = true
    const text = await this.phone.device.entry(this.phone.document)
    this.#isSigning = false
    this.#onWritten(text)
    this.texts.push(text)
    this.#writtenAt.push(performance.now())
    this.phone.write(text)
  }

  /** Writes no more; resolves when all it wrote is acknowledged, or this long has passed. */
  async finish(withinMs: number): Promise<void> {
    clearInterval(this.#timers[0])
    const until = performance.now() + withinMs
    while ((this.#isSigning || this.#acked < this.texts.length) && performance.now() < until) await pause(LOOK_EVERY_MS)
    clearInterval(this.#timers[1])
    this.#look()
    this.#delayed += this.texts.length - this.#acked
  }

  #look(): void {
    const acked = Math.min(this.texts.length, this.phone.acked.get(this.client) ?? 0)
    for (; this.#acked < acked; this.#acked++) {
      const ms = performance.now() - this.#writtenAt[this.#acked]!
      this.#slowestAckMs = Math.max(this.#slowestAckMs, ms)
      if (ms > this.#boundMs) this.#delayed++
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
