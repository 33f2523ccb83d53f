/** What a relay says while it cannot be sure of the journal it shares: nothing that is not so. */
import { afterEach, describe, expect, test } from 'vitest'
import { readEntry } from '../../src/log/entry.ts'
import { closeCode } from '../../src/protocol.ts'
import { admin, Doors, kader } from '../doors.ts'
import { Admin } from '../relay/admin.ts'
import { Device, type Phone } from '../relay/phone.ts'
import { first, rawStruct } from '../relay/updates.ts'
import { until } from '../replica/phones.ts'
import { Several } from './several.ts'
import { TroubledJournal, type Trouble } from './troubled-journal.ts'

let several: Several
const journals: TroubledJournal[] = []

async function start(count: number, doors = new Doors()): Promise<void> {
  journals.length = 0
  several = await Several.start(count, doors, {
    journalOn: (disk, at) => (journals[at] = TroubledJournal.on(disk)),
  })
}

afterEach(() => several.clear())

async function entries(device: Device, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => device.entry(several.at(0).registry)))
}

function journal(at: number): TroubledJournal {
  return journals[at]!
}

async function isServing(at: number): Promise<boolean> {
  return (await fetch(`${several.at(at).relay.origin}/healthz`)).status === 200
}

describe('an append of which nobody knows', () => {
  test.each<Trouble>(['unsure-written', 'unsure-lost'])(
    '(%s) is acknowledged when it is found to stand',
    async (trouble) => {
      await start(2)
      const siti = await several.at(0).device()
      const [phone, other] = [several.at(0).phone(siti), several.at(0).phone(await several.at(0).device())]
      await Promise.all([phone, other].map((each) => each.until(({ provider }) => provider.synced)))
      let troubles = 1
      journal(0).trouble = () => (troubles-- > 0 ? trouble : undefined)
      phone.write(...(await entries(siti, 3)))
      await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.storage))
      expect(phone.acked.get(phone.doc.clientID) ?? 0).toBe(0)
      await Promise.all([phone.until(() => phone.hasAck()), other.until(() => other.texts().length === 3)])
      // Whoever else had the document open was sent away too: what he was told of it may not have been so.
      expect(other.closeCodes).toEqual([closeCode.storage])
      expect(several.texts(phone.document)).toEqual(phone.texts())
    },
  )
})

test('a relay that hears no news turns nobody away whom another let in, and lets nobody in twice', async () => {
  await start(2, new Doors([admin]))
  journal(1).isDeaf = true
  const office = await Admin.at(several.at(0))
  const invitation = await office.invite(kader)
  const siti = await Device.make()
  const door = several.at(1).phone(siti, several.at(1).directory)
  door.write(await siti.deviceEntry(invitation))
  await door.until(() => door.hasAck())
  expect(door.refusals).toEqual([])

  const dewi = await several.at(0).device()
  const phone = several.at(1).phone(dewi)
  phone.write(...(await entries(dewi, 2)))
  await phone.until(() => phone.hasAck())
  expect(phone.closeCodes).toEqual([])
  expect(several.errors).toEqual([])
})

test('a relay turns nobody away whom another let in, while it reads of it on behalf of somebody else', async () => {
  await start(2)
  const dewi = await several.at(1).device()
  const before = journal(1).readings
  const release = journal(1).holdReadings()
  const siti = await several.at(0).device()
  await until('it has begun to read', () => journal(1).readings > before)
  const phone = several.at(1).phone(siti)
  phone.write(...(await entries(siti, 1)))
  // She came after siti, and is in: so far siti has come by now.
  await several
    .at(1)
    .phone(dewi)
    .until(({ provider }) => provider.synced)
  release()
  await phone.until(() => phone.hasAck())
  expect(phone.closeCodes).toEqual([])
})

test('what a revoked device brings to a relay without news does not stand', async () => {
  await start(2, new Doors([admin]))
  journal(1).isDeaf = true
  const office = await Admin.at(several.at(0))
  const siti = await several.at(0).device()
  const phone = several.at(1).phone(siti)
  phone.write(...(await entries(siti, 1)))
  await phone.until(() => phone.hasAck())
  await office.revoke(siti, { [phone.document]: 1 })
  await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.grantChanged))
  phone.write(...(await entries(siti, 1)))
  await phone.until(({ refusals }) => refusals.length > 0)
  expect(phone.refusals).toMatchObject([{ reason: 'revoked' }])
  expect(several.texts(phone.document)).toHaveLength(1)
})

