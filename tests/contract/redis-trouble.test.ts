/** What only a journal on an engine can get wrong: an engine killed, replicas gone, settings that lose entries, news missed. */
import { Redis } from 'ioredis'
import { afterEach, expect, test } from 'vitest'
import { readEnvironment } from '../../server/environment.ts'
import { Moved, Unsure, type Row } from '../../server/journal/journal.ts'
import { ClosedMonths } from '../../server/rooms/closed-months.ts'
import { Keys } from '../../server/journal/redis/keys.ts'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { until } from '../replica/phones.ts'
import { row, rowsInTurn } from './journal-contract.ts'
import { RedisEngine, type EngineOptions } from './redis-engine.ts'

const AT = 1_770_000_000_000
const opened: { close(): Promise<void> }[] = []
const engines: RedisEngine[] = []

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close()
  for (const engine of engines.splice(0)) await engine.dispose()
})

async function startEngine(options?: EngineOptions): Promise<RedisEngine> {
  const engine = await RedisEngine.start(options)
  engines.push(engine)
  return engine
}

async function openJournal(address: string, replicas = 0): Promise<RedisJournal> {
  const newId = (): string => crypto.randomUUID()
  const journal = await RedisJournal.open(address, { newId, replicas, onError: () => undefined })
  opened.push(journal)
  return journal
}

/** A connection of the test's own. */
async function asked<Answer>({ port }: RedisEngine, ask: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(port, '127.0.0.1')
  try {
    return await ask(redis)
  } finally {
    redis.disconnect()
  }
}

async function follow(replica: RedisEngine, master: RedisEngine): Promise<void> {
  await asked(replica, (redis) => redis.replicaof('127.0.0.1', master.port))
  await until('it follows', async () => (await asked(master, (redis) => redis.info())).includes('state=online'))
}

/** Appends to many documents at once until each is refused; how many of each were acknowledged. */
async function appendUntilRefused(journal: RedisJournal, documents: readonly string[]): Promise<Map<string, number>> {
  const acknowledged = new Map(documents.map((document) => [document, 0]))
  await Promise.all(
    documents.map(async (document) => {
      for (let clock = 0; ; clock++) {
        const isThere = await journal.append([row(document, 1, clock)], AT).then(
          () => true,
          () => false,
        )
        if (!isThere) return
        acknowledged.set(document, clock + 1)
      }
    }),
  )
  return acknowledged
}

test('an engine that is killed in the middle of appends has all it acknowledged when it is started again, and goes on', async () => {
  const engine = await startEngine()
  const journal = await openJournal(engine.address)
  const documents = Array.from({ length: 8 }, (_, i) => `visits/${i}`)
  for (let round = 0; round < 5; round++) {
    const own = documents.map((document) => `${document}/${round}`)
    const appending = appendUntilRefused(journal, own)
    await until('something is acknowledged', async () => (await journal.standing(own[7]!)).authors.size > 0)
    await engine.kill('SIGKILL')
    const acknowledged = await appending
    expect(Math.max(...acknowledged.values())).toBeGreaterThan(0)
    await engine.start()
    await until(
      'it can be written again',
      () =>
        journal.probe().then(
          () => true,
          () => false,
        ),
      20_000,
    )
    for (const [document, count] of acknowledged) {
      const { authors, head } = await journal.standing(document)
      const length = authors.get(1)?.length ?? 0
      expect(length).toBeGreaterThanOrEqual(count)
      expect(length).toBeLessThanOrEqual(count + 1)
      const texts = await journal.read(document, 1, 0, length + 1)
      expect(texts).toEqual(Array.from({ length }, (_, clock) => `${document} 1 ${clock}`))
      await journal.append([row(document, 1, length)], AT, head)
    }
  }
})

