/**
 * What screens keep beside the tables (what is being typed, the top of a list), sealed with the same key: at once, because
 * it must be there when the app is killed in the next moment. Each item stands under a hidden name.
 */
import type { DataKey } from './data-key.ts'

const PREFIX = 'isian/'

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export class SealedStorage {
  readonly #storage: Place
  readonly #key: () => DataKey | undefined
  /** What was kept before there was a key to seal it with. */
  readonly #waiting = new Map<string, string>()

  constructor(storage: Place, key: () => DataKey | undefined) {
    this.#storage = storage
    this.#key = key
  }

  /** Null when it was never kept, does not open, or the phone is locked. */
  getItem(name: string): string | null {
    const key = this.#ready()
    const kept = key && this.#storage.getItem(PREFIX + key.hide(name))
    return key && kept ? (open(key, key.hide(name), kept)?.text ?? null) : (this.#waiting.get(name) ?? null)
  }

  setItem(name: string, text: string): void {
    const key = this.#ready()
    if (!key) {
      this.#waiting.set(name, text)
      return
    }
    const sealed = key.seal(placeOf(key.hide(name)), encoder.encode(JSON.stringify({ name, text })))
    this.#storage.setItem(PREFIX + key.hide(name), toText(sealed))
  }

  removeItem(name: string): void {
    const key = this.#ready()
    this.#waiting.delete(name)
    if (key) this.#storage.removeItem(PREFIX + key.hide(name))
  }

  names(): readonly string[] {
    const key = this.#ready()
    if (!key) return [...this.#waiting.keys()]
    return keysOf(this.#storage).flatMap((hidden) => {
      const kept = hidden.startsWith(PREFIX) ? this.#storage.getItem(hidden) : null
      return kept === null ? [] : (open(key, hidden.slice(PREFIX.length), kept)?.name ?? [])
    })
  }

  /** Items that stand in the open under such names come in: sealed first, and only then removed there. */
  takeIn(isOurs: (name: string) => boolean): void {
    for (const name of keysOf(this.#storage).filter(isOurs)) {
      const text = this.#storage.getItem(name)
      if (text === null || !this.#key()) continue
      if (this.getItem(name) === null) this.setItem(name, text)
      this.#storage.removeItem(name)
    }
  }

  /** The key, if there is one, and then nothing waits for it any more. */
  #ready(): DataKey | undefined {
    const key = this.#key()
    if (key && this.#waiting.size > 0) {
      const waiting = [...this.#waiting]
      this.#waiting.clear()
      for (const [name, text] of waiting) this.setItem(name, text)
    }
    return key
  }
}

/** Undefined when it was sealed with another key: it stays where it is. */
function open(key: DataKey, hidden: string, kept: string): { name: string; text: string } | undefined {
  try {
    const plain = key.open(
      placeOf(hidden),
      Uint8Array.from(atob(kept), (char) => char.charCodeAt(0)),
    )
    return JSON.parse(decoder.decode(plain)) as { name: string; text: string }
  } catch {
    return undefined
  }
}

function keysOf(storage: Place): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
}

function placeOf(hidden: string): string {
  return `kept ${hidden}`
}

/** Byte by byte: a long list is more arguments than a call may have. */
function toText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
