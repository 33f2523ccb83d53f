import type { UnsentByPosyandu } from '../../src/protocol.ts'
import {
  authorAfter,
  documentOf,
  expectHere,
  Moved,
  QUARANTINE,
  type Author,
  type Halt,
  type Head,
  type Journal,
  type MovableJournal,
  type Quarantined,
  type Row,
  type Shared,
  type Standing,
  type WaitingEntry,
} from './journal.ts'
import { WaitingRoom } from './journal-waiting.ts'

/** What is held of a client. */
interface Held {
  readonly author: Author
  readonly texts: string[]
  /** When each was received, ms. */
  readonly times: number[]
}

/** What a memory journal keeps while it is closed, as a directory does for the real one. */
export interface MemoryDisk {
  readonly id: string
  greatestCounter: number
  readonly documents: Map<string, Map<number, Held>>
  /** Of each document, in the order in which it was appended. */
  readonly rows: Map<string, Row[]>
  /** The journals that are open on it, and what each is to be told of. */
  readonly watchers: Map<(document: string | undefined) => void, MemoryJournal>
  settings: string | undefined
  halt: Halt | undefined
  readonly words: Set<string>
  readonly refused: Map<string, Quarantined>
  /** By text. */
  readonly waiting: Map<string, WaitingEntry>
  readonly contacts: Map<string, number>
  readonly unsent: Map<string, UnsentByPosyandu>
  /** How many more entries fit. */
  room: number
}

export function memoryDisk(id: string): MemoryDisk {
  return {
    id,
    greatestCounter: 0,
    documents: new Map(),
    rows: new Map(),
    watchers: new Map(),
    settings: undefined,
    halt: undefined,
    words: new Set(),
    refused: new Map(),
    waiting: new Map(),
    contacts: new Map(),
    unsent: new Map(),
    room: Infinity,
  }
}

/** A journal for tests and simulations: nothing outlives the process. Several may be open on one disk. */
export class MemoryJournal implements MovableJournal {
  readonly id: string
  readonly shared: Shared
  readonly #disk: MemoryDisk

  constructor(disk: MemoryDisk) {
    this.id = disk.id
    this.#disk = disk
    this.shared = sharedOn(disk)
  }

  get greatestCounter(): number {
    return this.#disk.greatestCounter
  }

