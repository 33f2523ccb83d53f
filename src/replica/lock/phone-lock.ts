/** The lock of this phone: a PIN that opens the key of what the phone stores, and a code for whoever forgot it. */
import { unwrapByPhone, wrapForPhone } from '../seal/kept-key.ts'
import { NO_TRIES, waitLeft } from './back-off.ts'
import { newCode } from './codes.ts'
import type { LockRow, LockStore } from './lock-store.ts'
import { newPhoneKey, unwrapKey, wrapKey, type RawKey, type WrappedKey } from './wrapped-key.ts'

export type Unlocked =
  | { readonly ok: true; readonly key: RawKey }
  /** `waitMs`: until the next try counts. */
  | { readonly ok: false; readonly reason: 'wrong' | 'wait'; readonly waitMs: number }

export class PhoneLock {
  readonly #store: LockStore
  readonly #now: () => number

  constructor(store: LockStore, now: () => number) {
    this.#store = store
    this.#now = now
  }

  async hasPin(): Promise<boolean> {
    return (await this.#store.read()) !== undefined
  }

  /** Milliseconds until a try counts. */
  async waitLeft(): Promise<number> {
    const row = await this.#store.read()
    return row ? waitLeft(row.tries, this.#now()) : 0
  }

  /** Gives a phone without a PIN one. The key stays open until somebody else holds a recovery code (`entrust`). */
  async setPin(pin: string): Promise<void> {
    const key = await this.#store.openKey()
    const phoneKey = await newPhoneKey()
    const byPin = await wrapKey(key, pin, phoneKey)
    const open = await wrapForPhone(key)
    await this.#store.change(() => ({ phoneKey, byPin, open, tries: NO_TRIES }))
  }

  /** The data key, while it needs no PIN: nobody else holds the recovery code yet. */
  async openKey(): Promise<RawKey | undefined> {
    const open = (await this.#store.read())?.open
    return open && new Uint8Array(await unwrapByPhone(open))
  }

  /** A recovery code, in place of any earlier one; undefined when the key is closed already. */
  async makeCode(): Promise<string | undefined> {
    const key = await this.openKey()
    const row = await this.#store.read()
    if (!key || !row) return undefined
    const code = newCode()
    const byCode = await wrapKey(key, code, row.phoneKey)
    const made = await this.#change(
      ({ phoneKey, byPin, open, tries }) => open && { phoneKey, byPin, byCode, open, tries },
    )
    return made && code
  }

  /** The recovery code goes to the posyandu in this entry. */
  async sendsCodeIn(entry: string): Promise<void> {
    await this.#change((row) => ({ ...row, codeEntry: entry }))
  }

  /** Whether somebody else has yet to get the recovery code, and the entry that it goes in, if it was sent off. */
  async waitsFor(): Promise<{ readonly entry: string | undefined } | undefined> {
    const row = await this.#store.read()
    return row?.open && { entry: row.codeEntry }
  }

  /**
   * Somebody else holds this recovery code: from now on the key takes the PIN or that code. Not when it does not open
   * this phone, or not any more (two tabs made one each): then another is made and sent.
   */
  async entrust(code: string): Promise<void> {
    const [key, row] = [await this.openKey(), await this.#store.read()]
    if (!key || !row) return
    const opened = row.byCode && (await unwrapKey(row.byCode, code, row.phoneKey))
    const doesOpen = opened !== undefined && opened.every((byte, i) => byte === key[i])
    await this.#change(({ phoneKey, byPin, byCode, open, tries }) => {
      const kept = { phoneKey, byPin, ...(byCode && { byCode }), tries }
      const isHeld = doesOpen && byCode?.wrapped === row.byCode?.wrapped
      return isHeld || !open ? kept : { ...kept, open }
    })
  }

  unlock(pin: string): Promise<Unlocked> {
    return this.#open(pin, ({ byPin }) => byPin)
  }

  /** With the recovery code. */
  unlockWithCode(code: string): Promise<Unlocked> {
    return this.#open(code, ({ byCode }) => byCode)
  }

  /** The recovery code stays as it is. */
  async changePin(key: RawKey, pin: string): Promise<void> {
    const row = await this.#store.read()
    if (!row) throw new Error('expected a phone with a PIN')
    const byPin = await wrapKey(key, pin, row.phoneKey)
    await this.#change((row) => ({ ...row, byPin, tries: NO_TRIES }))
  }

  removePin(key: RawKey): Promise<void> {
    return this.#store.leaveOpen(key)
  }

  /** Counted as wrong before it is looked at: closing the app in between wins no try. */
  async #open(secret: string, wrappedIn: (row: LockRow) => WrappedKey | undefined): Promise<Unlocked> {
    const now = this.#now()
    const row = await this.#store.change((row) => {
      if (!row) throw new Error('expected a phone with a PIN')
      return waitLeft(row.tries, now) > 0 ? undefined : { ...row, tries: { wrong: row.tries.wrong + 1, at: now } }
    })
    if (!row) return { ok: false, reason: 'wait', waitMs: await this.waitLeft() }
    const wrapped = wrappedIn(row)
    const key = wrapped && (await unwrapKey(wrapped, secret, row.phoneKey))
    if (!key) return { ok: false, reason: 'wrong', waitMs: waitLeft(row.tries, this.#now()) }
    await this.#change((row) => ({ ...row, tries: NO_TRIES }))
    return { ok: true, key }
  }

  /** Of a phone with a PIN; another tab may have taken it away meanwhile, and then there is nothing to change. */
  #change(to: (row: LockRow) => LockRow | undefined): Promise<LockRow | undefined> {
    return this.#store.change((row) => row && to(row))
  }
}
