/**
 * What a form was begun with. It follows what stands until somebody types, and again once that is saved: what is typed
 * stays on the screen, and since only what differs from this is written, nothing that another phone changes meanwhile is
 * undone. Must be made while a component starts.
 */
export class BegunWith<Value> {
  /** The same object as long as it says the same. */
  value: Value | undefined = $state.raw()
  #isTyped = $state(false)

  constructor(now: () => Value | undefined) {
    let text: string | undefined
    $effect.pre(() => {
      const value = now()
      if (this.#isTyped || text === JSON.stringify(value)) return
      text = JSON.stringify(value)
      this.value = value
    })
  }

  /** The form says whether something is typed that is not saved. */
  readonly ontyped = (isTyped: boolean): void => {
    this.#isTyped = isTyped
  }
}