test('nothing is acknowledged that the replica has not, and what was acknowledged is there when it takes over', async () => {
  const settings = { 'repl-diskless-sync-delay': '0' }
  const [master, replica] = [await startEngine({ settings }), await startEngine({ settings })]
  await follow(replica, master)
  const journal = await openJournal(master.address, 1)
  const rows = rowsInTurn('a', Array<number>(40).fill(1))
  const heads: string[] = []
  for (const each of rows.slice(0, 30)) heads.push(await journal.append([each], AT, heads.at(-1)))
  replica.signal('SIGSTOP')
  await expect(journal.append([rows[30]!], AT, heads.at(-1))).rejects.toThrow(Unsure)
  await expect(journal.standing('a')).rejects.toThrow(Unsure)
  await expect(journal.probe()).rejects.toThrow(Unsure)
  await master.kill('SIGKILL')
  replica.signal('SIGCONT')
  await asked(replica, (redis) => redis.replicaof('NO', 'ONE'))
  const after = await openJournal(replica.address)
  expect(after.id).toBe(journal.id)
  const length = (await after.standing('a')).authors.get(1)?.length ?? 0
  expect(length).toBeGreaterThanOrEqual(30)
  expect(await after.read('a', 1, 0, 30)).toEqual(rows.slice(0, 30).map(({ text }) => text))
  await after.append(rows.slice(length), AT)
})

test('an engine that could lose entries is refused in one sentence, which says what to change', async () => {
  const unsafe: readonly [name: string, value: string][] = [
    ['maxmemory-policy', 'allkeys-lru'],
    ['appendfsync', 'everysec'],
    ['no-appendfsync-on-rewrite', 'yes'],
    ['appendonly', 'no'],
  ]
  const engine = await startEngine()
  for (const [name, value] of unsafe) {
    const [, before] = (await asked(engine, (redis) => redis.config('GET', name))) as [string, string]
    await asked(engine, (redis) => redis.config('SET', name, value))
    await expect(openJournal(engine.address)).rejects.toThrow(`"${name}" harus "${before}", sekarang "${value}"`)
    await asked(engine, (redis) => redis.config('SET', name, before))
  }
  await expect(openJournal(engine.address, 1)).rejects.toThrow('0 replika')
  await expect(readEnvironment({ JOURNAL: 'redis+sentinel://127.0.0.1:26379/utama' })).rejects.toThrow(
    'JOURNAL_REPLICAS',
  )
  const { port } = engine
  await engine.kill()
  await expect(openJournal(`redis://127.0.0.1:${port}`)).rejects.toThrow('tidak dapat dihubungi')
})

test('a relay hears of what another appended, reads on from where it stood, and after a break catches up by itself', async () => {
  const engine = await startEngine()
  const [here, there] = [await openJournal(engine.address), await openJournal(engine.address)]
  const news: (string | undefined)[] = []
  const own: (string | undefined)[] = []
  here.watch((document) => news.push(document))
  there.watch((document) => own.push(document))
  const { head } = await here.standing('a')
  const appended = rowsInTurn('a', [5, 6, 5, 5])
  for (const each of appended) await there.append([each], AT)
  await until('it heard', () => Promise.resolve(news.length === 4))
  expect(new Set(news)).toEqual(new Set(['a']))
  expect(own).toEqual([])
  expect((await here.since('a', head))?.rows).toEqual(appended)
  expect(await here.documents()).toEqual(['a'])
  expect(here.greatestCounter).toBe(3)
  await expect(here.append([row('a', 9, 0)], AT, head)).rejects.toThrow(Moved)
  await engine.kill()
  await engine.start()
  await until('it was told that it may have missed something', () => Promise.resolve(news.includes(undefined)))
})

test('whoever is too far behind is told to load again', async () => {
  const engine = await startEngine()
  const journal = await openJournal(engine.address)
  const first = await journal.append([row('a', 1, 0)], AT)
  for (const each of rowsInTurn('a', Array<number>(900).fill(2))) await journal.append([each], AT)
  expect(await journal.since('a', first)).toBeUndefined()
  expect(await journal.since('a', '0')).toBeUndefined()
})

