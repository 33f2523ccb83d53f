import { keptSealed } from './kept.ts'

/**
 * What somebody is typing, kept on this phone so that Back, a killed app or an update loses nothing. It is not data:
 * nothing is saved until the screen writes it through an intention, and then `clear` forgets it.
 */
export class Draft<Value extends object> {
  readonly #key: string
  readonly #empty: Value
  #kept = ''
  value: Value

  constructor(key: string, empty: Value) {
    this.#key = `draf/${key}`
    this.#empty = empty
    this.value = $state({ ...empty, ...read<Value>(this.#key) })
    $effect(() => this.#store(this.value))
  }

  /** At once, also while the screen goes away. */
  keep(value: Value): void {
    this.value = value
    this.#store(value)
  }

  clear(): void {
    keptSealed().removeItem(this.#key)
    this.#kept = ''
    this.value = { ...this.#empty }
  }

  #store(value: Value): void {
    const text = JSON.stringify(value)
    if (text === this.#kept) return
    this.#kept = text
    if (text === JSON.stringify(this.#empty)) keptSealed().removeItem(this.#key)
    else keptSealed().setItem(this.#key, text)
  }
}

function read<Value>(key: string): Partial<Value> {
  try {
    return JSON.parse(keptSealed().getItem(key) ?? '{}') as Partial<Value>
  } catch {
    return {}
  }
}
