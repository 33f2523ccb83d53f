import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OpenDatabase } from '../../src/replica/database.ts'
import { isLockDue, IDLE_MS, OPEN_DAY_IDLE_MS } from '../../src/replica/lock/auto-lock.ts'
import { waitAfter, waitLeft } from '../../src/replica/lock/back-off.ts'
import { inGroups, isEasyPin, isPin, newCode, readCode } from '../../src/replica/lock/codes.ts'
import { lockStoreIn, type LockRow, type LockStore } from '../../src/replica/lock/lock-store.ts'
import { PhoneLock } from '../../src/replica/lock/phone-lock.ts'
import { newDataKey } from '../../src/replica/seal/data-key.ts'

const MINUTE = 60_000
const PIN = '480153'

type LockKey = Uint8Array<ArrayBuffer>

/** A disk and a clock of its own; `reopened` is the same phone after the app was closed. */
class Ground {
  row: LockRow | undefined
  /** As long as there is no PIN. */
  openKey: LockKey | undefined = new Uint8Array(newDataKey())
  now = Date.parse('2026-11-10T09:00:00+07:00')
  writes = 0
  /** What another tab does once this one has read or changed the row next. */
  meanwhile: (() => Promise<unknown>) | undefined
  readonly #disk: LockStore = {
    read: async () => {
      const { row } = this
      await this.#othersWork()
      return row
    },
    change: async (to) => {
      const row = to(this.row)
      if (row) {
        this.row = row
        this.openKey = undefined
        this.writes++
      }
      await this.#othersWork()
      return row
    },
    openKey: () => (this.openKey ? Promise.resolve(this.openKey) : Promise.reject(new Error('it takes the PIN'))),
    leaveOpen: (key) => {
      this.row = undefined
      this.openKey = key
      return Promise.resolve()
    },
  }

  reopened(): PhoneLock {
    return new PhoneLock(this.#disk, () => this.now)
  }

  async #othersWork(): Promise<void> {
    const { meanwhile } = this
    this.meanwhile = undefined
    await meanwhile?.()
  }
}

describe('a phone with a PIN', () => {
  it('gives the same key to whoever knows it, after every reopening, and to nobody else', async () => {
    const ground = new Ground()
    const key = ground.openKey!
    await ground.reopened().setPin(PIN)
    expect(await ground.reopened().hasPin()).toBe(true)
    expect(await ground.reopened().unlock('480154')).toEqual({ ok: false, reason: 'wrong', waitMs: 0 })
    expect(await ground.reopened().unlock(PIN)).toEqual({ ok: true, key })
  })

  it('opens by its recovery code too, and takes a new PIN then', async () => {
    const ground = new Ground()
    const key = ground.openKey!
    await ground.reopened().setPin(PIN)
    const code = (await ground.reopened().makeCode())!
    await ground.reopened().entrust(code)
    const helped = await ground.reopened().unlockWithCode(code)
    expect(helped).toEqual({ ok: true, key })
    await ground.reopened().changePin(key, '739201')
    expect((await ground.reopened().unlock(PIN)).ok).toBe(false)
    expect(await ground.reopened().unlock('739201')).toEqual({ ok: true, key })
    expect(await ground.reopened().unlockWithCode(code)).toEqual({ ok: true, key })
  })

  it('keeps its key open until somebody else holds the recovery code, and not longer', async () => {
    const ground = new Ground()
    const key = ground.openKey!
    await ground.reopened().setPin(PIN)
    const lost = (await ground.reopened().makeCode())!
    const code = (await ground.reopened().makeCode())!
    await ground.reopened().sendsCodeIn('000000x')
    await ground.reopened().entrust(lost)
    expect(await ground.reopened().waitsFor()).toEqual({ entry: undefined })
    await ground.reopened().sendsCodeIn('000001x')
    expect(await ground.reopened().waitsFor()).toEqual({ entry: '000001x' })
    expect(await ground.reopened().openKey()).toEqual(key)
    await ground.reopened().entrust(code)
    expect(await ground.reopened().waitsFor()).toBeUndefined()
    expect(ground.row).not.toHaveProperty('open')
    expect(await ground.reopened().openKey()).toBeUndefined()
    expect(await ground.reopened().makeCode()).toBeUndefined()
  })

  it('is open again once the PIN is taken away, with the same key', async () => {
    const ground = new Ground()
    const key = ground.openKey!
    await ground.reopened().setPin(PIN)
    await ground.reopened().removePin(key)
    expect(await ground.reopened().hasPin()).toBe(false)
    expect(ground.openKey).toEqual(key)
  })

  it('is tied to the phone: what lies wrapped opens nothing beside another phone’s key', async () => {
    const [ground, other] = [new Ground(), new Ground()]
    await ground.reopened().setPin(PIN)
    await other.reopened().setPin(PIN)
    const { byPin } = ground.row!
    other.row = { ...other.row!, byPin }
    expect((await other.reopened().unlock(PIN)).ok).toBe(false)
    expect(ground.row!.phoneKey.extractable).toBe(false)
  })
})

