import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a question may be on its way, ms. */
const GOOD_FOR_MS = 30_000
const MOMENT_BYTES = 6
const RANDOM_BYTES = 10
const MAC_BYTES = 16
const NONCE_BYTES = MOMENT_BYTES + RANDOM_BYTES + MAC_BYTES

/** How far the clocks of two relays may be apart, ms. */
const CLOCKS_APART_MS = 10_000

/** What relays that stand behind one address know each other's numbers by. */
export interface NonceSharing {
  readonly secret: string
  /** True for the first, on whichever relay, that says this word; it is remembered for so many ms. */
  readonly once: (word: string, forMs: number) => Promise<boolean>
}

/**
 * Numbers that are good once and for half a minute. Nothing is kept of those that are given out, only of those that were
 * used, so nobody can fill the place up by asking for more.
 */
export class Nonces {
  readonly #secret: Buffer
  readonly #now: () => number
  readonly #once: NonceSharing['once'] | undefined
  /** With when each is over; the one used first stands first. */
  readonly #used = new Map<string, number>()

  /** `sharing`: where more than one relay is. */
  constructor(now: () => number, sharing?: NonceSharing) {
    this.#now = now
    this.#secret = sharing ? Buffer.from(sharing.secret) : randomBytes(32)
    this.#once = sharing?.once
  }

  next(): string {
    const moment = Buffer.alloc(MOMENT_BYTES)
    moment.writeUIntBE(this.#now(), 0, MOMENT_BYTES)
    const said = Buffer.concat([moment, randomBytes(RANDOM_BYTES)])
    return Buffer.concat([said, this.#macOf(said)]).toString('base64url')
  }

  /** Given out by this relay since it started, or by one that shares with it; not too old, and not used here. */
  isGood(nonce: string): boolean {
    const bytes = Buffer.from(nonce, 'base64url')
    if (bytes.length !== NONCE_BYTES || bytes.toString('base64url') !== nonce) return false
    const said = bytes.subarray(0, MOMENT_BYTES + RANDOM_BYTES)
    const age = this.#now() - said.readUIntBE(0, MOMENT_BYTES)
    const youngest = this.#once ? -CLOCKS_APART_MS : 0
    if (age < youngest || age > GOOD_FOR_MS || this.#used.has(nonce)) return false
    return timingSafeEqual(bytes.subarray(said.length), this.#macOf(said))
  }

  /** True for the first who comes with it, to whichever relay. */
  async use(nonce: string): Promise<boolean> {
    if (!this.#useHere(nonce)) return false
    return (await this.#once?.(`pull/${nonce}`, GOOD_FOR_MS + CLOCKS_APART_MS)) ?? true
  }

  #useHere(nonce: string): boolean {
    if (!this.isGood(nonce)) return false
    const now = this.#now()
    for (const [used, over] of this.#used) {
      if (over > now) break
      this.#used.delete(used)
    }
    this.#used.set(nonce, now + GOOD_FOR_MS + CLOCKS_APART_MS)
    return true
  }

  #macOf(said: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(said).digest().subarray(0, MAC_BYTES)
  }
}
