/** A device that was revoked is out at once, and nothing that its people honestly wrote is thrown away. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readEntry } from '../../src/log/entry.ts'
import { closeCode, digestOf } from '../../src/protocol.ts'
import { admin, Doors, kader } from '../doors.ts'
import { until } from '../replica/phones.ts'
import { Admin } from './admin.ts'
import { Ground } from './ground.ts'
import type { Device, Phone } from './phone.ts'

let ground: Ground
let office: Admin
let siti: Device
let dewi: Device

beforeEach(async () => {
  ground = await Ground.lay({}, new Doors([admin, kader, kader]))
  office = await Admin.at(ground)
  siti = await ground.device()
  dewi = await ground.device()
})

afterEach(async () => {
  expect(ground.errors).toEqual([])
  await ground.clear()
})

/** A phone that has written so many entries, all of them taken. */
async function atWork(device: Device, count: number): Promise<Phone> {
  const phone = ground.phone(device)
  phone.write(...(await entries(device, count)))
  await phone.until(() => phone.hasAck() && phone.provider.synced)
  return phone
}

function entries(device: Device, count: number, document = ground.registry): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => device.entry(document)))
}

async function waiting(): Promise<string[]> {
  return (await ground.relay.journal.quarantined()).flatMap(({ text }) => text ?? [])
}

async function held(document = ground.registry): Promise<string[]> {
  const { journal } = ground.relay
  const authors = [...(await journal.standing(document)).authors]
  return (await Promise.all(authors.map(([client, { length }]) => journal.read(document, client, 0, length)))).flat()
}

test('its open connections are cut at once, and what it wrote before stands', async () => {
  const phone = await atWork(siti, 3)
  const other = await atWork(dewi, 1)
  const directory = ground.phone(siti, ground.directory)
  await directory.until(({ provider }) => provider.synced)
  await office.revoke(siti, { [ground.registry]: 3 })
  await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.grantChanged))
  await directory.until(({ closeCodes }) => closeCodes.includes(closeCode.grantChanged))
  expect(other.closeCodes).toEqual([])
  expect(await held()).toEqual(expect.arrayContaining(phone.texts()))
})

test('come again it hears nothing: no entries, no presence, no digests, and of the relay’s state only its own', async () => {
  const phone = await atWork(siti, 2)
  const own = phone.doc.clientID
  await office.revoke(siti, { [ground.registry]: 2, [ground.directory]: 1 })
  await phone.until(({ closeCodes }) => closeCodes.length > 0)
  phone.close()

  const [registry, directory] = [await ground.rawPhone(siti), await ground.rawPhone(siti, ground.directory)]
  expect([...(await registry.hear('vector')).held]).toEqual([[own, 2]])
  await directory.admitted()
  registry.vector(Uint8Array.of(0))
  expect((await registry.hear('step2')).update).toEqual(Uint8Array.of(0, 0))
  for (const each of [registry, directory]) {
    each.send(104)
    each.presence(each.client, 1, '{"name":"Siti"}')
  }
  const other = ground.phone(dewi)
  other.provider.awareness.setLocalState({ name: 'Dewi' })
  other.write(...(await entries(dewi, 2)))
  await other.until(() => other.hasAck())
  await office.write('user', 'dewi', { name: 'Dewi' })
  for (const each of [registry, directory]) expect(await each.heardUntilNow()).toEqual([])
  expect([...other.provider.awareness.getStates().keys()]).toEqual([other.doc.clientID])
})

test('every entry of its offline work ends in quarantine with its text, and holds up nobody', async () => {
  const phone = await atWork(siti, 2)
  phone.provider.disconnect()
  const offline = await entries(siti, 300)
  phone.write(...offline)
  await office.revoke(siti, { [ground.registry]: 2 })
  const other = await atWork(dewi, 1)
  phone.provider.connect()
  other.write(...(await entries(dewi, 5)))
  await other.until(() => other.hasAck())
  await phone.until(({ refusals }) => refusals.length === 300)
  expect(new Set(phone.refusals.map(({ reason }) => reason))).toEqual(new Set(['revoked']))
  expect(phone.refusals.map(({ id }) => id)).toEqual(offline.map((text) => readEntry(text)!.id))
  expect((await waiting()).sort()).toEqual([...offline].sort())
  expect(await ground.relay.journal.waitingOf(siti.id)).toMatchObject(offline.map((_, i) => ({ n: i + 3 })))
  expect(await held()).toHaveLength(8)
})

test('what another phone brings of it waits too, under the name of who wrote it', async () => {
  const before = await atWork(siti, 1)
  await office.revoke(siti, { [ground.registry]: 1 })
  const carrier = ground.phone(dewi)
  carrier.write(...before.texts(), ...(await entries(siti, 2)))
  await carrier.until(({ refusals }) => refusals.length === 2)
  expect(await ground.relay.journal.waitingOf(siti.id)).toMatchObject([
    { reason: 'revoked', sender: dewi.id, author: siti.id, n: 2 },
    { reason: 'revoked', sender: dewi.id, author: siti.id, n: 3 },
  ])
})

test('let in again it reads and writes as before, at once', async () => {
  const phone = await atWork(siti, 1)
  await office.revoke(siti, { [ground.registry]: 1 })
  await phone.until(({ closeCodes, provider }) => closeCodes.length > 0 && provider.synced)
  const other = await atWork(dewi, 1)
  await office.restore(siti)
  await phone.until(() => phone.texts().length === 2)
  phone.write(await siti.entry(ground.registry))
  await phone.until(() => phone.hasAck(2))
  expect(phone.refusals).toEqual([])
  await other.until(() => other.texts().length === 3)
})

