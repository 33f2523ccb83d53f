/** Tells a phone, on one of its connections, which documents hold something else than it does. */
import { digestOf } from '../../src/protocol.ts'
import type { Access } from '../access.ts'
import { clocksOf, type Clocks } from './catch-up.ts'
import { digestsFrame } from '../wire/frames.ts'
import type { Journal } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'

/** Changes of this long travel together. */
const GATHER_MS = 100
/** Phones looked at before others have their turn. */
const PHONES_AT_ONCE = 5

export class Digests {
  readonly #journal: Journal
  readonly #access: Access
  /** With the names of the documents that each may read, as it was told last. */
  readonly #watchers = new Map<Peer, string>()
  readonly #digests = new Map<string, string>()
  readonly #changed = new Map<string, Clocks>()
  /** Devices that may read something else than before; undefined: any may. */
  readonly #regranted = new Set<string | undefined>()
  #timer: NodeJS.Timeout | undefined

  constructor(journal: Journal, access: Access) {
    this.#journal = journal
    this.#access = access
    access.listen({
      onChanged: (device) => {
        if (this.#watchers.size === 0) return
        this.#regranted.add(device)
        this.#tellSoon()
      },
    })
  }

  /** Asked again on the same connection, it says nothing: it has told everything, and goes on telling what changes. */
  async watch(peer: Peer): Promise<void> {
    // Whoever may not read the directory, because its device was revoked, hears of no document.
    if (this.#watchers.has(peer) || !this.#access.mayRead(peer.device, this.#access.directory)) return
    this.#watchers.set(peer, '')
    await this.#tellAll(peer, await this.#journal.documents())
  }

  unwatch(peer: Peer): void {
    this.#watchers.delete(peer)
  }

  changed(document: string, clocks: Clocks): void {
    this.#changed.set(document, clocks)
    this.#tellSoon()
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  async #tellAll(peer: Peer, documents: readonly string[]): Promise<void> {
    for (const document of documents) {
      if (this.#digests.has(document) || !this.#access.mayRead(peer.device, document)) continue
      const clocks = clocksOf(await this.#journal.authors(document))
      if (!this.#digests.has(document)) this.#digests.set(document, digestOf(clocks))
    }
    if (!this.#watchers.has(peer)) return
    const readable = documents.filter((name) => this.#access.mayRead(peer.device, name))
    this.#watchers.set(peer, readable.join(' '))
    peer.send(digestsFrame(readable.map((name) => [name, this.#digests.get(name) ?? digestOf([])])))
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#tell()
      if (this.#regranted.size > 0) void this.#tellRegranted().catch(() => undefined) // it hears of them when it comes again
    }, GATHER_MS)
  }

  #tell(): void {
    const news = [...this.#changed].map(([document, clocks]) => [document, digestOf(clocks)] as const)
    this.#changed.clear()
    for (const [document, digest] of news) this.#digests.set(document, digest)
    const frames = new Map<string, Uint8Array>()
    for (const peer of this.#watchers.keys()) {
      const readable = news.filter(([document]) => this.#access.mayRead(peer.device, document))
      if (readable.length === 0) continue
      const key = readable.map(([document]) => document).join(' ')
      const frame = frames.get(key) ?? digestsFrame(readable)
      frames.set(key, frame)
      peer.send(frame)
    }
  }

  /** A phone that was given another posyandu hears at once what there is; so does a bidan of the desa it lies in. */
  async #tellRegranted(): Promise<void> {
    const devices = new Set(this.#regranted)
    this.#regranted.clear()
    const documents = await this.#journal.documents()
    let looked = 0
    for (const [peer, told] of [...this.#watchers]) {
      if (!devices.has(undefined) && !devices.has(peer.device)) continue
      if (++looked % PHONES_AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve))
      const readable = documents.filter((name) => this.#access.mayRead(peer.device, name)).join(' ')
      if (readable !== told && this.#watchers.has(peer)) await this.#tellAll(peer, documents)
    }
  }
}
