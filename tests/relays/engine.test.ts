/** Three relays on a real engine with a replica, and everything that can go wrong between them. */
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { rootOf } from '../../src/log/update.ts'
import { Doors } from '../doors.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import { Ground } from '../relay/ground.ts'
import { Device, type Phone } from '../relay/phone.ts'
import { until } from '../replica/phones.ts'
import { Wire } from './wire.ts'

const RELAYS = 3
const options = { newId: (): string => crypto.randomUUID(), replicas: 1, onError: (): void => undefined }

let master: RedisEngine
let replica: RedisEngine
let wires: Wire[]
let relays: Ground[]
let phones: Phone[]

beforeEach(async () => {
  const settings = { 'repl-diskless-sync-delay': '0' }
  ;[master, replica] = await Promise.all([RedisEngine.start({ settings }), RedisEngine.start({ settings })])
  await follow(replica, master)
  const doors = new Doors()
  wires = []
  relays = []
  for (let at = 0; at < RELAYS; at++) {
    const wire = await Wire.to(master.port)
    const journal = await RedisJournal.open(`redis://localhost:${wire.port}`, options)
    wires.push(wire)
    relays.push(await Ground.lay({ journal }, doors))
  }
  phones = []
  for (let at = 0; at < 2 * RELAYS; at++) {
    const relay = relays[at % RELAYS]!
    phones.push(relay.phone(await relay.device()))
  }
})

afterEach(async () => {
  for (const relay of relays) await relay.clear()
  for (const wire of wires) wire.close()
  await Promise.all([master.dispose(), replica.dispose()])
})

/** Resolves when it has everything the other has. */
async function follow(engine: RedisEngine, leader: RedisEngine): Promise<void> {
  const [redis, leading] = [new Redis(engine.port, '127.0.0.1'), new Redis(leader.port, '127.0.0.1')]
  try {
    await redis.replicaof('127.0.0.1', leader.port)
    await until('it follows', async () => (await leading.info('replication')).includes('state=online'))
  } finally {
    redis.disconnect()
    leading.disconnect()
  }
}

async function promote(engine: RedisEngine): Promise<void> {
  const redis = new Redis(engine.port, '127.0.0.1')
  await redis.replicaof('NO', 'ONE')
  redis.disconnect()
}

async function write(phone: Phone, count: number): Promise<void> {
  phone.write(...(await Promise.all(Array.from({ length: count }, () => phone.device.entry(phone.document)))))
}

/** They are at work: every phone has heard of some of its entries. */
function someWasTold(): Promise<unknown> {
  return Promise.all(phones.map((phone) => phone.until(() => phone.hasAck(10))))
}

/** Every phone writes as it does on a morning, while this happens. */
async function morningWith(happens: () => Promise<void>): Promise<void> {
  let isOver = false
  const writing = Promise.all(
    phones.map(async (phone) => {
      for (let turn = 0; !isOver || turn < 5; turn++) {
        await write(phone, 2)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }),
  )
  await happens()
  isOver = true
  await writing
}

/** What phones were told until now is on this engine, looked at past the relays; nothing can be told meanwhile. */
async function expectAcknowledged(engine: RedisEngine): Promise<void> {
  const journal = await RedisJournal.open(engine.address, { ...options, replicas: 0 })
  const [{ document }] = phones as [Phone]
  const { authors } = await journal.standing(document)
  const told = phones.flatMap(({ acked }) => [...acked])
  expect(told.reduce((sum, [, length]) => sum + length, 0)).toBeGreaterThan(0)
  for (const [client, length] of told) expect(authors.get(client)?.length ?? 0).toBeGreaterThanOrEqual(length)
  await journal.close()
}

async function isAllWell(): Promise<boolean> {
  return (await Promise.all(relays.map(isWell))).every(Boolean)
}

/** At last everything stands once, and is on every phone. */
async function expectEverything(): Promise<void> {
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck())))
  const all = phones.reduce((sum, { doc }) => sum + doc.getArray(rootOf(doc.clientID)).length, 0)
  await Promise.all(phones.map((phone) => phone.until(() => phone.texts().length >= all)))
  const [first] = phones as [Phone]
  const { journal } = relays[0]!.relay
  const { authors } = await journal.standing(first.document)
  const held = await Promise.all(
    [...authors].map(([client, { length }]) => journal.read(first.document, client, 0, length)),
  )
  const texts = held.flat().sort()
  expect(new Set(texts).size).toBe(texts.length)
  for (const phone of phones) expect(phone.texts()).toEqual(texts)
  expect(phones.flatMap(({ refusals }) => refusals)).toEqual([])
}

test('the engine is killed and started again', async () => {
  await morningWith(async () => {
    await someWasTold()
    await master.kill()
    for (const wire of wires) wire.lead()
    await master.start()
    await expectAcknowledged(master)
    for (const wire of wires) wire.lead(master.port)
    await until('every relay is well', isAllWell)
  })
  await expectEverything()
})

test('the engine stands still, for shorter and for longer than relays wait', async () => {
  await morningWith(async () => {
    for (const ms of [1_000, 7_000]) {
      master.signal('SIGSTOP')
      await new Promise((resolve) => setTimeout(resolve, ms))
      master.signal('SIGCONT')
      await until('every relay is well', isAllWell)
    }
  })
  await expectEverything()
})

test('a relay is cut off from the engine: its phones hear nothing false and are sent away, the others go on', async () => {
  const [cutOff] = phones as [Phone]
  const acked = new Map(cutOff.acked)
  await morningWith(async () => {
    wires[0]!.hold()
    await until('it says it is unwell', async () => !(await isWell(relays[0]!)))
    await cutOff.until(({ closeCodes }) => closeCodes.length > 0)
    await until('the others go on', () => isWell(relays[1]!))
    wires[0]!.release()
    await until('it is well again', () => isWell(relays[0]!))
  })
  await expectEverything()
  expect(cutOff.acked).not.toEqual(acked)
})

test('the engine dies for good and its replica takes its place', async () => {
  await morningWith(async () => {
    await someWasTold()
    await master.kill()
    for (const wire of wires) wire.lead()
    await promote(replica)
    await expectAcknowledged(replica)
    await master.start()
    await follow(master, replica)
    for (const wire of wires) wire.lead(replica.port)
    await until('every relay is well', isAllWell)
  })
  await expectEverything()
})

async function isWell({ relay }: Ground): Promise<boolean> {
  return (await fetch(`${relay.origin}/healthz`)).status === 200
}

test('a device that joined at one relay writes at another in the same moment', async () => {
  const device: Device = await relays[1]!.device()
  const phone = relays[2]!.phone(device)
  await write(phone, 1)
  await phone.until(() => phone.hasAck())
  expect(phone.closeCodes).toEqual([])
})