test('a compaction whose lease another relay took meanwhile removes nothing, and the next one clears up after it', async () => {
  const engine = await startEngine()
  const journal = await openJournal(engine.address)
  const rows = rowsInTurn(
    'a',
    [1, 2, 3].flatMap((client) => Array<number>(50).fill(client)),
  )
  await journal.append(rows, AT)
  const keys = new Keys('langkah')
  const lease = keys.of('a', 'lease')
  const count = (what: 'packs' | 'rows'): Promise<number> => asked(engine, (redis) => redis.hlen(keys.of('a', what)))
  await asked(engine, (redis) => redis.set(lease, 'another'))
  await journal.compact('a')
  expect([await count('rows'), await count('packs')]).toEqual([150, 0])
  // Packs that a relay wrote before it was killed: nothing names them.
  await asked(engine, (redis) => redis.hset(keys.of('a', 'packs'), 'killed.0', 'whatever'))
  await asked(engine, (redis) => redis.del(lease))
  await journal.compact('a')
  expect([await count('rows'), await count('packs')]).toEqual([0, 1])
  const texts: string[] = []
  for (const client of [1, 2, 3]) texts.push(...(await journal.read('a', client, 0, 99)))
  expect(texts).toEqual(rows.map(({ text }) => text))
})

test('where work rests the log keeps its last append alone, and relays go on from there, those behind too', async () => {
  const engine = await startEngine()
  const [here, there] = [await openJournal(engine.address), await openJournal(engine.address)]
  const rows = rowsInTurn('a', Array<number>(300).fill(1))
  const heads: string[] = []
  for (const each of rows) heads.push(await here.append([each], AT))
  const log = new Keys('langkah').of('a', 'log')
  const length = (): Promise<number> => asked(engine, (redis) => redis.xlen(log))
  const bytes = (): Promise<number | null> => asked(engine, (redis) => redis.memory('USAGE', log))
  const before = await bytes()
  expect(await length()).toBe(300)
  // Another relay is at it.
  await asked(engine, (redis) => redis.set(new Keys('langkah').of('a', 'lease'), 'another'))
  await here.compact('a')
  expect(await length()).toBe(300)
  await asked(engine, (redis) => redis.del(new Keys('langkah').of('a', 'lease')))
  await here.compact('a')
  expect(await length()).toBe(1)
  expect(await bytes()).toBeLessThan(before! / 4)

  expect((await there.standing('a')).head).toBe(heads.at(-1))
  expect(await there.since('a', heads.at(-1)!)).toEqual({ rows: [], head: heads.at(-1) })
  expect(await there.since('a', heads[250]!)).toBeUndefined()
  expect(await there.since('a', '0')).toBeUndefined()
  await expect(there.append([row('a', 1, 300)], AT, heads[250])).rejects.toThrow(Moved)
  const next = await there.append([row('a', 1, 300)], AT, heads.at(-1))
  expect(await here.since('a', heads.at(-1)!)).toEqual({ rows: [row('a', 1, 300)], head: next })
  await here.compact('a') // nothing to pack, and again the log keeps one
  expect(await length()).toBe(1)
  expect(await here.read('a', 1, 0, 999)).toEqual([...rows, row('a', 1, 300)].map(({ text }) => text))
})

