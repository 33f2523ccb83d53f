import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Desk } from '../../src/replica/handover/desk.ts'
import { packFile, type About } from '../../src/replica/handover/file-format.ts'
import { makeFileKeyInTime } from '../../src/replica/handover/file-keys.ts'
import type { Packing, ReadResult } from '../../src/replica/handover/result.ts'
import { openSealedFile, readSealedFile, sealFile, type FileKey } from '../../src/replica/handover/sealed-file.ts'
import type { Scope } from '../../src/replica/handover/scope.ts'
import { registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

const CODE = '482109375562'
const NAME = 'Rafa Pratama'
const about: About = { puskesmas: 'p', posyandu: 'melati', device: 'd', at: '2026-11-10T09:00:00Z', what: 'day' }
const text = `${'s'.repeat(86)}{"set":{"name":"${NAME}"}}`
const aKey = (id: string): FileKey => ({ id, key: crypto.getRandomValues(new Uint8Array(32)) })
const plain = packFile(about, [text])

describe('a sealed file', () => {
  it('opens with any of the keys it was sealed for, and with no other', async () => {
    const [ours, theirs, stranger] = [aKey('a'), aKey('b'), aKey('a')]
    const file = readSealedFile(await sealFile(plain, 'melati', { keys: [ours, theirs] }))!
    expect(file).toMatchObject({ posyandu: 'melati', takesCode: false })
    for (const key of [ours, theirs]) expect(await openSealedFile(file, { keys: [key] })).toEqual(plain)
    expect(await openSealedFile(file, { keys: [stranger] })).toBeUndefined()
    expect(await openSealedFile(file, { keys: [], code: CODE })).toBeUndefined()
  })

  it('opens with its code where no key is known, and with no other code', async () => {
    const file = readSealedFile(await sealFile(plain, 'melati', { keys: [aKey('a')], code: CODE }))!
    expect(file.takesCode).toBe(true)
    expect(await openSealedFile(file, { keys: [], code: '482109375563' })).toBeUndefined()
    expect(await openSealedFile(file, { keys: [], code: CODE })).toEqual(plain)
  })

  it('says the posyandu and nothing of anybody in it, and is never the same twice', async () => {
    const key = aKey('a')
    const [one, other] = [
      await sealFile(plain, 'melati', { keys: [key] }),
      await sealFile(plain, 'melati', { keys: [key] }),
    ]
    expect(Buffer.from(one).toString('latin1')).not.toContain(NAME)
    expect(Buffer.from(one).subarray(200)).not.toEqual(Buffer.from(other).subarray(200))
  })

  it('that was cut off or changed anywhere is not opened', async () => {
    const key = aKey('a')
    const sealed = await sealFile(plain, 'melati', { keys: [key] })
    expect(readSealedFile(sealed.subarray(0, -1))).toBeUndefined()
    const file = readSealedFile(sealed)!
    const bent = Uint8Array.from(file.sealed)
    bent[10]! ^= 1
    expect(await openSealedFile({ ...file, sealed: bent }, { keys: [key] })).toBeUndefined()
    const renamed = file.text.replace('melati', 'mawar!')
    expect(await openSealedFile({ ...file, text: renamed }, { keys: [key] })).toBeUndefined()
  })

  it('that asks for more work than a phone should do is not worked on', async () => {
    const file = readSealedFile(await sealFile(plain, 'melati', { keys: [], code: CODE }))!
    const codes = file.head.codes.map((each) => ({ ...each, rounds: 4_000_000_000 }))
    expect(await openSealedFile({ ...file, head: { ...file.head, codes } }, { keys: [], code: CODE })).toBeUndefined()
  })
})

describe('between phones', () => {
  let relay: TestRelay
  let siti: TestPhone
  let ani: TestPhone
  let openDay: string
  let rafa: string

  beforeEach(async () => {
    relay = await TestRelay.start()
    siti = await relay.phone('siti')
    ani = await relay.phone('ani')
    const append = siti.phone.append.bind(siti.phone)
    openDay = (await startOpenDay(append, relay.posyandu, { date: '2026-11-10', groups: ['balita'] })).openDay
    const child = { name: NAME, sex: 'L' as const, birthDate: '2025-09-05', motherName: 'Siti' }
    rafa = (await registerPerson(append, relay.posyandu, child, { household: { rt: '02' } })).person
    await recordMeasurements(append, { posyandu: relay.posyandu, openDay, person: rafa }, { weightKg: 9.1 })
  })

  afterEach(async () => {
    await Promise.all([siti, ani].map(({ phone }) => phone.release()))
    await relay.end()
  })

  async function fileOf({ phone }: TestPhone, scope: Scope, packing: Packing = 'file') {
    const file = await new Desk(phone).handOver(scope, packing)
    if (!file.ok) throw new Error(file.reason)
    return file
  }
  const read = ({ phone }: TestPhone, bytes: Uint8Array, code?: string): Promise<ReadResult> =>
    new Desk(phone).read([{ name: 'hari.langkah', bytes }], () => undefined, code)
  const keysOf = ({ store }: TestPhone): string[] => store.rows('fileKey').map(({ record }) => record)

  /** Both were online long enough: one of them made the key, and the other has heard of it. */
  async function shareKey(): Promise<void> {
    await siti.phone.hold()
    await makeFileKeyInTime(siti.phone)
    await until('all is sent', () => unsentOf(siti) === 0)
    await ani.phone.hold()
    await until('the key is there', () => keysOf(ani).length === 1)
    await makeFileKeyInTime(ani.phone)
  }

  it('of one posyandu it opens without a word, once they met', async () => {
    await shareKey()
    expect(keysOf(ani)).toEqual(keysOf(siti))
    const file = await fileOf(siti, { what: 'day', openDay })
    expect(file.code).toBeUndefined()
    expect(await read(ani, file.bytes)).toMatchObject({ ok: true })
  })

  it('from phones that never met it takes the code, and the next file takes none', async () => {
    const first = await fileOf(siti, { what: 'all' })
    expect(first.code).toMatch(/^\d{12}$/)
    expect(await read(ani, first.bytes)).toEqual({ ok: false, reason: 'code-needed', refusedFiles: [] })
    expect(await read(ani, first.bytes, '000000000000')).toMatchObject({ ok: false, reason: 'wrong-code' })
    const desk = new Desk(ani.phone)
    const opened = await desk.read([{ name: 'x', bytes: first.bytes }], () => undefined, first.code)
    if (!opened.ok) throw new Error(opened.reason)
    expect(opened.preview.visitors).toEqual([NAME])
    await desk.take(opened.ticket, () => undefined)
    const next = await fileOf(siti, { what: 'day', openDay })
    expect(await read(ani, next.bytes)).toMatchObject({ ok: true })
    const back = await fileOf(ani, { what: 'day', openDay })
    expect(back.code).toBeUndefined()
    expect(await read(siti, back.bytes)).toMatchObject({ ok: true })
  })

  it('comes with a code when one is asked for, for a phone that holds nothing yet', async () => {
    await shareKey()
    const file = await fileOf(siti, { what: 'all' }, 'file-with-code')
    const fresh = await relay.phone('dewi')
    expect(await read(fresh, file.bytes)).toMatchObject({ ok: false, reason: 'code-needed' })
    expect(await read(fresh, file.bytes, file.code)).toMatchObject({ ok: true })
  })

  it('that has no code and no key here is named as it is; plain files open as they always did', async () => {
    await shareKey()
    const sealed = await fileOf(siti, { what: 'day', openDay })
    const fresh = await relay.phone('dewi')
    expect(await read(fresh, sealed.bytes)).toEqual({
      ok: false,
      reason: 'no-file',
      refusedFiles: [{ name: 'hari.langkah', reason: 'sealed' }],
    })
    const old = await fileOf(siti, { what: 'day', openDay }, 'codes')
    expect(await read(fresh, old.bytes)).toMatchObject({ ok: true })
  })

  it('carries the posyandu’s key; codes on a screen, which anybody may photograph, do not', async () => {
    await shareKey()
    const [file, codes] = [await fileOf(siti, { what: 'all' }), await fileOf(siti, { what: 'all' }, 'codes')]
    expect(file.entries).toBe(codes.entries + 1)
  })

  it('says which unsent entries it carries away: all of them, when it carries everything', async () => {
    const { unsent } = await fileOf(siti, { what: 'all' })
    const waiting = siti.store.rows('outbox').filter(({ state }) => state !== 1)
    expect([...unsent].sort()).toEqual(waiting.map(({ id }) => id).sort())
    expect(unsent.length).toBeGreaterThan(3)
  })
})
