/** How often one address may come: a bucket of tokens each, which fills up again by itself. */

export interface Rate {
  /** How many at once. */
  readonly burst: number
  readonly perSecond: number
}

/**
 * Forty phones of a pustu stand behind one address, and a whole district may, behind that of its mobile network. So these
 * are far above what any number of honest phones do, and far below what the machine can take. Opening the app for the
 * first time fetches some eighty files; every phone holds a handful of sockets.
 */
export const REQUEST_RATE: Rate = { burst: 5_000, perSecond: 200 }
export const CONNECTION_RATE: Rate = { burst: 2_000, perSecond: 50 }

const MOST_ADDRESSES = 20_000

interface Bucket {
  tokens: number
  countedAt: number
}

export class RateLimit {
  readonly #rate: Rate
  readonly #now: () => number
  /** The one that was asked about last stands last. */
  readonly #buckets = new Map<string, Bucket>()

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate
    this.#now = now
  }

  /** Takes a token of this address; false when it has none left. */
  admits(address: string): boolean {
    const now = this.#now()
    const { burst, perSecond } = this.#rate
    const bucket = this.#buckets.get(address) ?? { tokens: burst, countedAt: now }
    const earned = (Math.max(0, now - bucket.countedAt) / 1000) * perSecond
    bucket.tokens = Math.min(burst, bucket.tokens + earned)
    bucket.countedAt = now
    this.#buckets.delete(address)
    this.#buckets.set(address, bucket)
    if (this.#buckets.size > MOST_ADDRESSES) this.#buckets.delete(this.#buckets.keys().next().value as string)
    if (bucket.tokens < 1) return false
    bucket.tokens--
    return true
  }

  get size(): number {
    return this.#buckets.size
  }
}
