/** How long an entry is on its way from one phone to another: through one relay, and through two on one engine. */
import { Doors } from '../doors.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import type { Journal } from '../../server/journal/journal.ts'
import { Ground } from '../relay/ground.ts'
import { percentile, report } from './figure.ts'

const CROSSINGS = 200
const MOST_P99_MS = 1000

export async function relays(): Promise<void> {
  const engine = await RedisEngine.start()
  const open = (): Promise<Journal> =>
    RedisJournal.open(engine.address, {
      newId: () => crypto.randomUUID(),
      replicas: 0,
      onError: (error) => process.stderr.write(`${String(error)}\n`),
    })
  const doors = new Doors()
  const grounds = [
    await Ground.lay({ journal: await open() }, doors),
    await Ground.lay({ journal: await open() }, doors),
  ]
  try {
    const same = await crossings(grounds[0]!, grounds[0]!)
    const other = await crossings(grounds[0]!, grounds[1]!)
    const note = `${CROSSINGS} entries; through one relay p50 ${ms(same, 0.5)} ms, p99 ${ms(same, 0.99)} ms in the same run`
    report({ name: 'relays: from a phone at one to a phone at another, p50', value: ms(other, 0.5), unit: 'ms' })
    report({ name: 'relays: the same, p99', value: ms(other, 0.99), unit: 'ms', target: MOST_P99_MS, note })
  } finally {
    for (const ground of grounds) await ground.clear()
    await engine.dispose()
  }
}

/** Milliseconds from being written on a phone here until it is on a phone there, one after the other. */
async function crossings(here: Ground, there: Ground): Promise<number[]> {
  const [from, to] = [here.phone(await here.device()), there.phone(await there.device())]
  await Promise.all([from, to].map((phone) => phone.until(({ provider }) => provider.synced)))
  const found: number[] = []
  for (let i = 0; i < CROSSINGS; i++) {
    const text = await from.device.entry(from.document)
    const held = to.texts().length
    const began = performance.now()
    from.write(text)
    await to.until(() => to.texts().length > held)
    found.push(performance.now() - began)
  }
  return found
}

function ms(samples: readonly number[], share: number): number {
  return Number(percentile(samples, share).toFixed(1))
}