test('a device that was given its rights back is not refused by a relay that has not heard of it yet', async () => {
  await start(2, new Doors([admin]))
  journal(1).isDeaf = true
  const office = await Admin.at(several.at(0))
  const siti = await several.at(0).device()
  const phone = several.at(1).phone(siti)
  await phone.until(({ provider }) => provider.synced)
  await office.revoke(siti, {})
  await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.grantChanged))
  phone.close()
  const raw = await (await several.at(1).rawPhone(siti)).admitted()
  const text = await siti.entry(several.at(1).registry)
  await office.restore(siti)
  raw.update(rawStruct(raw.client, 0, first(raw.client, text)))
  const { type } = await raw.hearOneOf('ack', 'refusal')
  expect(type).toBe('ack')
  expect(several.texts(phone.document)).toEqual([text])
})

test('cut off from its journal a relay says nothing, is unwell, sends its phones elsewhere, and comes back by itself', async () => {
  await start(2)
  const siti = await several.at(0).device()
  const [phone, other] = [several.at(0).phone(siti), several.at(1).phone(siti)]
  phone.write(...(await entries(siti, 2)))
  await Promise.all([phone.until(() => phone.hasAck()), other.until(() => other.texts().length === 2)])

  journal(0).isCutOff = true
  phone.write(...(await entries(siti, 2)))
  await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.storage))
  expect(phone.acked.get(phone.doc.clientID)).toBe(2)
  await until('its health page says so', async () => !(await isServing(0)))
  expect(await isServing(1)).toBe(true)

  const elsewhere = several.at(1).phone(siti, phone.document, phone.doc)
  await elsewhere.until(() => elsewhere.hasAck(4))
  journal(0).join()
  await until('it is well again', () => isServing(0))
  phone.write(...(await entries(siti, 1)))
  await phone.until(() => phone.hasAck(5))
  expect(several.texts(phone.document)).toHaveLength(5)
})

test.each(['leaving', 'moved', 'arriving'] as const)(
  'left running on a journal whose entries are %s a relay says that it is unwell and tells phones nothing, until relays may work there',
  async (why) => {
    await start(2)
    const siti = await several.at(0).device()
    const phone = several.at(0).phone(siti)
    phone.write(...(await entries(siti, 2)))
    await phone.until(() => phone.hasAck())
    several.disk.halt = { why, place: 'di tempat lain' }
    await until('both say so', async () => !(await isServing(0)) && !(await isServing(1)))
    await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.storage))
    phone.write(...(await entries(siti, 2)))
    const late = several.at(1).phone(siti)
    await until('it has tried', () => late.provider.wsUnsuccessfulReconnects > 1)
    expect([late.acked.size, late.texts().length]).toEqual([0, 0])
    expect(phone.acked.get(phone.doc.clientID)).toBe(2)
    expect(several.texts(phone.document)).toHaveLength(2)

    several.disk.halt = undefined
    await phone.until(() => phone.hasAck(4))
    await late.until(() => late.texts().length === 4)
    await until('both are well again', async () => (await isServing(0)) && (await isServing(1)))
  },
)

test('whatever befalls three relays in turn, what was acknowledged stands, once, and on every phone', async () => {
  await start(3)
  const luck = lucky(20_261_122)
  for (const each of journals) {
    each.trouble = () => {
      const drawn = luck()
      if (drawn < 0.03) return 'unsure-written'
      if (drawn < 0.06) return 'unsure-lost'
      return drawn < 0.08 ? 'refused' : undefined
    }
  }
  const devices: Device[] = []
  for (let i = 0; i < 9; i++) devices.push(await letIn(i))
  const phones: Phone[] = devices.map((device, i) => several.at(i % 3).phone(device))
  for (let turn = 0; turn < 25; turn++) {
    await Promise.all(phones.map(async (phone) => phone.write(...(await entries(phone.device, 2)))))
    await new Promise((resolve) => setTimeout(resolve))
  }
  const all = phones.length * 50
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck() && phone.texts().length === all)))
  const texts = several.texts(several.at(0).registry)
  expect(texts).toHaveLength(all)
  expect(new Set(texts).size).toBe(all)
  expect(texts.filter((text) => !readEntry(text))).toEqual([])
  for (const phone of phones) expect(phone.texts()).toEqual(texts)
  expect(several.errors.length).toBeGreaterThan(0)
})

/** Its own device may be told to come again, so it is asked until it stands. */
async function letIn(i: number): Promise<Device> {
  const device = await Device.make()
  const phone = several.at(i % 3).phone(device, several.at(0).directory)
  phone.write(await device.deviceEntry(several.at(0).doors.next()))
  await phone.until(() => phone.hasAck() && phone.provider.synced)
  return device
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function lucky(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
