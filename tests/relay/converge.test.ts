import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { message } from '../../src/protocol.ts'
import { Ground } from './ground.ts'
import type { Device, Phone } from './phone.ts'

let ground: Ground

beforeEach(async () => {
  ground = await Ground.lay()
})

afterEach(() => ground.clear())

test('what two kader write on two phones is on both, and each is told that hers is on the relay', async () => {
  const [siti, dewi] = [await ground.device(), await ground.device()]
  const [a, b] = [ground.phone(siti), ground.phone(dewi)]
  a.write(await siti.entry(ground.registry), await siti.entry(ground.registry))
  b.write(await dewi.entry(ground.registry))
  await a.until(() => a.texts().length === 3 && a.hasAck())
  await b.until(() => b.texts().length === 3 && b.hasAck())
  expect(a.texts()).toEqual(b.texts())
  expect(a.refusals).toEqual([])
})

test('a phone that comes late gets everything, and one that comes back only what it missed', async () => {
  const siti = await ground.device()
  const a = ground.phone(siti)
  a.write(...(await entries(siti, 700)))
  await a.until(() => a.hasAck())

  const late = ground.phone(await ground.device())
  await late.until(() => late.provider.synced && late.texts().length === 700)
  expect(late.texts()).toEqual(a.texts())

  const back = await ground.rawPhone(siti)
  const held = new Map([[a.doc.clientID, 698]])
  back.vector(vectorOf(held))
  const answer = await back.hear('step2')
  expect(answer.update.length).toBeLessThan(2 * 700)
})

test('of many phones that hold the same each is told what is new since the one before it', async () => {
  const [siti, dewi] = [await ground.device(), await ground.device()]
  const writer = ground.phone(siti)
  const strangers = Array.from({ length: 400 }, (_, i) => [i + 1, 1_000_000] as const)
  const told = async (): Promise<number> => {
    const phone = await ground.rawPhone(dewi)
    phone.vector(vectorOf(new Map(strangers)))
    const { update } = await phone.hear('step2')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    return Y.getState(doc.store, writer.doc.clientID)
  }
  for (const count of [0, 0, 1, 1, 2]) {
    if (writer.texts().length < count) writer.write(await siti.entry(ground.registry))
    await writer.until(() => writer.provider.synced && (count === 0 || writer.hasAck(count)))
    expect(await told()).toBe(count)
  }
})

test('an answer longer than a message comes in parts, in order, and what is written meanwhile comes after it', async () => {
  const siti = await ground.device()
  const a = await ground.phone(siti).until((phone) => phone.provider.synced)
  for (let part = 0; part < 6; part++) {
    const note = 'x'.repeat(9000)
    const texts = Array.from({ length: 20 }, () => siti.entry(ground.registry, { set: { note } }))
    a.write(...(await Promise.all(texts)))
  }
  await a.until(() => a.hasAck(120))
  const late = ground.phone(await ground.device())
  let hadGap = false as boolean
  late.doc.on('update', () => (hadGap ||= late.doc.store.pendingStructs !== null))
  a.write(...(await entries(siti, 5)))
  await late.until(() => late.texts().length === 125)
  expect(hadGap).toBe(false)
})

test('the relay stops and comes back in the middle of writes on three phones: all is everywhere, all is acknowledged', async () => {
  const devices = [await ground.device(), await ground.device(), await ground.device()]
  const phones = devices.map((device) => ground.phone(device))
  const write = async (phone: Phone, device: Device, count: number): Promise<void> => {
    for (const text of await entries(device, count)) phone.write(text)
  }
  for (let round = 0; round < 3; round++) {
    await Promise.all(phones.map((phone, i) => write(phone, devices[i]!, 20)))
    await phones[round]!.until((phone) => phone.acked.size > 0)
    await Promise.all([ground.relay.close(), ...phones.map((phone, i) => write(phone, devices[i]!, 20))])
    await ground.start()
  }
  await Promise.all(phones.map((phone) => phone.until(() => phone.texts().length === 360 && phone.hasAck(120))))
  const [first, ...others] = phones.map((phone) => phone.texts())
  for (const texts of others) expect(texts).toEqual(first)
  expect(phones.flatMap((phone) => phone.refusals)).toEqual([])
  expect(ground.errors).toEqual([])
})

test('a phone that never heard the acknowledgement hears it when it comes back', async () => {
  const siti = await ground.device()
  const text = await siti.entry(ground.registry)
  const first = ground.phone(siti)
  first.provider.messageHandlers[message.ack] = () => undefined
  first.write(text)
  const other = ground.phone(await ground.device())
  await other.until(() => other.texts().length === 1)
  first.provider.disconnect()
  const again = ground.phone(siti, ground.registry, first.doc)
  await again.until(() => again.hasAck(1))
})

test('entries carried by another phone reach everybody and are acknowledged to the one who brought them', async () => {
  const [siti, dewi] = [await ground.device(), await ground.device()]
  const carrier = ground.phone(dewi)
  carrier.write(await siti.entry(ground.registry), await siti.entry(ground.registry))
  await carrier.until(() => carrier.hasAck(2))
  expect(carrier.refusals).toEqual([])
})

function entries(device: Device, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => device.entry(ground.registry)))
}

function vectorOf(held: ReadonlyMap<number, number>): Uint8Array {
  const bytes: number[] = []
  for (const value of [held.size, ...[...held].flat()]) {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  return Uint8Array.from(bytes)
}
