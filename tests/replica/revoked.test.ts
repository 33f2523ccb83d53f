/** The real phone at the real relay, while the puskesmas revokes it, lets it in again, or moves it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { registryOf } from '../../src/log/document-name.ts'
import { acceptWaiting, move, restore, revoke } from '../../src/replica/intentions/access.ts'
import type { Append, Write } from '../../src/replica/write.ts'
import { kader, POSYANDU, PUSKESMAS } from '../doors.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

const registry = registryOf(POSYANDU)

let relay: TestRelay
let siti: TestPhone
let dewi: TestPhone

beforeEach(async () => {
  relay = await TestRelay.start()
  siti = await relay.phone('siti')
  dewi = await relay.phone('dewi')
  await siti.phone.hold()
  await dewi.phone.hold()
})

afterEach(async () => {
  await siti.phone.release()
  await dewi.phone.release()
  await relay.end()
})

const child = (i: number): Write => ({
  document: registry,
  kind: 'person',
  record: `anak-${i}`,
  set: { name: `Anak ${i}` },
})

async function registers({ phone }: TestPhone, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i++) expect((await phone.append([child(i)])).ok).toBe(true)
}

function deviceOf({ store }: TestPhone): string {
  return store.rows('self')[0]!.device
}

function children({ store }: TestPhone): number {
  return store.rows('person').length
}

function reasons({ store }: TestPhone): unknown[] {
  return store.rows('outbox').flatMap(({ state, reason }) => (state === 2 ? [reason] : []))
}

/** What the puskesmas writes with the app's own intentions. */
async function office(write: (append: Append) => Promise<unknown>): Promise<void> {
  const writes: Write[] = []
  await write((some) => {
    writes.push(...some)
    return Promise.resolve({ ok: true, saved: [] })
  })
  await relay.puskesmas.writes(writes.map((each) => ({ ...each, who: 'puskesmas' })))
}

/** Siti has registered five and been heard, works on without a signal, and is meanwhile revoked or moved. */
async function worksOffline(count: number, meanwhile: (last: Record<string, number>) => Promise<void>): Promise<void> {
  await registers(siti, 0, 5)
  await until('it is sent', () => unsentOf(siti) === 0)
  await until('it is heard', () => children(dewi) === 5)
  const last = await siti.phone.heldCounts(deviceOf(siti))
  await siti.phone.release()
  await registers(siti, 5, 5 + count)
  await meanwhile(last)
  await siti.phone.hold()
}

test('all of a revoked phone’s offline work waits at the relay, the phone says refused and loses nothing; a yes brings it to the others', async () => {
  const count = 150
  await worksOffline(count, (last) => office((append) => revoke(append, PUSKESMAS, deviceOf(siti), last)))
  await until('all is refused', () => reasons(siti).length === count)
  expect(new Set(reasons(siti))).toEqual(new Set(['revoked']))
  expect(unsentOf(siti)).toBe(0)
  expect(children(siti)).toBe(5 + count)
  expect(await relay.running.journal.waitingOf(deviceOf(siti))).toHaveLength(count)
  await registers(dewi, 1000, 1001)
  await until('the others go on', () => unsentOf(dewi) === 0)
  expect(children(dewi)).toBe(6)

  await office((append) => restore(append, PUSKESMAS, deviceOf(siti)))
  await until('the others hear of it', () => children(dewi) === 6 + count)
  await until('its phone hears the others', () => children(siti) === 6 + count)
  await siti.phone.release()
  await siti.phone.hold()
  await until('its phone knows when it comes again', () => reasons(siti).length === 0)
  expect(children(siti)).toBe(6 + count)
  await until('nothing waits any more', async () => (await relay.running.journal.quarantined()).length === 0)
  await registers(siti, 2000, 2001)
  await until('it works again', () => children(dewi) === 7 + count)
})

test('what a moved phone wrote before it knew waits as not allowed; it works on where it is now, and hears of a yes at once', async () => {
  await relay.puskesmas.writes([
    { document: `directory/${PUSKESMAS}`, kind: 'posyandu', record: 'mawar', set: { name: 'Mawar' }, who: 'puskesmas' },
  ])
  const mawar = { role: kader.role, scopes: ['posyandu/mawar'] }
  await worksOffline(20, (last) => office((append) => move(append, PUSKESMAS, deviceOf(siti), mawar, last)))
  await until('all is refused', () => reasons(siti).length === 20)
  expect(new Set(reasons(siti))).toEqual(new Set(['not-allowed']))
  expect(await relay.running.journal.waitingOf(deviceOf(siti))).toHaveLength(20)
  expect((await siti.phone.append([{ ...child(1), document: 'registry/mawar' }])).ok).toBe(true)
  await until('it is sent', () => unsentOf(siti) === 0)
  const newest = Math.max(...(await relay.running.journal.waitingOf(deviceOf(siti))).map(({ n }) => n))
  await office((append) => acceptWaiting(append, PUSKESMAS, deviceOf(siti), { [registry]: newest }))
  await until('the others hear of it', () => children(dewi) === 25)
  await until('its phone knows', () => reasons(siti).length === 0)
})
