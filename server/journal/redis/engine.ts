/** The engine as a relay reaches it: one node, the master that sentinels name, or a cluster. */
import { Cluster, Redis, type ChainableCommander, type RedisOptions } from 'ioredis'
import { clusterNodesOf, entranceOf, placeOf, type Address } from './address.ts'

export type Commander = Redis | Cluster

/** Past this an answer is not waited for: whether a write was done is then not known. */
export const ANSWER_WITHIN_MS = 5_000
const MOST_PAUSE_MS = 1_000

interface Patience {
  readonly commandTimeout?: number
  readonly socketTimeout?: number
}

export class Engine {
  readonly address: Address
  readonly #onError: (error: unknown) => void
  readonly #open = new Set<Commander>()

  constructor(address: Address, onError: (error: unknown) => void) {
    this.address = address
    this.#onError = onError
  }

  /** A connection of its own, or in a cluster one to each node. It comes back by itself, and repeats nothing. */
  connect(options: Patience = {}): Commander {
    const { address } = this
    const common = {
      ...entranceOf(address),
      protocol: 2 as const,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER_WITHIN_MS,
      connectTimeout: ANSWER_WITHIN_MS,
      // What was a master is a replica now: the connection leads to the wrong node.
      reconnectOnError: ({ message }: Error): boolean => message.startsWith('READONLY'),
      ...options,
    }
    const retry = (times: number): number => Math.min(MOST_PAUSE_MS, 50 * times) * (0.5 + Math.random())
    const made =
      address.kind === 'cluster'
        ? new Cluster(clusterNodesOf(address), {
            redisOptions: common,
            enableOfflineQueue: false,
            lazyConnect: true,
            clusterRetryStrategy: retry,
          })
        : oneOf({ ...common, ...placeOf(address), enableOfflineQueue: false, lazyConnect: true, retryStrategy: retry })
    made.on('error', this.#onError)
    this.#open.add(made)
    return made
  }

  close(): void {
    for (const each of this.#open) each.disconnect()
    this.#open.clear()
  }
}

/** The nodes that are written to. */
export function mastersOf(commander: Commander): Redis[] {
  return commander instanceof Cluster ? commander.nodes('master') : [commander]
}

/** What each command of a pipeline was answered. Rejects when one was not, or with an error. */
export async function answersOf(pipeline: ChainableCommander): Promise<unknown[]> {
  const answers = (await pipeline.exec()) ?? []
  return answers.map(([error, answer]) => {
    if (error) throw error
    return answer
  })
}

function oneOf(options: Omit<RedisOptions, 'replyMapping'>): Redis {
  return new Redis(options)
}
