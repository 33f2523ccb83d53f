/** What this process knows of the whole journal, by having read it once and by hearing of every append since. */
import { answersOf, type Commander, type Engine } from './engine.ts'
import { SHARDS, type Keys } from './keys.ts'
import { News, type Tidings } from './news.ts'

type Watcher = (document: string | undefined) => void

export interface CataloguePorts {
  readonly engine: Engine
  readonly commander: Commander
  readonly keys: Keys
  /** What this process writes into the news. */
  readonly origin: string
  readonly onError: (error: unknown) => void
}

export class Catalogue {
  readonly documents = new Set<string>()
  readonly #ports: CataloguePorts
  readonly #watchers = new Set<Watcher>()
  #greatestCounter = 0
  #news: News | undefined

  constructor(ports: CataloguePorts) {
    this.#ports = ports
  }

  get greatestCounter(): number {
    return this.#greatestCounter
  }

  /** Resolves when all is known, and nothing is missed any more. */
  open(): Promise<void> {
    const { engine, keys, onError } = this.#ports
    return new Promise((resolve) => {
      const onGap = async (): Promise<void> => {
        await this.#load()
        resolve()
        for (const watcher of this.#watchers) watcher(undefined)
      }
      this.#news = new News({ engine, keys, onGap, onError, onNews: (tidings) => this.#told(tidings) })
    })
  }

  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  heard(document: string, greatestCounter: number): void {
    this.documents.add(document)
    this.#greatestCounter = Math.max(this.#greatestCounter, greatestCounter)
  }

  async stop(): Promise<void> {
    await this.#news?.stop()
  }

  #told({ document, origin, greatestCounter }: Tidings): void {
    this.heard(document, Number(greatestCounter))
    if (origin !== this.#ports.origin) for (const watcher of this.#watchers) watcher(document)
  }

  async #load(): Promise<void> {
    const { commander, keys } = this.#ports
    for (let shard = 0; shard < SHARDS; shard++) {
      const pipeline = commander.pipeline()
      pipeline.get(keys.ofShard(shard, 'greatest')).smembers(keys.ofShard(shard, 'documents'))
      const [greatest, documents] = (await answersOf(pipeline)) as [string | null, string[]]
      for (const document of documents) this.heard(document, Number(greatest ?? 0))
    }
  }
}
