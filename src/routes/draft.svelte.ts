import { keptSealed } from './kept.ts'

/**
 * What somebody is typing, kept on this phone so that Back, a killed app or an update loses nothing. It is not data:
 * nothing is saved until the screen writes it through an intention, and then `clear` forgets it.
 */
export class Draft<Value extends object> {
  readonly #key: string
  readonly #empty: Value
  readonly #keeps: 'all' | 'changes'
  #kept = ''
  value: Value

  /**
   * `keeps: 'changes'` for a form that begins with what stands: opened again, what nobody touched is as it stands by then,
   * and not as it stood, or saving would take back what another phone changed.
   */
  constructor(key: string, empty: Value, keeps: 'all' | 'changes' = 'all') {
    this.#key = `draf/${key}`
    this.#empty = empty
    this.#keeps = keeps
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
    const changes = changesIn(value, this.#empty)
    const isTouched = Object.keys(changes).length > 0
    const text = isTouched ? JSON.stringify(this.#keeps === 'all' ? value : changes) : ''
    if (text === this.#kept) return
    this.#kept = text
    if (isTouched) keptSealed().setItem(this.#key, text)
    else keptSealed().removeItem(this.#key)
  }
}

function changesIn<Value extends object>(value: Value, empty: Value): Partial<Value> {
  const names = Object.keys(value) as (keyof Value)[]
  const changed = names.filter((name) => JSON.stringify(value[name]) !== JSON.stringify(empty[name]))
  return Object.fromEntries(changed.map((name) => [name, value[name]])) as Partial<Value>
}

function read<Value>(key: string): Partial<Value> {
  try {
    return JSON.parse(keptSealed().getItem(key) ?? '{}') as Partial<Value>
  } catch {
    return {}
  }
}