describe('the admin’s yes', () => {
  /** Three entries waiting, and another phone that would hear of them. */
  async function threeWait(): Promise<{ offline: string[]; phone: Phone; other: Phone; watch: Phone }> {
    const phone = await atWork(siti, 1)
    await office.revoke(siti, { [ground.registry]: 1 })
    const offline = await entries(siti, 3)
    phone.write(...offline)
    await phone.until(({ refusals }) => refusals.length === 3)
    const other = await atWork(dewi, 1)
    const watch = ground.phone(dewi, ground.directory)
    await watch.until(({ provider }) => provider.synced)
    watch.watch()
    return { offline, phone, other, watch }
  }

  test('takes what waited into its document: heard, counted in digests, and no longer in quarantine', async () => {
    const { offline, other, watch } = await threeWait()
    await office.accept(siti, { [ground.registry]: 4 })
    await other.until(() => other.texts().length === 5)
    expect(other.texts()).toEqual(expect.arrayContaining(offline))
    await until('nothing waits', async () => (await waiting()).length === 0)
    const clocks = Y.decodeStateVector(Y.encodeStateVector(other.doc))
    await watch.until(({ digests }) => digests.get(ground.registry) === digestOf(clocks))
    expect(await held()).toHaveLength(5)
  })

  test('is for what it names and for nothing later; letting the device in again is for all of it', async () => {
    const { offline, other } = await threeWait()
    await office.accept(siti, { [ground.registry]: 3 })
    await other.until(() => other.texts().length === 4)
    await until('one waits', async () => (await waiting()).length === 1)
    expect(await waiting()).toEqual(offline.slice(2))
    await office.restore(siti)
    await other.until(() => other.texts().length === 5)
    await until('nothing waits', async () => (await waiting()).length === 0)
  })

  test('is carried out at the next start when the relay died of it, and once', async () => {
    const { offline, phone, other, watch } = await threeWait()
    const { journal } = ground.relay
    const kept = await journal.waitingOf(siti.id)
    await office.accept(siti, { [ground.registry]: 4 })
    await other.until(() => other.texts().length === 5)
    await until('nothing waits', async () => (await waiting()).length === 0)
    // As a relay leaves it that was killed between writing and releasing.
    await journal.keepWaiting(kept.slice(0, 2))
    const late = await siti.entry(ground.registry)
    await journal.keepWaiting([{ ...kept[0]!, n: 5, text: late }])
    await office.accept(siti, { [ground.registry]: 5 })
    for (const each of [phone, other, watch, office.phone]) each.provider.disconnect()
    await ground.relay.close()
    await ground.start()
    await until('nothing waits', async () => (await waiting()).length === 0)
    const all = await held()
    expect(all.sort()).toEqual([...new Set([...other.texts(), ...offline, late])].sort())
  })

  test('takes no second entry under a count that is taken, and says what became of it', async () => {
    const { other, offline } = await threeWait()
    const [honest] = await ground.relay.journal.waitingOf(siti.id)
    const forged = await siti.entry(ground.registry, { n: honest!.n, set: { name: 'Lain' } })
    const again = ground.phone(siti)
    again.write(forged)
    await again.until(({ refusals }) => refusals.length === 1)
    await office.accept(siti, { [ground.registry]: 4 })
    await other.until(() => other.texts().length === 5)
    await until('the forged one is refused', async () => (await waiting()).length === 1)
    expect(other.texts()).toEqual(expect.arrayContaining(offline))
    expect(await waiting()).toEqual([forged])
    expect(await ground.relay.journal.quarantined()).toMatchObject([{ reason: 'count-not-rising' }])
    expect(await ground.relay.journal.waitingAuthors()).toEqual([])
  })
})

describe('a phone that is moved', () => {
  const elsewhere = 'registry/mawar'

  beforeEach(() => office.write('posyandu', 'mawar', { name: 'Mawar' }))

  test('is cut from what it may no longer read, and gets what it may read now', async () => {
    const mawar = ground.phone(office.device, elsewhere)
    mawar.write(await office.device.entry(elsewhere))
    await mawar.until(() => mawar.hasAck())
    const phone = await atWork(siti, 2)
    const directory = ground.phone(siti, ground.directory)
    await directory.until(({ provider }) => provider.synced)
    directory.watch()
    await directory.until(({ digests }) => digests.has(ground.registry))
    expect(directory.digests.has(elsewhere)).toBe(false)
    await office.move(siti, ['posyandu/mawar'], { [ground.registry]: 2 })
    await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.grantChanged))
    await directory.until(({ digests }) => digests.has(elsewhere))
    expect(directory.closeCodes).toEqual([])
    const moved = ground.phone(siti, elsewhere)
    await moved.until(() => moved.texts().length === 1)
    moved.write(await siti.entry(elsewhere))
    await moved.until(() => moved.hasAck())
  })

  test('hands over what it wrote before it knew, which waits for a yes', async () => {
    const phone = await atWork(siti, 2)
    phone.provider.disconnect()
    const offline = await entries(siti, 2)
    phone.write(...offline)
    await office.move(siti, ['posyandu/mawar'], { [ground.registry]: 2 })
    const other = await atWork(dewi, 1)
    phone.provider.connect()
    await phone.until(({ refusals }) => refusals.length === 2)
    expect(phone.refusals.map(({ reason }) => reason)).toEqual(['not-allowed', 'not-allowed'])
    expect((await waiting()).sort()).toEqual([...offline].sort())
    await office.accept(siti, { [ground.registry]: 4 })
    await other.until(() => other.texts().length === 5)
    expect(phone.texts()).toHaveLength(4)
  })

  test('cannot come to a posyandu where it never was', async () => {
    await office.move(siti, ['posyandu/mawar'], {})
    const stranger = await ground.rawPhone(dewi, elsewhere)
    expect(await stranger.closed).toBe(closeCode.notAllowed)
  })
})
