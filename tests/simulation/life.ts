/** One run of a process. When it is over nothing of it goes on: its promises stay open, its sockets stay silent. */
export class Life {
  #isOver = false
  readonly #ends: (() => void)[] = []

  get isOver(): boolean {
    return this.#isOver
  }

  onEnd(work: () => void): void {
    this.#ends.push(work)
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const work of this.#ends) work()
  }

  /** What the process hears of this: nothing, once it is over. */
  hears<Value>(promise: Promise<Value>): Promise<Value> {
    return promise.then(
      (value) => (this.#isOver ? never() : value),
      (error: unknown) => (this.#isOver ? never() : Promise.reject(error as Error)),
    )
  }
}

export function never(): Promise<never> {
  return new Promise(() => undefined)
}