describe('wrong PINs', () => {
  it('cost nothing five times, then thirty seconds, one minute, five, and fifteen from then on', () => {
    const waits = [0, 1, 4, 5, 6, 7, 8, 9, 50].map(waitAfter)
    expect(waits).toEqual([0, 0, 0, 30_000, MINUTE, 5 * MINUTE, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE])
  })

  it('are counted across closing the app; while it waits the right one is not even looked at, and nothing is deleted', async () => {
    const ground = new Ground()
    const key = ground.openKey!
    await ground.reopened().setPin(PIN)
    for (let i = 0; i < 4; i++) expect(await ground.reopened().unlock('000000')).toMatchObject({ waitMs: 0 })
    expect(await ground.reopened().unlock('000000')).toEqual({ ok: false, reason: 'wrong', waitMs: 30_000 })
    ground.now += 29_000
    const writes = ground.writes
    expect(await ground.reopened().unlock(PIN)).toEqual({ ok: false, reason: 'wait', waitMs: 1000 })
    expect(ground.writes).toBe(writes)
    ground.now += 1000
    expect(await ground.reopened().unlock('000000')).toEqual({ ok: false, reason: 'wrong', waitMs: MINUTE })
    ground.now += MINUTE
    expect(await ground.reopened().unlock(PIN)).toEqual({ ok: true, key })
    expect(await ground.reopened().waitLeft()).toBe(0)
    expect((await ground.reopened().unlock('000000')).ok).toBe(false)
    expect(await ground.reopened().waitLeft()).toBe(0)
  })

  it('are counted before they are looked at: an app that is killed in between has used up its try', async () => {
    const ground = new Ground()
    await ground.reopened().setPin(PIN)
    const counted = new Promise((resolve) => {
      ground.meanwhile = () => {
        resolve(ground.row?.tries.wrong)
        return new Promise(() => undefined)
      }
    })
    void ground.reopened().unlock('000000')
    expect(await counted).toBe(1)
  })

  it('are not waited out by setting the clock back, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 1e9 }), (wrong, back) => {
        expect(waitLeft({ wrong, at: 1e12 }, 1e12 - back)).toBe(waitAfter(wrong))
        expect(waitLeft({ wrong, at: 1e12 }, 1e12 + back)).toBe(Math.max(0, waitAfter(wrong) - back))
      }),
    )
  })
})

