/** What the phones of one posyandu wrote this month, known to all of them here: what each hears is held against it. */
import type { Samples } from './samples.ts'

interface Written {
  readonly text: string
  readonly atMs: number
  /** While its phone had the relay: how long it takes from there says something of the relay. */
  readonly isLive: boolean
}

export class Book {
  readonly #byClient = new Map<number, Written[]>()
  readonly #samples: Samples

  constructor(samples: Samples) {
    this.#samples = samples
  }

  get clients(): ReadonlyMap<number, readonly Written[]> {
    return this.#byClient
  }

  wrote(client: number, text: string, isLive: boolean): void {
    const written = this.#byClient.get(client)
    const entry = { text, atMs: performance.now(), isLive }
    if (written) written.push(entry)
    else this.#byClient.set(client, [entry])
  }

  /** `isLive`: the phone that heard it had nothing to catch up with. */
  heard(client: number, clock: number, texts: readonly string[], isLive: boolean): void {
    const written = this.#byClient.get(client)
    const now = performance.now()
    texts.forEach((text, i) => {
      const original = written?.[clock + i]
      if (original?.text !== text) this.#samples.altered++
      else if (isLive && original.isLive) this.#samples.crossedMs.push(now - original.atMs)
    })
  }

  durable(client: number, from: number, to: number): void {
    this.#samples.acknowledged += to - from
    const now = performance.now()
    for (const { atMs, isLive } of this.#byClient.get(client)!.slice(from, to)) {
      if (isLive) this.#samples.durableMs.push(now - atMs)
    }
  }

  isAllHere(clockOf: (client: number) => number): boolean {
    for (const [client, { length }] of this.#byClient) if (clockOf(client) < length) return false
    return true
  }
}
