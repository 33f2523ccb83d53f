/** Tells a phone, on one of its connections, which documents hold something else than it does. */
import { digestOf } from '../src/protocol.ts'
import type { Access } from './access.ts'
import { clocksOf, type Clocks } from './catch-up.ts'
import { digestsFrame } from './frames.ts'
import type { Journal } from './journal.ts'
import type { Peer } from './peer.ts'

/** Changes of this long travel together. */
const GATHER_MS = 100

export class Digests {
  readonly #journal: Journal
  readonly #access: Access
  readonly #watchers = new Set<Peer>()
  readonly #digests = new Map<string, string>()
  readonly #changed = new Map<string, Clocks>()
  #timer: NodeJS.Timeout | undefined

  constructor(journal: Journal, access: Access) {
    this.#journal = journal
    this.#access = access
  }

  async watch(peer: Peer): Promise<void> {
    this.#watchers.add(peer)
    const documents = (await this.#journal.documents()).filter((name) => this.#access.mayRead(peer.device, name))
    for (const document of documents) {
      if (this.#digests.has(document)) continue
      const clocks = clocksOf(await this.#journal.authors(document))
      if (!this.#digests.has(document)) this.#digests.set(document, digestOf(clocks))
    }
    if (!this.#watchers.has(peer)) return
    peer.send(digestsFrame(documents.map((name) => [name, this.#digests.get(name) as string])))
  }

  unwatch(peer: Peer): void {
    this.#watchers.delete(peer)
  }

  changed(document: string, clocks: Clocks): void {
    this.#changed.set(document, clocks)
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #tell(): void {
    this.#timer = undefined
    const news = [...this.#changed].map(([document, clocks]) => [document, digestOf(clocks)] as const)
    this.#changed.clear()
    for (const [document, digest] of news) this.#digests.set(document, digest)
    const frames = new Map<string, Uint8Array>()
    for (const peer of this.#watchers) {
      const readable = news.filter(([document]) => this.#access.mayRead(peer.device, document))
      if (readable.length === 0) continue
      const key = readable.map(([document]) => document).join(' ')
      const frame = frames.get(key) ?? digestsFrame(readable)
      frames.set(key, frame)
      peer.send(frame)
    }
  }
}
