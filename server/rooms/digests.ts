/** Tells a phone, on one of its connections, which documents hold something else than it does. */
import { digestOf } from '../../src/protocol.ts'
import type { Access } from '../access.ts'
import { clocksOf, type Clocks } from './catch-up.ts'
import { digestsFrame } from '../wire/frames.ts'
import type { Journal } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'
import { Shelves } from './shelves.ts'

/** Changes of this long travel together. */
const GATHER_MS = 100
/** Phones looked at before others have their turn. */
const PHONES_AT_ONCE = 5

export class Digests {
  readonly #journal: Journal
  readonly #access: Access
  /** With the names of the documents that each may read, as it was told last. */
  readonly #watchers = new Map<Peer, string>()
  readonly #shelves: Shelves
  /** Every document's name is asked for once: asking for each phone took longer than all else it comes for. */
  #named: Promise<void> | undefined
  readonly #digests = new Map<string, string>()
  readonly #changed = new Map<string, Clocks>()
  /** Documents that nobody has open here and to which another relay wrote; undefined: it may have written to any. */
  readonly #written = new Set<string | undefined>()
  /** What is being read just now; no longer in here once the document has changed meanwhile. */
  readonly #reading = new Map<string, Promise<void>>()
  /** Devices that may read something else than before; undefined: any may. */
  readonly #regranted = new Set<string | undefined>()
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(journal: Journal, access: Access) {
    this.#journal = journal
    this.#access = access
    this.#shelves = new Shelves(access)
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
    await this.#knowNames()
    await this.#tellAll(peer)
  }

  unwatch(peer: Peer): void {
    this.#watchers.delete(peer)
    this.#shelves.remove(peer)
  }

  changed(document: string, clocks: Clocks): void {
    this.#reading.delete(document)
    this.#shelves.add(document)
    this.#changed.set(document, clocks)
    this.#tellSoon()
  }

  /** Another relay wrote to this document, which nobody has open here; undefined: it may have written to any. */
  written(document: string | undefined): void {
    for (const name of document === undefined ? [...this.#digests.keys()] : [document]) {
      this.#reading.delete(name)
      this.#digests.delete(name)
    }
    this.#written.add(document)
    this.#tellSoon()
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #knowNames(): Promise<void> {
    const named = (this.#named ??= this.#readNames().catch((error: unknown) => {
      if (this.#named === named) this.#named = undefined
      throw error
    }))
    return named
  }

  async #readNames(): Promise<void> {
    for (const document of await this.#journal.documents()) this.#shelves.add(document)
  }

  async #tellAll(peer: Peer): Promise<void> {
    if (!this.#watchers.has(peer)) return
    // From here on it hears of changes, perhaps before it hears of everything.
    let readable = this.#shelves.place(peer)
    const unread = readable.filter((document) => !this.#digests.has(document))
    for (const document of unread) await this.#read(document)
    if (!this.#watchers.has(peer)) return this.#shelves.remove(peer)
    if (unread.length > 0) readable = this.#shelves.place(peer)
    this.#watchers.set(peer, readable.join(' '))
    peer.send(digestsFrame(readable.map((name) => [name, this.#digests.get(name) ?? digestOf([])])))
  }

  #tellSoon(): void {
    if (this.#isClosed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#tellChanged()
      void this.#tellNowOrLater(this.#written, (written) => this.#tellWritten(written))
      void this.#tellNowOrLater(this.#regranted, (devices) => this.#tellRegranted(devices))
    }, GATHER_MS)
  }

  /** What cannot be read now is told as soon as it can: nobody asks for it again. */
  async #tellNowOrLater<Item>(due: Set<Item>, tell: (items: ReadonlySet<Item>) => Promise<void>): Promise<void> {
    if (due.size === 0) return
    const items = new Set(due)
    due.clear()
    await tell(items).catch(() => {
      for (const item of items) due.add(item)
      this.#tellSoon()
    })
  }

  /** Keeps the digest of a document as it stands, unless it changes while it is read. */
  #read(document: string): Promise<void> {
    const known = this.#reading.get(document)
    if (known) return known
    const reading = this.#journal
      .standing(document)
      .then(({ authors }) => {
        if (this.#reading.get(document) === reading) this.#digests.set(document, digestOf(clocksOf(authors)))
      })
      .finally(() => this.#reading.get(document) === reading && this.#reading.delete(document))
    this.#reading.set(document, reading)
    return reading
  }

  #tellChanged(): void {
    const news = [...this.#changed].map(([document, clocks]) => [document, digestOf(clocks)] as const)
    this.#changed.clear()
    for (const [document, digest] of news) this.#digests.set(document, digest)
    this.#tell(news)
  }

  /** Undefined among them: any may have been written to. */
  async #tellWritten(documents: ReadonlySet<string | undefined>): Promise<void> {
    const written = documents.has(undefined) ? await this.#journal.documents() : [...documents].map(String)
    for (const document of written) {
      this.#shelves.add(document)
      const isAwaited = this.#shelves.readersOf(document).length > 0
      if (isAwaited && !this.#digests.has(document)) await this.#read(document)
    }
    this.#tell(written.map((name) => [name, this.#digests.get(name)] as const).filter(isTold))
  }

  #tell(news: readonly (readonly [document: string, digest: string])[]): void {
    const newsOf = new Map<Peer, (readonly [document: string, digest: string])[]>()
    for (const each of news) {
      for (const peer of this.#shelves.readersOf(each[0])) newsOf.set(peer, [...(newsOf.get(peer) ?? []), each])
    }
    const frames = new Map<string, Uint8Array>()
    for (const [peer, readable] of newsOf) {
      const key = readable.map(([document]) => document).join(' ')
      const frame = frames.get(key) ?? digestsFrame(readable)
      frames.set(key, frame)
      peer.send(frame)
    }
  }

  /** A phone that was given another posyandu hears at once what there is; so does a bidan of the desa it lies in. */
  async #tellRegranted(devices: ReadonlySet<string | undefined>): Promise<void> {
    let looked = 0
    for (const [peer, told] of [...this.#watchers]) {
      if (!devices.has(undefined) && !devices.has(peer.device)) continue
      if (++looked % PHONES_AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve))
      if (!this.#watchers.has(peer)) continue
      if (this.#shelves.place(peer).join(' ') !== told) await this.#tellAll(peer)
    }
  }
}

function isTold(news: readonly [string, string | undefined]): news is readonly [string, string] {
  return news[1] !== undefined
}
