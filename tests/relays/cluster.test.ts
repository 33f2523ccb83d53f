/** Relays on a cluster: a primary is killed, the cluster itself makes its replica the primary, and nobody does anything. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Unsure, type Journal } from '../../server/journal/journal.ts'
import { Keys } from '../../server/journal/redis/keys.ts'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { rootOf } from '../../src/log/update.ts'
import { row } from '../contract/journal-contract.ts'
import { asked, RedisCluster, replicationOf } from '../contract/redis-cluster.ts'
import type { RedisEngine } from '../contract/redis-engine.ts'
import { Doors } from '../doors.ts'
import { Ground } from '../relay/ground.ts'
import type { Phone } from '../relay/phone.ts'
import { until } from '../replica/phones.ts'

const options = { newId: (): string => crypto.randomUUID(), replicas: 1, onError: (): void => undefined }
const AT = 1_770_000_000_000
/** On every primary some. */
const DOCUMENTS = Array.from({ length: 12 }, (_, i) => `visits/${i}/2026-11`)

const keys = new Keys('langkah')

let cluster: RedisCluster
let relays: Ground[]

beforeAll(async () => {
  cluster = await RedisCluster.start()
  const doors = new Doors()
  relays = []
  for (let i = 0; i < 2; i++)
    relays.push(await Ground.lay({ journal: await RedisJournal.open(cluster.address, options) }, doors))
})

afterAll(async () => {
  for (const relay of relays) await relay.clear()
  await cluster.dispose()
})

async function isWell({ relay }: Ground): Promise<boolean> {
  return (await fetch(`${relay.origin}/healthz`)).status === 200
}

async function syncEvery(engine: RedisEngine, when: 'always' | 'everysec'): Promise<void> {
  await asked(engine, (redis) => redis.config('SET', 'appendfsync', when))
}

/** After 5 s without the others' votes the engine gives it up: then it is asked again. */
const GIVEN_UP_MS = 6_000

async function takeOver(replica: RedisEngine): Promise<void> {
  let askedAt = -Infinity
  await until('it has taken over', async () => {
    if ((await replicationOf(replica)).includes('role:master')) return true
    if (Date.now() - askedAt > GIVEN_UP_MS) {
      await asked(replica, (redis) => redis.cluster('FAILOVER'))
      askedAt = Date.now()
    }
    return false
  })
}

async function write(phone: Phone, count: number): Promise<void> {
  phone.write(...(await Promise.all(Array.from({ length: count }, () => phone.device.entry(phone.document)))))
}

/** Appends to all of them at once, each until it is refused; how many of each were acknowledged. */
async function appendUntilRefused(journal: Journal, acknowledged: Map<string, number>): Promise<void> {
  await Promise.all(
    DOCUMENTS.map(async (document) => {
      for (let clock = 0; ; clock++) {
        const isThere = await journal.append([row(document, 1, clock)], AT).then(Boolean, () => false)
        if (!isThere) return
        acknowledged.set(document, clock + 1)
      }
    }),
  )
}

test('a cluster with replicas is none to be used without waiting for them', async () => {
  await expect(RedisJournal.open(cluster.address, { ...options, replicas: 0 })).rejects.toThrow(/JOURNAL_REPLICAS/)
})

test('a replica that could lose entries keeps a relay from starting: it would take over without being asked', async () => {
  const replica = cluster.nodes.at(-1)!
  await syncEvery(replica, 'everysec')
  await expect(RedisJournal.open(cluster.address, options)).rejects.toThrow(
    `${replica.port} belum aman untuk catatan: "appendfsync"`,
  )
  await syncEvery(replica, 'always')
})

