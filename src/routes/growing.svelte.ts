/** So many rows at once: what fills a phone's screen. The others follow in turns, so that a tap in between is answered. */
const AT_ONCE = 10
const PAUSE_MS = 30

/** How many rows of a long list stand on the screen; must be made while a component starts. */
export class Growing {
  #limit = $state(AT_ONCE)

  constructor(total: () => number) {
    $effect(() => {
      if (this.#limit >= total()) return
      const timer = setTimeout(() => (this.#limit += AT_ONCE), PAUSE_MS)
      return () => clearTimeout(timer)
    })
  }

  get limit(): number {
    return this.#limit
  }

  /** Another list stands there now. */
  again(): void {
    this.#limit = AT_ONCE
  }
}
