/** Where a relay's data can be moved to. */
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import type { TestRelay } from '../replica/phones.ts'

export interface Elsewhere {
  /** As the command is told. */
  readonly where: string
  /** A relay that works there. */
  start(relay: TestRelay): Promise<void>
  end(): Promise<void>
}

export const elsewheres: readonly { readonly name: string; readonly make: (folder: string) => Promise<Elsewhere> }[] = [
  {
    name: 'another folder',
    make: (folder) =>
      Promise.resolve({
        where: folder,
        start: (relay) => relay.start({ dataDir: folder }),
        end: () => Promise.resolve(),
      }),
  },
  {
    name: 'an engine',
    make: async (folder) => {
      const engine = await RedisEngine.start()
      const open = (): Promise<RedisJournal> =>
        RedisJournal.open(engine.address, { newId: () => crypto.randomUUID(), replicas: 0, onError: () => undefined })
      return {
        where: engine.address,
        start: async (relay) => relay.start({ dataDir: `${folder}-relay`, journal: await open() }),
        end: () => engine.dispose(),
      }
    },
  },
]
