/** Where the lock keeps what opens this phone's data: in the row of the data key itself. */
import type { OpenDatabase } from '../database.ts'
import { keepKey, makeKey, readKeptKey, unwrapByPhone, wrapForPhone, type KeptByPhone } from '../seal/kept-key.ts'
import { KeyLost } from '../seal/key-place.ts'
import type { Tries } from './back-off.ts'
import type { RawKey, WrappedKey } from './wrapped-key.ts'

/** Of a phone with a PIN. */
export interface LockRow {
  /** Enters into every wrapping. Cannot be read out by a script; lies in the phone's flash all the same. */
  readonly phoneKey: CryptoKey
  /** The data key under the PIN. */
  readonly byPin: WrappedKey
  /** The data key under the recovery code; absent until one was made. */
  readonly byCode?: WrappedKey
  /**
   * The data key as a phone without a PIN keeps it, until somebody else holds the recovery code: a forgotten PIN must not
   * take work with it that nobody else has.
   */
  readonly open?: KeptByPhone
  /** The entry in which the recovery code goes to the posyandu. */
  readonly codeEntry?: string
  readonly tries: Tries
}

export interface LockStore {
  /** Undefined while this phone has no PIN. */
  read(): Promise<LockRow | undefined>
  /** On the disk when it resolves, as for everything here. */
  write(row: LockRow): Promise<void>
  /** The data key of a phone without a PIN. */
  openKey(): Promise<RawKey>
  /** From now on the phone has no PIN. */
  leaveOpen(key: RawKey): Promise<void>
}

export function lockStoreIn(database: Pick<OpenDatabase, 'get'>): LockStore {
  return {
    async read() {
      const kept = await readKeptKey(database)
      return kept?.by === 'person' ? (kept.lock as LockRow) : undefined
    },
    write: (row) => keepKey(database, { key: 'data', by: 'person', lock: row }),
    async openKey() {
      const known = await readKeptKey(database)
      const kept = known?.by === 'nobody' ? await makeKey(database) : known
      if (kept?.by !== 'phone') throw new KeyLost('expected a phone without a PIN')
      return new Uint8Array(await unwrapByPhone(kept))
    },
    leaveOpen: async (key) => keepKey(database, await wrapForPhone(key)),
  }
}
