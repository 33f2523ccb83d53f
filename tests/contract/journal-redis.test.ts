/** The journal on a real engine that the tests start themselves. */
import { afterAll, beforeAll } from 'vitest'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { journalContract, row, type FullDiskReport, type JournalHarness } from './journal-contract.ts'
import { movableContract } from './movable-contract.ts'
import { RedisEngine } from './redis-engine.ts'

let engine: RedisEngine
let count = 0

beforeAll(async () => {
  engine = await RedisEngine.start()
})

afterAll(() => engine.dispose())

const newId = (): string => crypto.randomUUID()
const options = { newId, replicas: 0, onError: (): void => undefined }

journalContract('an engine', () => Promise.resolve({ ...onEngine(), runFullDisk }))
movableContract('an engine', () => Promise.resolve(onEngine()))

function onEngine(): Pick<JournalHarness, 'dispose'> & { open(): Promise<RedisJournal> } {
  const address = `${engine.address}?name=contract-${count++}`
  let opened: RedisJournal | undefined
  const open = async (): Promise<RedisJournal> => {
    await opened?.close()
    return (opened = await RedisJournal.open(address, options))
  }
  return { open, dispose: async () => opened?.close() }
}

/** An engine that cannot write what it took ends itself: nothing is acknowledged until it is started with room. */
async function runFullDisk(): Promise<FullDiskReport> {
  const full = await RedisEngine.start({ mostKb: 400 })
  try {
    const journal = await RedisJournal.open(full.address, options)
    let acknowledged = 0
    let refused = 0
    const text = 'x'.repeat(2000)
    while (refused < 3) {
      await journal.append([row('a', 1, acknowledged, text)], 0).then(
        () => acknowledged++,
        () => refused++,
      )
    }
    await journal.close()
    await full.exited()
    await full.start({})
    const opened = await RedisJournal.open(full.address, options)
    const held = (await opened.read('a', 1, 0, 10_000)).length
    await opened.append([row('a', 1, held)], 0)
    const worksAgain = (await opened.read('a', 1, 0, 10_000)).length === held + 1
    await opened.close()
    return { acknowledged, refused, held, worksAgain }
  } finally {
    await full.dispose()
  }
}
