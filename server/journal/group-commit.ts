/** Whatever is written while one commit is on its way to disk goes with the next, in one transaction and one fsync. */
export class GroupCommit {
  readonly #perform: (writes: readonly (() => void)[]) => Promise<void>
  #next: { readonly writes: (() => void)[]; readonly done: Promise<void> } | undefined
  #last: Promise<void> = Promise.resolve()

  constructor(perform: (writes: readonly (() => void)[]) => Promise<void>) {
    this.#perform = perform
  }

  /** Resolves when what `write` puts is durable; rejects, with all that went along, when it could not be. */
  commit(write: () => void): Promise<void> {
    this.#next ??= this.#startNext()
    this.#next.writes.push(write)
    return this.#next.done
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#next) await this.#next.done.catch(() => undefined)
    await this.#last.catch(() => undefined)
  }

  #startNext(): { writes: (() => void)[]; done: Promise<void> } {
    const writes: (() => void)[] = []
    const done = this.#last
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined
        return this.#perform(writes)
      })
    this.#last = done
    return { writes, done }
  }
}
