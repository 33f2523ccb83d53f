/**
 * After an outage everybody comes at once, to read what they missed and to bring what they saved. To tell a phone what it
 * missed takes the relay milliseconds, to check and pass on what it brings much more: dealt with as it comes, half of the
 * screens would wait for everybody's entries. So in a rush what was brought waits for those who come.
 */

/** So many phones in so short a time are a rush. One that comes again and again makes none. */
const MANY = 10
const WITHIN_MS = 500
/** Who keeps one up on purpose holds nobody up for longer: it counts again when it has been quiet in between. */
const LONGEST_MS = 8_000
const LOOK_EVERY_MS = 50

export class Rush {
  readonly #now: () => number
  /** When each of the last phones came, ms: the one that came last is the last. */
  readonly #came = new Map<string, number>()
  #began = -Infinity
  /** In the order they came. */
  #waiting: (() => void)[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(now: () => number) {
    this.#now = now
  }

  /** A phone of this known device came. */
  came(device: string): void {
    const wereMany = this.#areMany
    this.#came.delete(device)
    this.#came.set(device, this.#now())
    const [earliest] = this.#came.keys()
    if (this.#came.size > MANY) this.#came.delete(earliest!)
    if (!wereMany && this.#areMany) this.#began = this.#now()
  }

  /** Resolves when there is no rush, or none any more, or it has lasted long enough. */
  over(): Promise<void> {
    if (!this.#isOn) return Promise.resolve()
    return new Promise((go) => {
      this.#waiting.push(go)
      this.#lookSoon()
    })
  }

  /** Lets everybody go on who waits for what is over. */
  look(): void {
    if (this.#isOn) return
    for (const go of this.#waiting.splice(0)) go()
  }

  /** It is over: everybody goes on. */
  end(): void {
    this.#came.clear()
    this.look()
  }

  /** Not when the clock was put back meanwhile: who came in the future came long ago. */
  get #areMany(): boolean {
    const [earliest = -Infinity] = this.#came.values()
    const now = this.#now()
    return this.#came.size === MANY && earliest > now - WITHIN_MS && earliest <= now
  }

  get #isOn(): boolean {
    return this.#areMany && this.#now() - this.#began < LONGEST_MS
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.look()
      if (this.#waiting.length > 0) this.#lookSoon()
    }, LOOK_EVERY_MS)
  }
}
