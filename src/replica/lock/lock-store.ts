/** Where the lock keeps what opens this phone's data: a database of its own, so that it is there before any other is. */
import { openDB, type IDBPDatabase } from 'idb'
import { STORAGE } from '../practice/mode.ts'
import type { Tries } from './back-off.ts'
import type { RawKey, WrappedKey } from './wrapped-key.ts'

export interface LockRow {
  /** Enters into every wrapping. Cannot be read out by a script; lies in the phone's flash all the same. */
  readonly phoneKey: CryptoKey
  /** The data key under the PIN; absent when there is none. */
  readonly byPin?: WrappedKey
  /** The data key under the recovery code. */
  readonly byCode?: WrappedKey
  /**
   * The data key as it is: while there is no PIN, and until somebody else holds the recovery code. A forgotten PIN must
   * not take work with it that nobody else has.
   */
  readonly bare?: RawKey
  /** The entry in which the recovery code goes to the posyandu. */
  readonly codeEntry?: string
  readonly tries: Tries
}

export interface LockStore {
  /** Undefined while this phone has never had a lock. */
  read(): Promise<LockRow | undefined>
  /** On the disk when it resolves. */
  write(row: LockRow): Promise<void>
}

export const LOCK_DATABASE = `${STORAGE}/kunci`
const TABLE = 'lock'
const KEY = 'lock'

/** Opened for each use and closed again: nothing of it holds up a wipe. */
export const idbLockStore: LockStore = {
  read: () => withDatabase((db) => db.get(TABLE, KEY) as Promise<LockRow | undefined>),
  write: (row) =>
    withDatabase(async (db) => {
      const writing = db.transaction(TABLE, 'readwrite', { durability: 'strict' })
      await Promise.all([writing.store.put(row, KEY), writing.done])
    }),
}

async function withDatabase<Value>(work: (db: IDBPDatabase) => Promise<Value>): Promise<Value> {
  const db = await openDB(LOCK_DATABASE, 1, { upgrade: (fresh) => void fresh.createObjectStore(TABLE) })
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
