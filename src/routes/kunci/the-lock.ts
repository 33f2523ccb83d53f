/** The lock of this phone, for every screen that has to do with it. */
import { theDatabase, type Replica } from '../../replica/client.ts'
import { lockStoreIn } from '../../replica/lock/lock-store.ts'
import { PhoneLock } from '../../replica/lock/phone-lock.ts'
import { entrustRecoveryCode } from '../../replica/intentions/recovery-code.ts'

export function theLock(): PhoneLock {
  return new PhoneLock(lockStoreIn(theDatabase()), Date.now)
}

/**
 * Sees to it that somebody else holds this phone's recovery code, and closes the key once that is so. Asked again and
 * again: the code may have to wait for a network, or be refused.
 */
export function entrust(lock: PhoneLock, replica: Pick<Replica, 'db' | 'append'>): Promise<void> {
  return navigator.locks.request('lima-langkah/kunci', () => entrustNow(lock, replica))
}

async function entrustNow(lock: PhoneLock, { db, append }: Pick<Replica, 'db' | 'append'>): Promise<void> {
  const waiting = await lock.waitsFor()
  const self = await db.self.get('self')
  if (!waiting || !self || self.posyandu === '') return
  if (waiting.entry === undefined) {
    const code = await lock.makeCode()
    const result = code === undefined ? undefined : await entrustRecoveryCode(append, self, code)
    const id = result?.ok ? result.saved[0]?.id : undefined
    if (id !== undefined) await lock.sendsCodeIn(id)
    return
  }
  const row = await db.outbox.get(waiting.entry)
  const code = (await db.recoveryCode.get(self.device))?.shown.code
  if (code && (!row || row.state === 1)) await lock.entrust(code)
}
