import {
  authorAfter,
  QUARANTINE,
  type Author,
  type Journal,
  type Quarantined,
  type Row,
  type WaitingEntry,
} from './journal.ts'
import { WaitingRoom } from './journal-waiting.ts'

/** What a memory journal keeps while it is closed, as a directory does for the real one. */
export interface MemoryDisk {
  readonly id: string
  greatestCounter: number
  readonly documents: Map<string, Map<number, { author: Author; texts: string[] }>>
  readonly refused: Map<string, Quarantined>
  /** By text. */
  readonly waiting: Map<string, WaitingEntry>
  readonly contacts: Map<string, number>
  /** How many more entries fit. */
  room: number
}

export function memoryDisk(id: string): MemoryDisk {
  return {
    id,
    greatestCounter: 0,
    documents: new Map(),
    refused: new Map(),
    waiting: new Map(),
    contacts: new Map(),
    room: Infinity,
  }
}

/** A journal for tests and simulations: nothing outlives the process. */
export class MemoryJournal implements Journal {
  readonly id: string
  readonly #disk: MemoryDisk

  constructor(disk: MemoryDisk) {
    this.id = disk.id
    this.#disk = disk
  }

  get greatestCounter(): number {
    return this.#disk.greatestCounter
  }

  documents(): Promise<string[]> {
    return Promise.resolve([...this.#disk.documents.keys()])
  }

  authors(document: string): Promise<Map<number, Author>> {
    const clients = this.#disk.documents.get(document) ?? []
    return Promise.resolve(new Map([...clients].map(([client, { author }]) => [client, author])))
  }

  async append(rows: readonly Row[]): Promise<void> {
    await Promise.resolve()
    if (rows.length > this.#disk.room) throw new Error('the disk is full')
    this.#check(rows)
    this.#disk.room -= rows.length
    for (const row of rows) {
      const clients = this.#disk.documents.get(row.document) ?? new Map<number, { author: Author; texts: string[] }>()
      const before = clients.get(row.client)
      const texts = before?.texts ?? []
      texts.push(row.text)
      clients.set(row.client, { author: authorAfter(row, before?.author), texts })
      this.#disk.documents.set(row.document, clients)
      this.#disk.greatestCounter = Math.max(this.#disk.greatestCounter, row.counter)
    }
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    return Promise.resolve(this.#disk.documents.get(document)?.get(client)?.texts.slice(from, to) ?? [])
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

  keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    const { waiting } = this.#disk
    const room = new WaitingRoom()
    for (const entry of waiting.values()) room.take(entry)
    for (const entry of entries) if (room.take(entry)) waiting.set(entry.text, entry)
    return Promise.resolve()
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

  close(): Promise<void> {
    return Promise.resolve()
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
