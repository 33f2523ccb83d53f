import { createSubscriber } from 'svelte/reactivity'
import { onChanges } from './changes.ts'
import { Reads, type LocalDatabase, type StoredDatabase } from './tables.ts'

/**
 * A query on this phone's tables that keeps itself up to date while something on the screen reads it: it runs again
 * when a table it read was written. `current` is undefined until the first answer.
 */
export class Live<Value> {
  #value: Value | undefined = $state.raw()
  readonly #subscribe: () => void
  readonly #db: StoredDatabase
  readonly #query: (db: LocalDatabase) => Promise<Value>
  #reads: readonly Reads[] = []
  #isRunning = false
  #isStale = false

  constructor(db: StoredDatabase, query: (db: LocalDatabase) => Promise<Value>) {
    this.#db = db
    this.#query = query
    this.#subscribe = createSubscriber(() => {
      void this.#run()
      return onChanges((tables) => {
        if (this.#reads.some((reads) => reads.includeAny(tables))) void this.#run()
      })
    })
  }

  get current(): Value | undefined {
    this.#subscribe()
    return this.#value
  }

  /** One run at a time; what changed meanwhile is read by one more. */
  async #run(): Promise<void> {
    this.#isStale = true
    if (this.#isRunning) return
    this.#isRunning = true
    try {
      while (this.#isStale) {
        this.#isStale = false
        const reads = new Reads(this.#db)
        this.#reads = [...this.#reads, reads]
        this.#value = await this.#query(reads.db)
        this.#reads = [reads]
      }
    } finally {
      this.#isRunning = false
    }
  }
}
