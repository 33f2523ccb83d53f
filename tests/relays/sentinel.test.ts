/** Relays that are told by sentinels where the master is: it is killed, a replica takes over, and nobody does anything. */
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Keys } from '../../server/journal/redis/keys.ts'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { rootOf } from '../../src/log/update.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import { RedisSentinel } from '../contract/redis-sentinel.ts'
import { Doors } from '../doors.ts'
import { Ground } from '../relay/ground.ts'
import type { Phone } from '../relay/phone.ts'
import { until } from '../replica/phones.ts'

const QUORUM = 2
const options = { newId: (): string => crypto.randomUUID(), replicas: 1, onError: (): void => undefined }

let engines: RedisEngine[]
let sentinels: RedisSentinel[]
let relays: Ground[]

beforeEach(async () => {
  const settings = { 'repl-diskless-sync-delay': '0' }
  engines = await Promise.all([0, 1, 2].map(() => RedisEngine.start({ settings })))
  const [master, ...replicas] = engines as [RedisEngine, ...RedisEngine[]]
  for (const replica of replicas) await asked(replica, (redis) => redis.replicaof('127.0.0.1', master.port))
  const online = async (): Promise<number> =>
    [...(await asked(master, (redis) => redis.info('replication'))).matchAll(/state=online/g)].length
  await until('both follow', async () => (await online()) === 2)
  sentinels = []
  for (let i = 0; i < 3; i++) sentinels.push(await RedisSentinel.start(master, QUORUM))
  await until('the sentinels know each other and the replicas', async () => (await Promise.all(sentinels.map(knowsAll))).every(Boolean)) // prettier-ignore
  const doors = new Doors()
  const address = `redis+sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/mymaster`
  relays = []
  for (let i = 0; i < 2; i++)
    relays.push(await Ground.lay({ journal: await RedisJournal.open(address, options) }, doors))
})

afterEach(async () => {
  for (const relay of relays) await relay.clear()
  for (const sentinel of sentinels) await sentinel.dispose()
  for (const engine of engines) await engine.dispose()
})

/** A connection of the test's own. */
async function asked<Answer>({ port }: { port: number }, ask: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(port, '127.0.0.1')
  redis.on('error', () => undefined) // a sentinel that only just starts
  try {
    return await ask(redis)
  } finally {
    redis.disconnect()
  }
}

async function knowsAll(sentinel: RedisSentinel): Promise<boolean> {
  const info = await asked(sentinel, (redis) => redis.info('sentinel'))
  return info.includes('status=ok') && info.includes('slaves=2,sentinels=3')
}

async function isWell({ relay }: Ground): Promise<boolean> {
  return (await fetch(`${relay.origin}/healthz`)).status === 200
}

async function write(phone: Phone, count: number): Promise<void> {
  phone.write(...(await Promise.all(Array.from({ length: count }, () => phone.device.entry(phone.document)))))
}

test('the master is killed while phones write: relays follow to the new one, and nothing acknowledged is lost', async () => {
  const phones: Phone[] = []
  for (let i = 0; i < 4; i++) phones.push(relays[i % 2]!.phone(await relays[i % 2]!.device()))
  await Promise.all(phones.map((phone) => write(phone, 10)))
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck(1))))
  const [first, ...replicas] = engines as [RedisEngine, ...RedisEngine[]]
  const writing = Promise.all(phones.map((phone) => write(phone, 20)))
  await first.kill()
  const told = phones.map(({ doc, acked }) => [doc.clientID, acked.get(doc.clientID) ?? 0] as const)
  // What was acknowledged is on the replica that has most, looked at past the relays; that one becomes the master.
  const key = new Keys('langkah').of(phones[0]!.document, 'authors')
  const held = await Promise.all(replicas.map((replica) => asked(replica, (redis) => redis.hgetall(key))))
  const lengthIn = (authors: Record<string, string>, client: number): number => Number.parseInt(authors[client] ?? '0')
  expect(held.some((authors) => told.every(([client, length]) => lengthIn(authors, client) >= length))).toBe(true)
  for (const [, length] of told) expect(length).toBeGreaterThan(0)
  await writing
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck(30))))
  await until('both relays are well', async () => (await Promise.all(relays.map(isWell))).every(Boolean))

  const { journal } = relays[0]!.relay
  const { authors } = await journal.standing(phones[0]!.document)
  for (const { doc } of phones)
    expect(authors.get(doc.clientID)?.length).toBe(doc.getArray(rootOf(doc.clientID)).length)
  await Promise.all(phones.map((phone) => phone.until(() => phone.texts().length === 120)))
  for (const phone of phones) expect(phone.texts()).toEqual(phones[0]!.texts())
  expect(phones.flatMap(({ refusals }) => refusals)).toEqual([])
})
