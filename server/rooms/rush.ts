/**
 * After an outage everybody comes at once, to read what they missed and to bring what they saved. To tell a phone what it
 * missed takes the relay milliseconds, to check and pass on what it brings much more: dealt with as it comes, half of the
 * screens would wait for everybody's entries. So in a rush what was brought waits for those who come.
 */

/** So many in so short a time are a rush. */
const MANY = 30
const WITHIN_MS = 500
const LONGEST_WAIT_MS = 8_000
const LOOK_EVERY_MS = 50

interface Waiting {
  readonly since: number
  readonly go: () => void
}

export class Rush {
  readonly #now: () => number
  /** When each of the last came, ms; the place of the earliest is overwritten next. */
  readonly #came: number[] = new Array<number>(MANY).fill(-Infinity)
  #next = 0
  /** In the order they came. */
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(now: () => number) {
    this.#now = now
  }

  /** A known phone came. */
  came(): void {
    this.#came[this.#next] = this.#now()
    this.#next = (this.#next + 1) % MANY
  }

  /** Resolves when there is no rush, or none any more, or it was waited for long enough. */
  over(): Promise<void> {
    if (!this.#isOn) return Promise.resolve()
    return new Promise((go) => {
      this.#waiting.push({ since: this.#now(), go })
      this.#lookSoon()
    })
  }

  /** Lets those go on who need to wait no longer. */
  look(): void {
    const latest = this.#isOn ? this.#now() - LONGEST_WAIT_MS : Infinity
    this.#letGo(({ since }) => since <= latest)
  }

  /** It is over: everybody goes on. */
  end(): void {
    this.#came.fill(-Infinity)
    this.#letGo(() => true)
  }

  /** Not when the clock was put back meanwhile: who came in the future came long ago. */
  get #isOn(): boolean {
    const earliest = this.#came[this.#next] as number
    const now = this.#now()
    return earliest > now - WITHIN_MS && earliest <= now
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.look()
      if (this.#waiting.length > 0) this.#lookSoon()
    }, LOOK_EVERY_MS)
  }

  #letGo(mayGo: (waiting: Waiting) => boolean): void {
    const going = this.#waiting.filter(mayGo)
    this.#waiting = this.#waiting.filter((each) => !mayGo(each))
    for (const { go } of going) go()
  }
}
