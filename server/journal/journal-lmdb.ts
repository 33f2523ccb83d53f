/**
 * The journal in one local directory (LMDB): one row per entry, keyed by document, clientID and clock.
 *
 * The last fsync is our own. `noMetaSync` leaves the commit its `fdatasync` of the data pages, so the file is whole
 * after any crash, and leaves making the commit itself durable to us: what `append` waits for is then in our hands
 * and can be watched by a test, at the same two fsyncs a commit. `overlappingSync` stays off because with it lmdb may
 * report a commit between its being visible and its being on disk; `eventTurnBatching` because its inner promises
 * reject unhandled when the disk is full, which would end the process.
 */
import { open as openFile } from 'node:fs/promises'
import { join } from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import type { UnsentByPosyandu } from '../../src/protocol.ts'
import { GroupCommit } from './group-commit.ts'
import { DocumentHeads } from './journal-heads.ts'
import {
  authorAfter,
  documentOf,
  expectHere,
  Unsure,
  type Author,
  type Halt,
  type Head,
  type Journal,
  type MovableJournal,
  type Quarantined,
  type Row,
  type Standing,
  type WaitingEntry,
} from './journal.ts'
import { Quarantine } from './journal-quarantine.ts'
import { compactClient, readRows, readTexts, type Tables } from './journal-rows.ts'
import { WaitingEntries } from './journal-waiting.ts'

type AuthorKey = [document: string, client: number]

/** The file behind the directory: makes what was written to it durable. */
export interface DataFile {
  datasync(): Promise<void>
  close(): Promise<void>
}

const HALT = 'halt'
/** In the meta table, before a device's id: when it was last heard. */
const CONTACT = 'contact/'
const AFTER_CONTACT = 'contact0'
const UNSENT = 'unsent/'
const AFTER_UNSENT = 'unsent0'

/** Sorts after every number and text a key can go on with. */
const LAST = Buffer.from([0xff])

export class LmdbJournal implements MovableJournal {
  readonly id: string
  readonly shared = undefined
  readonly #root: RootDatabase
  readonly #file: DataFile
  readonly #meta: Database<string | number, string>
  readonly #authors: Database<Author, AuthorKey>
  readonly #quarantine: Quarantine
  readonly #waiting: WaitingEntries
  readonly #tables: Tables
  readonly #commits = new GroupCommit((writes) => this.#perform(writes))
  readonly #heads: DocumentHeads
  #greatestCounter: number
  #halt: Halt | undefined
  #failure: unknown

