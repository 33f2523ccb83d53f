/** Where the lock keeps what opens this phone's data: in the row of the data key itself. */
import type { OpenDatabase } from '../database.ts'
import {
  changeKept,
  makeKey,
  readKeptKey,
  unwrapByPhone,
  wrapForPhone,
  type KeptByPhone,
  type KeptKey,
} from '../seal/kept-key.ts'
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
  /**
   * What is there becomes what `to` says; undefined leaves it alone. Two tabs change the row one after the other, never
   * over each other. Resolves with what was written, on the disk as everything here.
   */
  change(to: (row: LockRow | undefined) => LockRow | undefined): Promise<LockRow | undefined>
  /** The data key of a phone without a PIN. */
  openKey(): Promise<RawKey>
  /** From now on the phone has no PIN. */
  leaveOpen(key: RawKey): Promise<void>
}

export function lockStoreIn(database: Pick<OpenDatabase, 'get'>): LockStore {
  return {
    read: async () => rowOf(await readKeptKey(database)),
    async change(to) {
      let written: LockRow | undefined
      await changeKept(database, (kept) => {
        written = to(rowOf(kept))
        return written && { key: 'data', by: 'person', lock: written }
      })
      return written
    },
    async openKey() {
      const known = await readKeptKey(database)
      const kept = known?.by === 'nobody' ? await makeKey(database) : known
      if (kept?.by !== 'phone') throw new KeyLost('expected a phone without a PIN')
      return new Uint8Array(await unwrapByPhone(kept))
    },
    async leaveOpen(key) {
      const kept = await wrapForPhone(key)
      await changeKept(database, () => kept)
    },
  }
}

function rowOf(kept: KeptKey | undefined): LockRow | undefined {
  return kept?.by === 'person' ? (kept.lock as LockRow) : undefined
}
