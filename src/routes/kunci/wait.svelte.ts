import type { PhoneLock } from '../../replica/lock/phone-lock.ts'
import { lockWords } from '../../ui/words/lock.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000

/** The wait after wrong tries, counted down. Must be made while a component starts. */
export class Wait {
  #leftMs = $state(0)

  constructor(lock: () => PhoneLock) {
    $effect(() => {
      void lock()
        .waitLeft()
        .then((ms) => this.begin(ms))
    })
    $effect(() => {
      if (this.#leftMs <= 0) return
      const until = Date.now() + this.#leftMs
      const timer = setInterval(() => (this.#leftMs = Math.max(0, until - Date.now())), SECOND_MS)
      return () => clearInterval(timer)
    })
  }

  begin(ms: number): void {
    this.#leftMs = ms
  }

  /** Undefined when there is nothing to wait for. */
  get inWords(): string | undefined {
    const { seconds, minutes } = lockWords().enter
    if (this.#leftMs <= 0) return undefined
    return this.#leftMs > MINUTE_MS
      ? minutes(Math.ceil(this.#leftMs / MINUTE_MS))
      : seconds(Math.ceil(this.#leftMs / SECOND_MS))
  }
}