describe('two tabs at once', () => {
  it('count every wrong PIN, on the real disk', async () => {
    const store = lockStoreIn(new OpenDatabase('kunci'))
    await new PhoneLock(store, () => 0).setPin(PIN)
    await Promise.all(Array.from({ length: 5 }, () => new PhoneLock(store, () => 0).unlock('000000')))
    expect((await store.read())!.tries.wrong).toBe(5)
  })

  it('count the wrong PIN that is typed while the recovery code is given away', async () => {
    const ground = new Ground()
    await ground.reopened().setPin(PIN)
    const code = (await ground.reopened().makeCode())!
    ground.meanwhile = () => ground.reopened().unlock('000000')
    await ground.reopened().entrust(code)
    expect(ground.row!.tries.wrong).toBe(1)
    ground.meanwhile = () => ground.reopened().unlock('000000')
    await ground.reopened().sendsCodeIn('000000x')
    expect(ground.row!.tries.wrong).toBe(2)
  })

  it('leave the key closed that one of them has just closed', async () => {
    for (const work of [
      (lock: PhoneLock) => lock.unlock(PIN),
      (lock: PhoneLock, key: LockKey) => lock.changePin(key, '739201'),
      (lock: PhoneLock) => lock.makeCode(),
    ]) {
      const ground = new Ground()
      const key = ground.openKey!
      await ground.reopened().setPin(PIN)
      const code = (await ground.reopened().makeCode())!
      ground.meanwhile = () => ground.reopened().entrust(code)
      await work(ground.reopened(), key)
      expect(ground.row).not.toHaveProperty('open')
      expect(await ground.reopened().unlockWithCode(code)).toEqual({ ok: true, key })
    }
  })

  it('keep the key open when the code that one gives away is not the newest any more', async () => {
    const ground = new Ground()
    await ground.reopened().setPin(PIN)
    const code = (await ground.reopened().makeCode())!
    let newest: string | undefined
    ground.meanwhile = async () => (newest = await ground.reopened().makeCode())
    await ground.reopened().entrust(code)
    expect(newest).toBeDefined()
    expect(ground.row).toHaveProperty('open')
  })

  it('do not bring back a PIN that one of them took away', async () => {
    const ground = new Ground()
    const key = ground.openKey!
    await ground.reopened().setPin(PIN)
    ground.meanwhile = () => ground.reopened().removePin(key)
    await ground.reopened().unlock(PIN)
    expect(await ground.reopened().hasPin()).toBe(false)
  })
})

describe('the lock that closes by itself', () => {
  const touchedAt = 1e12
  const quiet = { touchedAt, workedAt: touchedAt, isOpenDay: false }

  it('comes after ten minutes without a touch, to the second', () => {
    expect(isLockDue({ ...quiet, now: touchedAt + IDLE_MS - 1 })).toBe(false)
    expect(isLockDue({ ...quiet, now: touchedAt + IDLE_MS })).toBe(true)
  })

  it('waits while the open day goes on, also for a phone that only hears of the work of others', () => {
    const day = { touchedAt, isOpenDay: true, now: touchedAt + 3 * 60 * MINUTE }
    expect(isLockDue({ ...day, workedAt: day.now - MINUTE })).toBe(false)
    expect(isLockDue({ ...day, workedAt: day.now - OPEN_DAY_IDLE_MS })).toBe(true)
  })

  it('does not wait for work when no open day is open', () => {
    const now = touchedAt + IDLE_MS
    expect(isLockDue({ now, touchedAt, workedAt: now, isOpenDay: false })).toBe(true)
  })

  it('comes at once when the clock was set back', () => {
    expect(isLockDue({ ...quiet, now: touchedAt - 1 })).toBe(true)
  })
})

describe('a code that is read out', () => {
  it('is twelve digits in fours, and is understood however it is typed', () => {
    const code = newCode()
    expect(code).toMatch(/^\d{12}$/)
    expect(inGroups(code)).toMatch(/^\d{4} \d{4} \d{4}$/)
    expect(readCode(` ${inGroups(code)} `)).toBe(code)
    expect(readCode(inGroups(code).replaceAll(' ', '-'))).toBe(code)
    expect(readCode(code.slice(1))).toBeUndefined()
    expect(readCode('48x1 0937 5562')).toBeUndefined()
  })

  it('has every digit equally often', () => {
    const counts = new Map<string, number>()
    for (let i = 0; i < 1000; i++) for (const digit of newCode()) counts.set(digit, (counts.get(digit) ?? 0) + 1)
    // 1,200 expected of each; seven standard deviations either way.
    for (const digit of '0123456789') expect(Math.abs(counts.get(digit)! - 1200)).toBeLessThan(230)
  })
})

it('a PIN is six digits, and what everybody tries first is none', () => {
  expect(['480153', '48015', '4801533', 'abcdef'].map(isPin)).toEqual([true, false, false, false])
  expect(['000000', '123456', '654321', '456789', '480153'].map(isEasyPin)).toEqual([true, true, true, true, false])
})