test('months that are over are packed by whichever relay is first, small ones too; what people work on is not', async () => {
  const engine = await startEngine()
  const [here, there] = [await openJournal(engine.address), await openJournal(engine.address)]
  const over = ['visits/melati/2026-08', 'visits/mawar/2026-10', 'sensitive/melati/2026-10']
  const open = ['registry/melati', 'visits/melati/2026-11', 'directory/pusk']
  for (const document of [...over, ...open]) await here.append(rowsInTurn(document, [1, 2, 1, 2, 1]), AT)
  await until('the other heard of all', async () => (await there.documents()).length === 6)
  const onError = (error: unknown): never => {
    throw error
  }
  const now = (): number => Date.parse('2026-11-22T03:00:00Z')
  await Promise.all([here, there].map((journal) => new ClosedMonths(journal, now, onError).pack()))
  const keys = new Keys('langkah')
  const counts = (document: string): Promise<number[]> =>
    asked(engine, (redis) =>
      Promise.all([redis.hlen(keys.of(document, 'rows')), redis.hlen(keys.of(document, 'packs'))]),
    )
  for (const document of over) expect(await counts(document)).toEqual([0, 1])
  for (const document of open) expect(await counts(document)).toEqual([5, 0])
  await here.append([row(over[0]!, 1, 3)], AT)
  await new ClosedMonths(here, now, onError).pack()
  expect(await counts(over[0]!)).toEqual([1, 1]) // one that comes late does not get a pack of its own
  expect(await there.read(over[0]!, 1, 0, 9)).toEqual([0, 1, 2, 3].map((clock) => `${over[0]} 1 ${clock}`))
})

test('tells how much of its memory an engine has taken', async () => {
  const journal = await openJournal((await startEngine({ settings: { maxmemory: '100mb' } })).address)
  const before = await journal.memory()
  expect(before.mostBytes).toBe(100 * 1024 * 1024)
  await journal.append([row('a', 1, 0, 'x'.repeat(2_000_000))], AT)
  const { usedBytes } = await journal.memory()
  expect(usedBytes - before.usedBytes).toBeGreaterThan(1_900_000)
  expect(usedBytes).toBeLessThan(before.mostBytes)
  expect((await openJournal((await startEngine()).address).then((other) => other.memory())).mostBytes).toBeGreaterThan(
    1e8,
  )
})

test('a cluster holds it as one engine does', async () => {
  const settings = { 'cluster-enabled': 'yes', 'cluster-announce-ip': '127.0.0.1' }
  const nodes = await Promise.all([0, 1, 2].map(() => startEngine({ settings })))
  for (const [i, node] of nodes.entries()) {
    const [from, to] = [[0, 5460], [5461, 10_922], [10_923, 16_383]][i] as [number, number] // prettier-ignore
    await asked(node, (redis) => redis.cluster('ADDSLOTSRANGE', from, to))
    if (i > 0) await asked(nodes[0]!, (redis) => redis.cluster('MEET', '127.0.0.1', node.port))
  }
  for (const node of nodes) {
    const isWhole = async (): Promise<boolean> =>
      (await asked(node, (redis) => redis.cluster('INFO'))).includes('state:ok')
    await until('the cluster is whole', isWhole)
  }
  const address = `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`
  const [here, there] = [await openJournal(address), await openJournal(address)]
  const news = new Set<string | undefined>()
  there.watch((document) => news.add(document))
  const documents = Array.from({ length: 12 }, (_, i) => `registry/${i}`)
  const rowsOf = (document: string): Row[] => rowsInTurn(document, Array<number>(40).fill(1))
  await Promise.all(documents.map((document) => here.append(rowsOf(document), AT)))
  await until('the other heard of all', () => Promise.resolve(documents.every((document) => news.has(document))))
  for (const document of documents) {
    await here.compact(document)
    expect(await there.read(document, 1, 0, 99)).toEqual(rowsOf(document).map(({ text }) => text))
    expect((await there.standing(document)).authors.get(1)?.length).toBe(40)
  }
  for (const node of nodes) expect(await asked(node, (redis) => redis.dbsize())).toBeGreaterThan(5)
  await here.probe()

  // Killed and started again, a node has what it acknowledged; meanwhile the relay cannot write, and says so.
  await nodes[1]!.kill()
  await expect(here.probe()).rejects.toThrow()
  await nodes[1]!.start()
  const isWell = (): Promise<boolean> =>
    here.probe().then(
      () => true,
      () => false,
    )
  await until('the cluster is whole again', isWell)
  for (const document of documents) {
    await here.append([row(document, 1, 40)], AT)
    expect((await there.standing(document)).authors.get(1)?.length).toBe(41)
  }
})
