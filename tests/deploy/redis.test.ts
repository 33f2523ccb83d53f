/** The engine's settings, by the engine itself and by the server that looks at them before it starts. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { RedisEngine } from '../contract/redis-engine.ts'

let folder: string
let settings: Record<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redis-conf-'))
  const lines = (await readFile('deploy/redis.conf', 'utf8')).split('\n').filter((line) => /^[a-z]/.test(line))
  settings = Object.fromEntries(
    lines.map((line) => [line.split(' ')[0]!, line.slice(line.indexOf(' ') + 1).replaceAll('"', '')]),
  )
})

afterAll(() => rm(folder, { recursive: true }))

test('an engine takes them, and a server finds in them what it asks for', async () => {
  expect(settings).toMatchObject({ appendfsync: 'always', 'maxmemory-policy': 'noeviction', save: '' })
  const engine = await RedisEngine.start({ settings })
  const options = { newId: () => crypto.randomUUID(), replicas: 0, onError: () => undefined }
  const journal = await RedisJournal.open(engine.address, options)
  await journal.probe()
  await journal.close()
  await engine.dispose()
})
