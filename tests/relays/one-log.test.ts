/** Three relays on one journal are, to a phone, one relay. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEntry } from '../../src/log/entry.ts'
import { closeCode, digestOf, message } from '../../src/protocol.ts'
import * as encoding from 'lib0/encoding'
import type { Settings } from '../../server/access.ts'
import { admin, Doors, kader } from '../doors.ts'
import { Admin } from '../relay/admin.ts'
import type { Ground } from '../relay/ground.ts'
import { Device, type Phone } from '../relay/phone.ts'
import { authorization, challengeOf, post } from '../relay/pull-phone.ts'
import { writeQuestion } from '../../src/log/pull.ts'
import { until } from '../replica/phones.ts'
import { Several } from './several.ts'

let several: Several
let doors: Doors
let office: Admin
let siti: Device
let dewi: Device

beforeEach(async () => {
  doors = new Doors([admin, kader, kader])
  several = await Several.start(3, doors)
  office = await Admin.at(several.at(0))
  siti = await several.at(0).device()
  dewi = await several.at(1).device()
})

afterEach(async () => {
  expect(several.errors).toEqual([])
  await several.clear()
})

async function entries(device: Device, count: number, document = several.at(0).registry): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => device.entry(document)))
}

async function atWork(ground: Ground, device: Device, count: number): Promise<Phone> {
  const phone = ground.phone(device)
  phone.write(...(await entries(device, count)))
  return phone.until(() => phone.hasAck() && phone.provider.synced)
}

async function comesIn(
  ground: Ground,
  device: Device,
  invitation: Parameters<Device['deviceEntry']>[0],
): Promise<Phone> {
  const phone = ground.phone(device, ground.directory)
  phone.write(await device.deviceEntry(invitation))
  return phone.until(() => phone.hasAck() || phone.refusals.length > 0)
}

test('what is written at one is on the phones at the others', async () => {
  const [here, there, elsewhere] = [
    await atWork(several.at(0), siti, 1),
    await atWork(several.at(1), dewi, 1),
    several.at(2).phone(siti),
  ]
  here.write(...(await entries(siti, 200)))
  there.write(...(await entries(dewi, 200)))
  for (const phone of [here, there, elsewhere]) await phone.until(() => phone.texts().length === 402)
  await Promise.all([here, there].map((phone) => phone.until(() => phone.hasAck())))
  expect(there.texts()).toEqual(here.texts())
  expect(elsewhere.texts()).toEqual(here.texts())
  expect(several.texts(several.at(0).registry)).toEqual(here.texts())
})

test('thirty phones at three relays write one document at once: everything stands once, in each device’s order', async () => {
  const phones: Phone[] = []
  for (let i = 0; i < 30; i++) phones.push(several.at(i % 3).phone(await several.at(i % 3).device()))
  for (let turn = 0; turn < 5; turn++) {
    await Promise.all(phones.map(async (phone) => phone.write(...(await entries(phone.device, 3)))))
  }
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck() && phone.texts().length === 450)))
  const texts = several.texts(several.at(0).registry)
  expect(new Set(texts).size).toBe(450)
  for (const phone of phones) expect(phone.texts()).toEqual(texts)
  expect(phones.flatMap(({ refusals }) => refusals)).toEqual([])
})

test('a phone that goes to another relay hears that what it sent is there, and nothing is there twice', async () => {
  const phone = await atWork(several.at(0), siti, 20)
  const moved = several.at(1).phone(siti, phone.document, phone.doc)
  phone.provider.disconnect()
  moved.write(...(await entries(siti, 5)))
  await moved.until(() => moved.hasAck(25))
  expect(several.texts(phone.document)).toHaveLength(25)
})

test('a device that is revoked at one is out at all', async () => {
  const phones = await Promise.all([0, 1, 2].map((at) => atWork(several.at(at), siti, 0)))
  await office.revoke(siti, {})
  for (const phone of phones) {
    await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.grantChanged))
  }
})

describe('a door', () => {
  test('that was taken up at one relay lets nobody in at the others', async () => {
    const invitation = await office.invite(kader)
    await comesIn(several.at(1), await Device.make(), invitation)
    const late = await comesIn(several.at(2), await Device.make(), invitation)
    expect(late.reasons).toEqual(['invitation-used'])
  })

  test('at which two devices stand at two relays at once lets one of them in', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const invitation = await office.invite(kader)
      const devices = [await Device.make(), await Device.make()]
      const phones = await Promise.all(devices.map((device, at) => comesIn(several.at(at + 1), device, invitation)))
      expect(phones.filter((phone) => phone.hasAck())).toHaveLength(1)
      expect(phones.flatMap(({ reasons }) => reasons)).toEqual(['invitation-used'])
    }
  })

  test('of the relays’ own is taken on all, and each writes it down', async () => {
    const door = doors.next()
    await comesIn(several.at(1), await Device.make(), door)
    const isWrittenDown = async ({ dataDir }: Ground): Promise<boolean> => {
      const { doors } = JSON.parse(await readFile(join(dataDir, 'relay.json'), 'utf8')) as Settings
      return doors.some(({ id, takenBy }) => id === door.invitation && takenBy !== undefined)
    }
    await until('all know', async () => (await Promise.all(several.relays.map(isWrittenDown))).every(Boolean))
    const late = await comesIn(several.at(2), await Device.make(), door)
    expect(late.reasons).toEqual(['invitation-used'])
  })
})

test('a phone that watches at one hears of documents that only others have open', async () => {
  const watching = several.at(2).phone(dewi, several.at(2).directory)
  await watching.until(({ provider }) => provider.synced)
  watching.watch()
  await watching.until(({ digests }) => digests.size > 0)
  const phone = await atWork(several.at(0), siti, 3)
  await watching.until(({ digests }) => digests.get(phone.document) !== undefined)
  phone.write(...(await entries(siti, 3)))
  await phone.until(() => phone.hasAck())
  const digest = digestOf([[phone.doc.clientID, 6]])
  await watching.until(({ digests }) => digests.get(phone.document) === digest)
})

test('what waits at one relay is taken in once when it is approved at another', async () => {
  const phone = await atWork(several.at(1), siti, 2)
  await office.revoke(siti, { [phone.document]: 2 })
  await phone.until(({ closeCodes }) => closeCodes.includes(closeCode.grantChanged))
  phone.write(...(await entries(siti, 30)))
  await phone.until(({ refusals }) => refusals.length >= 30)
  await office.accept(siti, { [phone.document]: 32 })
  await until('they stand', () => several.texts(phone.document).length >= 32)
  await until('nothing waits', () => several.disk.waiting.size === 0)
  const counts = several.texts(phone.document).map((text) => readEntry(text)!.n)
  expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1))
})

test('a number for pulling is good at every relay, and good once', async () => {
  const phone = await atWork(several.at(0), siti, 2)
  const body = writeQuestion([{ document: phone.document, held: [] }])
  const signed = await authorization(await challengeOf(several.at(1).relay.origin), siti, body)
  const answers = await Promise.all([0, 1, 2].map((at) => post(several.at(at).relay.origin, body, signed)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('the puskesmas hears at one relay when a device was last heard at another', async () => {
  await atWork(several.at(1), dewi, 1)
  await several.at(1).relay.close() // it writes down what it heard
  const phone = await several.at(2).rawPhone(office.device, several.at(2).directory)
  await phone.admitted()
  phone.send(message.askOffice, (encoder) => encoding.writeVarString(encoder, JSON.stringify({ ask: 'devices' })))
  const { answer } = await phone.hear('office')
  const devices = answer.tells === 'devices' ? answer.devices : []
  expect(devices.find(({ device }) => device === dewi.id)?.lastSeenAt).toBeTypeOf('string')
})
