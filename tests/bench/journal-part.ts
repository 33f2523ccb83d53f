/**
 * Durable appends, one entry each, into the journal of one relay and into the engine of several, in one run: many
 * documents are written at once, each waiting for its last append as a room does.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import type { Head, Journal } from '../../server/journal/journal.ts'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import { percentile, progress, report } from './figure.ts'
import { WORK } from './relay-data.ts'

/** Rooms that write at the same time. */
const WRITERS = 64
const WARM_MS = 1_000
const MEASURED_MS = 6_000
/** 5,000 durable appends a second. */
const MOST_US = 200
const MOST_P99_MS = 25
/** An entry as it is (`npm run bench -- sizes`): a weighing. */
const TEXT = 'x'.repeat(640)

const options = { newId: (): string => crypto.randomUUID(), onError: (): void => undefined }

export async function journal(): Promise<void> {
  const folder = await mkdtemp(join(WORK, 'journal-'))
  const [alone, led, replica] = await Promise.all(
    ['alone', 'led', 'replica'].map(async (name) => RedisEngine.start({ folder: await mkdtemp(join(folder, name)) })),
  )
  const open: Readonly<Record<string, () => Promise<Journal>>> = {
    'one relay': () => LmdbJournal.open(join(folder, 'lmdb'), options.newId),
    engine: () => RedisJournal.open(alone!.address, { ...options, replicas: 0 }),
    'engine with a replica': () => RedisJournal.open(led!.address, { ...options, replicas: 1 }),
  }
  try {
    await follow(replica!.port, led!.port)
    for (const [name, openJournal] of Object.entries(open)) {
      progress(`journal: ${name}`)
      tell(name, await measured(openJournal))
    }
  } finally {
    for (const engine of [alone, led, replica]) await engine?.kill()
    await rm(folder, { recursive: true })
  }
}

interface Measured {
  readonly appends: number
  /** Of each append, ms. */
  readonly times: readonly number[]
}

async function measured(open: () => Promise<Journal>): Promise<Measured> {
  const journal = await open()
  const times: number[] = []
  const begun = performance.now() + WARM_MS
  const end = begun + MEASURED_MS
  const write = async (writer: number): Promise<void> => {
    const document = `visits/posyandu-${writer}/2026-11`
    const row = { document, client: writer, text: TEXT, by: `device-${writer}` }
    let head: Head | undefined
    for (let clock = 0; performance.now() < end; clock++) {
      const sent = performance.now()
      head = await journal.append([{ ...row, clock, n: clock + 1, counter: clock + 1 }], Date.now(), head)
      if (sent >= begun) times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
  await journal.close()
  return { appends: times.length, times }
}

function tell(name: string, { appends, times }: Measured): void {
  const perSecond = (appends * 1000) / MEASURED_MS
  const note = `${Math.round(perSecond)} a second, ${WRITERS} documents at once, p50 ${percentile(times, 0.5).toFixed(1)} ms`
  report({
    name: `journal: a durable append, ${name}`,
    value: Math.round(1e6 / perSecond),
    unit: 'µs',
    target: MOST_US,
    note,
  })
  const p99 = Number(percentile(times, 0.99).toFixed(1))
  report({ name: `journal: p99 of an append, ${name}`, value: p99, unit: 'ms', target: MOST_P99_MS })
}

/** Resolves when the one has what the other has. */
async function follow(port: number, leader: number): Promise<void> {
  const [redis, leading] = [new Redis(port, '127.0.0.1'), new Redis(leader, '127.0.0.1')]
  try {
    await redis.replicaof('127.0.0.1', leader)
    while (!(await leading.info('replication')).includes('state=online'))
      await new Promise((done) => setTimeout(done, 100))
  } finally {
    redis.disconnect()
    leading.disconnect()
  }
}
