/**
 * What other relays appended, read from one short stream a shard. A stream keeps what was said while nobody listened;
 * after a connection was lost, and perhaps another node is the master now, every document may have news.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { Commander, Engine } from './engine.ts'
import { SHARDS, type Keys } from './keys.ts'

const BLOCK_MS = 4_000
/** A connection on which even "nothing new" does not come any more. */
const SILENT_MS = 2.5 * BLOCK_MS
const AGAIN_AFTER_MS = 200
const AT_ONCE = 1_000

export interface Tidings {
  readonly document: string
  /** The journal that appended. */
  readonly origin: string
  readonly greatestCounter: string
}

export interface NewsPorts {
  readonly engine: Engine
  readonly keys: Keys
  readonly onNews: (tidings: Tidings) => void
  /** From here on nothing is missed; before, anything may have been. Whoever cannot catch up is asked again. */
  readonly onGap: () => Promise<void>
  readonly onError: (error: unknown) => void
}

type Streams = readonly (readonly [stream: string, entries: readonly (readonly [id: string, fields: string[]])[]])[]

export class News {
  readonly #ports: NewsPorts
  readonly #listening: Promise<void>[]
  #isOver = false

  /** In a cluster each shard is listened to for itself: one command cannot read from several nodes. */
  constructor(ports: NewsPorts) {
    this.#ports = ports
    const shards = Array.from({ length: SHARDS }, (_, shard) => shard)
    const groups = ports.engine.address.kind === 'cluster' ? shards.map((shard) => [shard]) : [shards]
    this.#listening = groups.map((group) => this.#listen(group.map((shard) => ports.keys.ofShard(shard, 'news'))))
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#listening)
  }

  async #listen(streams: readonly string[]): Promise<void> {
    const connection = this.#ports.engine.connect({ commandTimeout: SILENT_MS, socketTimeout: SILENT_MS })
    let said = ''
    while (!this.#isOver) {
      await this.#follow(connection, streams).catch((error: unknown) => {
        // A right that is missing keeps a relay from starting: it must be told, and once is enough.
        if (said !== String(error) && !this.#isOver) this.#ports.onError(error)
        said = String(error)
        return pause(AGAIN_AFTER_MS)
      })
    }
  }

  async #follow(connection: Commander, streams: readonly string[]): Promise<void> {
    if (connection.status === 'wait' || connection.status === 'end') await connection.connect()
    const from = new Map<string, string>()
    for (const stream of streams) {
      const [last] = await connection.xrevrange(stream, '+', '-', 'COUNT', 1)
      from.set(stream, last?.[0] ?? '0-0')
    }
    await this.#ports.onGap()
    while (!this.#isOver) {
      const ids = [...from.values()]
      const found = await (connection as Redis).xread(
        'COUNT',
        AT_ONCE,
        'BLOCK',
        BLOCK_MS,
        'STREAMS',
        ...streams,
        ...ids,
      )
      for (const [stream, entries] of (found ?? []) as Streams) {
        for (const [id, fields] of entries) {
          from.set(stream, id)
          const [, document = '', , origin = '', , greatestCounter = '0'] = fields
          this.#ports.onNews({ document, origin, greatestCounter })
        }
      }
    }
  }
}
