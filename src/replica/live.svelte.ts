import { liveQuery } from 'dexie'
import { createSubscriber } from 'svelte/reactivity'

/**
 * A query on this phone's tables that keeps itself up to date while something on the screen reads it. `current` is
 * undefined until the first answer.
 */
export class Live<Value> {
  #value: Value | undefined = $state.raw()
  #subscribe: () => void

  constructor(query: () => Promise<Value>) {
    this.#subscribe = createSubscriber(() => {
      const subscription = liveQuery(query).subscribe((value) => (this.#value = value))
      return () => subscription.unsubscribe()
    })
  }

  get current(): Value | undefined {
    this.#subscribe()
    return this.#value
  }
}
