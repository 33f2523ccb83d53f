/** A real cluster of our own, the smallest that can do without a node: three primaries, each with a replica. */
import { Redis } from 'ioredis'
import { until } from '../replica/phones.ts'
import { RedisEngine } from './redis-engine.ts'

const PRIMARIES = 3
const SLOTS = 16_384
const SETTINGS = {
  'cluster-enabled': 'yes',
  'cluster-announce-ip': '127.0.0.1',
  'cluster-node-timeout': '1000',
  'cluster-replica-validity-factor': '0', // one that stood still may take over
  'repl-diskless-sync-delay': '0',
}

export class RedisCluster {
  /** First the primaries as they were at the start, then the replica of each. */
  readonly nodes: readonly RedisEngine[]

  static async start(): Promise<RedisCluster> {
    const starting = Array.from({ length: 2 * PRIMARIES }, () => RedisEngine.start({ settings: SETTINGS }))
    const cluster = new RedisCluster(await Promise.all(starting))
    await cluster.#join()
    return cluster
  }

  private constructor(nodes: readonly RedisEngine[]) {
    this.nodes = nodes
  }

  get address(): string {
    return `redis+cluster://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`
  }

  /** Who had this key at the start, and the replica that is to follow. */
  async pairOf(key: string): Promise<readonly [primary: RedisEngine, replica: RedisEngine]> {
    const slot = await asked(this.nodes[0]!, (redis) => redis.cluster('KEYSLOT', key))
    const at = Math.floor((slot * PRIMARIES) / SLOTS)
    return [this.nodes[at]!, this.nodes[at + PRIMARIES]!]
  }

  async dispose(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.dispose()))
  }

  async #join(): Promise<void> {
    const [first, ...others] = this.nodes as [RedisEngine, ...RedisEngine[]]
    for (const { port } of others) await asked(first, (redis) => redis.cluster('MEET', '127.0.0.1', port))
    await this.#everyNode('knows the others', (info) => info.includes(`cluster_known_nodes:${this.nodes.length}`))
    for (let at = 0; at < PRIMARIES; at++) {
      const [primary, replica] = [this.nodes[at]!, this.nodes[at + PRIMARIES]!]
      const [from, to] = [at, at + 1].map((part) => Math.ceil((part * SLOTS) / PRIMARIES)) as [number, number]
      await asked(primary, (redis) => redis.cluster('ADDSLOTSRANGE', from, to - 1))
      const id = await asked(primary, (redis) => redis.cluster('MYID'))
      await asked(replica, (redis) => redis.cluster('REPLICATE', id))
      const isFollowed = async (): Promise<boolean> => (await replicationOf(primary)).includes('state=online')
      await until('its replica follows', isFollowed)
    }
    await this.#everyNode('finds the cluster whole', (info) => info.includes('cluster_state:ok'))
    // What one has heard another may not have heard yet, and any of them may be the one that is asked.
    for (const node of this.nodes)
      await until('each knows who follows whom', async () => (await nodesInSlotsOf(node)) === this.nodes.length)
  }

  async #everyNode(does: string, isSo: (info: string) => boolean): Promise<void> {
    for (const node of this.nodes) {
      await until(`each ${does}`, async () => isSo(await asked(node, (redis) => redis.cluster('INFO'))))
    }
  }
}

export function replicationOf(node: RedisEngine): Promise<string> {
  return asked(node, (redis) => redis.info('replication'))
}

/** How many nodes this one would name to a client: primaries and their replicas. */
async function nodesInSlotsOf(node: RedisEngine): Promise<number> {
  const ranges = (await asked(node, (redis) => redis.cluster('SLOTS'))) as [number, number, ...unknown[]][]
  return ranges.reduce((sum, [, , ...nodes]) => sum + nodes.length, 0)
}

/** On a connection of the test's own. */
export async function asked<Answer>({ port }: RedisEngine, ask: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(port, '127.0.0.1')
  try {
    return await ask(redis)
  } finally {
    redis.disconnect()
  }
}