test('a replica that becomes a primary on the connection it had is looked at before it is written to again', async () => {
  const { journal } = relays[0]!.relay
  const [document] = DOCUMENTS as [string]
  const [primary, replica] = await cluster.pairOf(keys.of(document, 'authors'))
  let clock = 0
  const append = async (): Promise<string> => {
    const failure = await journal.append([row(document, 9, clock)], AT).then(
      () => '',
      ({ message }: Error) => message,
    )
    if (failure === '') clock++
    return failure
  }
  await syncEvery(replica, 'everysec')
  await takeOver(replica)
  await until('it is refused', async () => /belum aman/.test(await append()))
  await syncEvery(replica, 'always')
  await until('it is written to', async () => (await append()) === '')
  await takeOver(primary)
  await until('the first is written to again', async () => (await append()) === '')
})

test('a primary is killed while phones write: the cluster puts its replica in its place, and nothing acknowledged is lost', async () => {
  const phones: Phone[] = []
  for (let i = 0; i < 4; i++) phones.push(relays[i % 2]!.phone(await relays[i % 2]!.device()))
  const told = (): number[] => phones.map(({ doc, acked }) => acked.get(doc.clientID) ?? 0)
  await Promise.all(phones.map((phone) => write(phone, 10)))
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck(1))))
  const { document } = phones[0]!
  const authors = keys.of(document, 'authors')
  const [primary, replica] = await cluster.pairOf(authors)
  const owners = await Promise.all(DOCUMENTS.map((each) => cluster.pairOf(keys.of(each, 'authors'))))
  const onPrimary = DOCUMENTS.filter((_, i) => owners[i]![0] === primary)
  expect(onPrimary).not.toEqual([])
  const writing = Promise.all(phones.map((phone) => write(phone, 20)))
  const acknowledged = new Map<string, number>()
  const appending = appendUntilRefused(relays[1]!.relay.journal, acknowledged)
  await until('each was appended to', () => Promise.resolve(acknowledged.size === DOCUMENTS.length))
  replica.signal('SIGSTOP')
  const { journal } = relays[0]!.relay
  await expect(journal.append([row(onPrimary[0]!, 2, 0)], AT)).rejects.toThrow(Unsure)
  await primary.kill()
  replica.signal('SIGCONT')
  await until('the cluster has made the replica a primary', async () => (await replicationOf(replica)).includes('role:master')) // prettier-ignore
  await Promise.all([writing, appending])

  // No second node would have what comes now, so the relays write nothing: they say what they lack.
  const refusal = (): Promise<string> =>
    journal.append([row(onPrimary[0]!, 3, 0)], AT).then(String, ({ message }: Error) => message)
  await until('an append is refused for want of a replica', async () => /punya 0 replika/.test(await refusal()))
  const lengthAt = async (engine: RedisEngine, key: string, client: number): Promise<number> =>
    Number.parseInt((await asked(engine, (redis) => redis.hget(key, String(client)))) ?? '0')
  for (const [i, length] of told().entries()) {
    expect(length).toBeGreaterThan(0)
    expect(await lengthAt(replica, authors, phones[i]!.doc.clientID)).toBeGreaterThanOrEqual(length)
  }
  for (const each of onPrimary)
    expect(await lengthAt(replica, keys.of(each, 'authors'), 1)).toBeGreaterThanOrEqual(acknowledged.get(each)!)

  await primary.start()
  await until('both relays are well', async () => (await Promise.all(relays.map(isWell))).every(Boolean))
  expect(await replicationOf(primary)).toContain('role:slave')
  await Promise.all(phones.map((phone) => phone.until(() => phone.hasAck(30))))
  const standing = await journal.standing(document)
  for (const { doc } of phones)
    expect(standing.authors.get(doc.clientID)?.length).toBe(doc.getArray(rootOf(doc.clientID)).length)
  for (const [each, length] of acknowledged) {
    const texts = await journal.read(each, 1, 0, length)
    expect(texts).toEqual(Array.from({ length }, (_, clock) => row(each, 1, clock).text))
  }
  await Promise.all(phones.map((phone) => phone.until(() => phone.texts().length === 120)))
  for (const phone of phones) expect(phone.texts()).toEqual(phones[0]!.texts())
  expect(phones.flatMap(({ refusals }) => refusals)).toEqual([])
})