  private constructor(id: string, root: RootDatabase, file: DataFile, opening: string) {
    this.id = id
    this.#heads = new DocumentHeads(opening)
    this.#root = root
    this.#file = file
    this.#meta = root.openDB({ name: 'meta' })
    this.#authors = root.openDB({ name: 'authors' })
    this.#tables = {
      rows: root.openDB({ name: 'rows' }),
      runs: root.openDB({ name: 'runs' }),
      commit: (write) => this.#commits.commit(write),
    }
    this.#quarantine = new Quarantine(root.openDB({ name: 'quarantine' }))
    this.#waiting = new WaitingEntries(root.openDB({ name: 'waiting' }))
    this.#greatestCounter = Number(this.#meta.get('greatestCounter') ?? 0)
    const halt = this.#meta.get(HALT)
    this.#halt = halt === undefined ? undefined : (JSON.parse(String(halt)) as Halt)
  }

  /** Opens the journal in this directory, making it when there is none. */
  static async open(path: string, newId: () => string, openData: OpenData = openDataFile): Promise<LmdbJournal> {
    const root = open({ path, noMetaSync: true, overlappingSync: false, eventTurnBatching: false, maxDbs: 8 })
    const file = await openData(join(path, 'data.mdb'))
    const meta = root.openDB<string | number, string>({ name: 'meta' })
    if (meta.get('id') === undefined) {
      await meta.put('id', newId())
      await file.datasync()
    }
    return new LmdbJournal(String(meta.get('id')), root, file, newId())
  }

  get greatestCounter(): number {
    return this.#greatestCounter
  }

  documents(): Promise<string[]> {
    const names: string[] = []
    for (let key = this.#firstAuthorFrom(undefined); key; key = this.#firstAuthorFrom([key[0], LAST])) {
      names.push(key[0])
    }
    return Promise.resolve(names)
  }

  async standing(document: string): Promise<Standing> {
    const head = await this.#heads.settled(document)
    this.#expectWhole()
    const range = this.#authors.getRange({ start: [document, -1], end: [document, Infinity] })
    return { head, authors: new Map(range.map(({ key, value }) => [key[1], value] as const)) }
  }

  async append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head> {
    return this.#heads.move(documentOf(rows), expected, () => this.#append(rows, receivedAt))
  }

  /** One process alone appends, so whoever is not at the head has missed nothing but an append that failed. */
  async since(document: string, head: Head): ReturnType<Journal['since']> {
    const isThere = (await this.#heads.settled(document)) === head && !this.#failure
    return isThere ? { rows: [], head } : undefined
  }

  watch(): () => void {
    return () => undefined
  }

  probe(): Promise<void> {
    return this.#commits.commit(() => void this.#meta.put('greatestCounter', this.#greatestCounter))
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    return Promise.resolve(readTexts(this.#tables, document, client, from, to))
  }

  received(document: string, client: number, from: number, to: number): Promise<number[]> {
    return Promise.resolve(readRows(this.#tables, document, client, from, to).map(([receivedAt]) => receivedAt))
  }

  halt(): Promise<Halt | undefined> {
    return Promise.resolve(this.#halt)
  }

  async setHalt(halt: Halt | undefined): Promise<void> {
    await this.#commits.commit(() => {
      if (halt) void this.#meta.put(HALT, JSON.stringify(halt))
      else void this.#meta.remove(HALT)
    })
    this.#halt = halt
  }

  async compact(document: string): Promise<void> {
    for (const client of (await this.standing(document)).authors.keys())
      await compactClient(this.#tables, document, client)
  }

  quarantine(refused: readonly Quarantined[]): Promise<void> {
    return this.#commits.commit(() => this.#quarantine.put(refused))
  }

  quarantined(): Promise<Quarantined[]> {
    return Promise.resolve([...this.#quarantine.all(), ...this.#waiting.all()])
  }

  async keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    expectHere(this.#halt)
    await this.#commitWaiting(() => this.#waiting.put(entries))
  }

  waitingAuthors(): Promise<string[]> {
    return Promise.resolve(this.#waiting.authors())
  }

  waitingOf(author: string): Promise<WaitingEntry[]> {
    return Promise.resolve(this.#waiting.of(author))
  }

  release(entries: readonly WaitingEntry[]): Promise<void> {
    return this.#commitWaiting(() => this.#waiting.remove(entries))
  }

  contacts(): Promise<Map<string, number>> {
    const range = this.#meta.getRange({ start: CONTACT, end: AFTER_CONTACT })
    return Promise.resolve(new Map(range.map(({ key, value }) => [key.slice(CONTACT.length), Number(value)] as const)))
  }

  heardFrom(devices: ReadonlyMap<string, number>): Promise<void> {
    return this.#commits.commit(() => {
      for (const [device, at] of devices) void this.#meta.put(CONTACT + device, at)
    })
  }

  unsent(): Promise<Map<string, UnsentByPosyandu>> {
    const range = this.#meta.getRange({ start: UNSENT, end: AFTER_UNSENT })
    const told = range.map(
      ({ key, value }) => [key.slice(UNSENT.length), JSON.parse(String(value)) as UnsentByPosyandu] as const,
    )
    return Promise.resolve(new Map(told))
  }

  keepUnsent(devices: ReadonlyMap<string, UnsentByPosyandu>): Promise<void> {
    return this.#commits.commit(() => {
      for (const [device, unsent] of devices) void this.#meta.put(UNSENT + device, JSON.stringify(unsent))
    })
  }

  async close(): Promise<void> {
    await this.#commits.settled()
    await this.#root.close()
    await this.#file.close()
  }

  async #append(rows: readonly Row[], receivedAt: number): Promise<void> {
    expectHere(this.#halt)
    const after = new Map<string, { key: AuthorKey; author: Author }>()
    for (const row of rows) {
      const key: AuthorKey = [row.document, row.client]
      const before = after.get(key.join(' '))?.author ?? this.#authors.get(key)
      after.set(key.join(' '), { key, author: authorAfter(row, before) })
    }
    this.#greatestCounter = rows.reduce((greatest, { counter }) => Math.max(greatest, counter), this.#greatestCounter)
    await this.#commits.commit(() => {
      for (const { document, client, clock, text, receivedAt: earlier } of rows) {
        void this.#tables.rows.put([document, client, clock], [earlier ?? receivedAt, text])
      }
      for (const { key, author } of after.values()) void this.#authors.put(key, author)
      void this.#meta.put('greatestCounter', this.#greatestCounter)
    })
  }

  async #commitWaiting(write: () => void): Promise<void> {
    try {
      await this.#commits.commit(write)
    } catch (error) {
      this.#waiting.countAgain()
      throw error
    }
  }

  #firstAuthorFrom(start: [string, Buffer] | undefined): AuthorKey | undefined {
    const [key] = this.#authors.getKeys({ ...(start && { start: start as unknown as AuthorKey }), limit: 1 })
    return key
  }

  #expectWhole(): void {
    if (!this.#failure) return
    throw new Error('the journal takes nothing more until it is opened again', { cause: this.#failure })
  }

  async #perform(writes: readonly (() => void)[]): Promise<void> {
    this.#expectWhole()
    try {
      await this.#root.batch(() => {
        for (const write of writes) write()
      })
    } catch (error) {
      throw new Error('the journal could not be written', { cause: await causeOf(error) })
    }
    try {
      await this.#file.datasync()
    } catch (error) {
      // After a failed fsync nobody can say what is on disk, and the next one would report success.
      this.#failure = error
      throw new Unsure('the journal could not be made durable', { cause: error })
    }
  }
}

/** lmdb tells what went wrong in a second promise, which must not be left to reject by itself. */
function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<unknown> }
  return Promise.resolve(commitError).then(
    () => error,
    (cause: unknown) => cause,
  )
}

export type OpenData = (path: string) => Promise<DataFile>

const openDataFile: OpenData = (path) => openFile(path, 'r+')
