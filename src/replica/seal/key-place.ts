/** The data key as long as it is in memory: one place a page and one a worker. */
import type { OpenDatabase } from '../database.ts'
import { DataKey, newDataKey } from './data-key.ts'
import { makeKey, readKeptKey, unwrapByPhone } from './kept-key.ts'

export class KeyPlace {
  readonly #database: Pick<OpenDatabase, 'get'>
  #key: DataKey | undefined
  #opening: Promise<DataKey> | undefined
  #waiting: ((key: DataKey) => void)[] = []
  /** Resolves when this opening found that only a person can bring the key. */
  #locked = aMoment()

  constructor(database: Pick<OpenDatabase, 'get'>) {
    this.#database = database
  }

  /** Undefined while it is locked, and until it was first asked for. */
  get current(): DataKey | undefined {
    return this.#key
  }

  /** Waits while the phone is locked. Throws `KeyLost` when there is none to wait for. */
  async get(): Promise<DataKey> {
    if (this.#key) return this.#key
    if (!this.#opening) {
      this.#locked = aMoment()
      this.#opening = this.#open().finally(() => (this.#opening = undefined))
    }
    return this.#opening
  }

  /** `locked`: only a person can bring the key. `failed`: it cannot be had (no storage, or it is lost); `get` says why. */
  async tryToOpen(): Promise<'open' | 'locked' | 'failed'> {
    if (this.#key) return 'open'
    const opened = this.get().then(
      () => 'open' as const,
      () => 'failed' as const,
    )
    return Promise.race([opened, this.#locked.found.then(() => 'locked' as const)])
  }

  /** Unlocks: whoever waits goes on. */
  use(bytes: Uint8Array): void {
    const key = new DataKey(bytes)
    this.#key = key
    for (const goOn of this.#waiting) goOn(key)
    this.#waiting = []
  }

  /** Locks: whoever asks from now on waits. What is under way is finished. */
  forget(): void {
    this.#key = undefined
  }

  async #open(): Promise<DataKey> {
    // Opened insecurely nothing can be signed, so nothing is ever written: any key reads what is not there.
    if (!globalThis.isSecureContext && !globalThis.crypto?.subtle) return new DataKey(newDataKey())
    const unlocked = new Promise<DataKey>((resolve) => this.#waiting.push(resolve))
    const known = await readKeptKey(this.#database)
    const kept = known?.by === 'nobody' ? await makeKey(this.#database) : known
    if (kept?.by === 'phone') this.use(await unwrapByPhone(kept).catch(lost))
    else if (kept?.by === 'person') this.#locked.tell()
    else lost()
    return unlocked
  }
}

function aMoment(): { readonly found: Promise<void>; readonly tell: () => void } {
  let tell = (): void => undefined
  const found = new Promise<void>((resolve) => (tell = resolve))
  return { found, tell }
}

/**
 * The row with the key is gone or does not open, and with it what was sealed can never be read. All of it stays where it
 * is: a new key is made on an empty database only.
 */
export class KeyLost extends Error {
  override readonly name = 'KeyLost'
}

function lost(cause?: unknown): never {
  throw new KeyLost("expected this phone's key to be kept", { cause })
}