  documents(): Promise<string[]> {
    return Promise.resolve([...this.#disk.documents.keys()])
  }

  standing(document: string): Promise<Standing> {
    const clients = this.#disk.documents.get(document) ?? []
    const authors = new Map([...clients].map(([client, { author }]) => [client, author]))
    return Promise.resolve({ head: this.#headOf(document), authors })
  }

  async append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head> {
    await Promise.resolve()
    const document = documentOf(rows)
    if (expected !== undefined && expected !== this.#headOf(document)) throw new Moved(`${document} has moved on`)
    expectHere(this.#disk.halt)
    if (rows.length > this.#disk.room) throw new Error('the disk is full')
    this.#check(rows)
    this.#disk.room -= rows.length
    this.#disk.rows.set(document, [...(this.#disk.rows.get(document) ?? []), ...rows])
    const clients = this.#disk.documents.get(document) ?? new Map<number, Held>()
    this.#disk.documents.set(document, clients)
    for (const row of rows) {
      const before = clients.get(row.client)
      const { texts, times }: Pick<Held, 'texts' | 'times'> = before ?? { texts: [], times: [] }
      texts.push(row.text)
      times.push(row.receivedAt ?? receivedAt)
      clients.set(row.client, { author: authorAfter(row, before?.author), texts, times })
      this.#disk.greatestCounter = Math.max(this.#disk.greatestCounter, row.counter)
    }
    for (const [news, journal] of this.#disk.watchers) if (journal !== this) queueMicrotask(() => news(document))
    return this.#headOf(document)
  }

  since(document: string, head: Head): ReturnType<Journal['since']> {
    const rows = this.#disk.rows.get(document) ?? []
    const isKnown = Number(head) <= rows.length
    return Promise.resolve(isKnown ? { rows: rows.slice(Number(head)), head: this.#headOf(document) } : undefined)
  }

  watch(news: (document: string | undefined) => void): () => void {
    this.#disk.watchers.set(news, this)
    return () => this.#disk.watchers.delete(news)
  }

  probe(): Promise<void> {
    return this.#disk.room > 0 ? Promise.resolve() : Promise.reject(new Error('the disk is full'))
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    return Promise.resolve(this.#disk.documents.get(document)?.get(client)?.texts.slice(from, to) ?? [])
  }

  received(document: string, client: number, from: number, to: number): Promise<number[]> {
    return Promise.resolve(this.#disk.documents.get(document)?.get(client)?.times.slice(from, to) ?? [])
  }

  halt(): Promise<Halt | undefined> {
    return Promise.resolve(this.#disk.halt)
  }

  setHalt(halt: Halt | undefined): Promise<void> {
    this.#disk.halt = halt
    return Promise.resolve()
  }

  compact(): Promise<void> {
    return Promise.resolve()
  }

  quarantine(refused: readonly Quarantined[]): Promise<void> {
    for (const one of refused) {
      const key = [one.sender, one.document, one.client, one.clock].join(' ')
      this.#disk.refused.delete(key)
      const own = [...this.#disk.refused.keys()].filter((other) => other.startsWith(`${one.sender} `))
      if (own.length >= QUARANTINE.perSender) this.#disk.refused.delete(own[0] as string)
      if (this.#disk.refused.size < QUARANTINE.total) this.#disk.refused.set(key, one)
    }
    return Promise.resolve()
  }

  quarantined(): Promise<Quarantined[]> {
    return Promise.resolve([...this.#disk.refused.values(), ...this.#disk.waiting.values()])
  }

  async keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    await Promise.resolve()
    expectHere(this.#disk.halt)
    const { waiting } = this.#disk
    const room = new WaitingRoom()
    for (const entry of waiting.values()) room.take(entry)
    for (const entry of entries) if (room.take(entry)) waiting.set(entry.text, entry)
  }

  waitingAuthors(): Promise<string[]> {
    return Promise.resolve([...new Set([...this.#disk.waiting.values()].map(({ author }) => author))])
  }

  waitingOf(author: string): Promise<WaitingEntry[]> {
    const own = [...this.#disk.waiting.values()].filter((entry) => entry.author === author)
    return Promise.resolve(
      own.sort((a, b) => (a.document === b.document ? a.n - b.n : a.document < b.document ? -1 : 1)),
    )
  }

  release(entries: readonly WaitingEntry[]): Promise<void> {
    for (const { text } of entries) this.#disk.waiting.delete(text)
    return Promise.resolve()
  }

  contacts(): Promise<Map<string, number>> {
    return Promise.resolve(new Map(this.#disk.contacts))
  }

  heardFrom(devices: ReadonlyMap<string, number>): Promise<void> {
    for (const [device, at] of devices) this.#disk.contacts.set(device, at)
    return Promise.resolve()
  }

  unsent(): Promise<Map<string, UnsentByPosyandu>> {
    return Promise.resolve(new Map(this.#disk.unsent))
  }

  keepUnsent(devices: ReadonlyMap<string, UnsentByPosyandu>): Promise<void> {
    for (const [device, unsent] of devices) this.#disk.unsent.set(device, unsent)
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  #headOf(document: string): Head {
    return String(this.#disk.rows.get(document)?.length ?? 0)
  }

  /** All rows or none: every row is looked at before the first is kept. */
  #check(rows: readonly Row[]): void {
    const after = new Map<string, Author>()
    for (const row of rows) {
      const key = `${row.document} ${row.client}`
      const before = after.get(key) ?? this.#disk.documents.get(row.document)?.get(row.client)?.author
      after.set(key, authorAfter(row, before))
    }
  }
}

function sharedOn(disk: MemoryDisk): Shared {
  return {
    settings: () => Promise.resolve(disk.settings),
    changeSettings: (before, after) => {
      const isSame = disk.settings === before
      if (isSame) disk.settings = after
      return Promise.resolve(isSame)
    },
    once: (word, forMs) => {
      const isFirst = !disk.words.has(word)
      if (isFirst) setTimeout(() => disk.words.delete(word), forMs).unref()
      disk.words.add(word)
      return Promise.resolve(isFirst)
    },
    halt: () => Promise.resolve(disk.halt),
  }
}
