/**
 * One document's updates in a database of its own, each in a sealed row. A row goes only when another one, read back from
 * the disk, holds what it held; a row that does not open stays where it is.
 */
import { openDB, type IDBPDatabase } from 'idb'
import type { DataKey } from './data-key.ts'
import type { KeyPlace } from './key-place.ts'

/** The first version was y-indexeddb's. */
const VERSION = 2
const SEALED = 'sealed'
/** Updates as an older version of the app left them. */
const PLAIN = 'updates'

export class SealedUpdates {
  readonly #name: string
  readonly #keys: KeyPlace
  readonly #place: string
  #opening: Promise<IDBPDatabase> | undefined

  constructor(name: string, document: string, keys: KeyPlace) {
    this.#name = name
    this.#keys = keys
    this.#place = `document ${document}`
  }

  /** What opens, and how many rows there are. What does not open is told and left alone: the relay has it too. */
  async read(onError: (error: unknown) => void): Promise<{ updates: Uint8Array[]; rows: number }> {
    const key = await this.#keys.get()
    const stores = (db: IDBPDatabase): string[] => (hasPlain(db) ? [SEALED, PLAIN] : [SEALED])
    const [sealed = [], plain = []] = await this.#withDatabase((db) => {
      const tx = db.transaction(stores(db))
      return Promise.all(stores(db).map((store) => tx.objectStore(store).getAll() as Promise<Uint8Array[]>))
    })
    const opened = sealed.map((row) => this.#open(key, row))
    for (const error of opened.filter((row) => row instanceof Error).slice(0, 1)) onError(error)
    const updates = [...opened.filter((row) => row instanceof Uint8Array), ...plain]
    return { updates, rows: sealed.length }
  }

  /** Resolves with how many rows there are then. */
  async append(updates: readonly Uint8Array[]): Promise<number> {
    const key = await this.#keys.get()
    return this.#withDatabase(async (db) => {
      const tx = db.transaction(SEALED, 'readwrite')
      const added = updates.map((update) => tx.store.add(key.seal(this.#place, update)))
      const [rows] = await Promise.all([tx.store.count(), ...added, tx.done])
      return rows
    })
  }

  /** Rows of an older version of the app, sealed: in one transaction, read back in it before the plain ones go. */
  async sealPlain(): Promise<void> {
    const key = await this.#keys.get()
    await this.#withDatabase(async (db) => {
      if (!hasPlain(db)) return
      const tx = db.transaction([SEALED, PLAIN], 'readwrite', { durability: 'strict' })
      const [sealed, plain] = [tx.objectStore(SEALED), tx.objectStore(PLAIN)]
      const move = async (): Promise<void> => {
        const updates = (await plain.getAll()) as Uint8Array[]
        const added = await Promise.all(updates.map((update) => sealed.add(key.seal(this.#place, update))))
        const back = (await Promise.all(added.map((row) => sealed.get(row)))) as Uint8Array[]
        const isSame = back.every((row, i) => isEqual(key.open(this.#place, row), updates[i]!))
        if (!isSame) throw new Error('expected sealed updates to be read back as they were')
        await plain.clear()
      }
      await settled(tx, move())
    })
  }

  /**
   * Puts `whole` in the place of the rows it holds; resolves with how many rows there are then. It is on the disk and read
   * back from there before any of the others goes.
   */
  async compact(
    whole: Uint8Array,
    holdsAll: (whole: Uint8Array, parts: readonly Uint8Array[]) => boolean,
  ): Promise<number> {
    const key = await this.#keys.get()
    return this.#withDatabase(async (db) => {
      const writing = db.transaction(SEALED, 'readwrite', { durability: 'strict' })
      const [added] = await Promise.all([writing.store.add(key.seal(this.#place, whole)), writing.done])
      const tx = db.transaction(SEALED, 'readwrite', { durability: 'strict' })
      const replace = async (): Promise<number> => {
        const [names, rows] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll() as Promise<Uint8Array[]>])
        const opened = rows.map((row, i) => ({ name: names[i]!, update: this.#open(key, row) }))
        const back = opened.find(({ name }) => name === added)?.update
        const parts = opened.flatMap(({ name, update }) =>
          name < added && update instanceof Uint8Array ? [{ name, update }] : [],
        )
        if (!(back instanceof Uint8Array)) throw new Error('expected the whole document to be read back')
        const isHeld = holdsAll(
          back,
          parts.map(({ update }) => update),
        )
        if (!isHeld) throw new Error('expected the whole document to hold what its rows held')
        await Promise.all(parts.map(({ name }) => tx.store.delete(name)))
        return rows.length - parts.length
      }
      return settled(tx, replace())
    })
  }

  async close(): Promise<void> {
    const opening = this.#opening
    this.#opening = undefined
    await opening?.then((db) => db.close()).catch(() => undefined)
  }

  #open(key: DataKey, row: Uint8Array): Uint8Array | Error {
    try {
      return key.open(this.#place, row)
    } catch (error) {
      return error as Error
    }
  }

  async #withDatabase<Value>(work: (db: IDBPDatabase) => Promise<Value>): Promise<Value> {
    try {
      return await work(await this.#database())
    } catch (error) {
      // The browser closed the connection before telling us: once more, on a fresh one.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      this.#opening = undefined
      return work(await this.#database())
    }
  }

  #database(): Promise<IDBPDatabase> {
    this.#opening ??= openDB(this.#name, VERSION, {
      upgrade: (db) => void db.createObjectStore(SEALED, { autoIncrement: true }),
      // Somebody deletes it, or a newer version of the app takes it: it is not held on to.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
      terminated: () => (this.#opening = undefined),
    }).catch((error: unknown) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }
}

/** An error ends the transaction, and both are waited for: neither is left unheard. */
async function settled<Value>(
  tx: { readonly done: Promise<void>; abort(): void },
  work: Promise<Value>,
): Promise<Value> {
  const ended = tx.done.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  try {
    const value = await work
    const failed = await ended
    if (failed) throw failed.error
    return value
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // It had ended already.
    }
    await ended
    throw error
  }
}

function hasPlain(db: IDBPDatabase): boolean {
  return db.objectStoreNames.contains(PLAIN)
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
