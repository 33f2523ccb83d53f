import type { UnsentByPosyandu } from '../../src/protocol.ts'
import type { Head, Journal, Quarantined, Row, Shared, Standing, WaitingEntry } from './journal.ts'

export interface JournalWatch {
  /** So many entries are on disk, which took so long. */
  appended(entries: number, ms: number): void
  refused(reasons: readonly string[]): void
}

/** A journal that tells how much goes through it. */
export class WatchedJournal implements Journal {
  readonly #journal: Journal
  readonly #watch: JournalWatch
  readonly #now: () => number

  constructor(journal: Journal, now: () => number, watch: JournalWatch) {
    this.#journal = journal
    this.#now = now
    this.#watch = watch
  }

  get id(): string {
    return this.#journal.id
  }

  get greatestCounter(): number {
    return this.#journal.greatestCounter
  }

  documents(): Promise<string[]> {
    return this.#journal.documents()
  }

  standing(document: string): Promise<Standing> {
    return this.#journal.standing(document)
  }

  async append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head> {
    const started = this.#now()
    const head = await this.#journal.append(rows, receivedAt, expected)
    this.#watch.appended(rows.length, this.#now() - started)
    return head
  }

  since(document: string, head: Head): ReturnType<Journal['since']> {
    return this.#journal.since(document, head)
  }

  watch(news: (document: string | undefined) => void): () => void {
    return this.#journal.watch(news)
  }

  get shared(): Shared | undefined {
    return this.#journal.shared
  }

  probe(): Promise<void> {
    return this.#journal.probe()
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    return this.#journal.read(document, client, from, to)
  }

  compact(document: string): Promise<void> {
    return this.#journal.compact(document)
  }

  async quarantine(refused: readonly Quarantined[]): Promise<void> {
    await this.#journal.quarantine(refused)
    this.#watch.refused(refused.map(({ reason }) => reason))
  }

  quarantined(): Promise<Quarantined[]> {
    return this.#journal.quarantined()
  }

  async keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    await this.#journal.keepWaiting(entries)
    this.#watch.refused(entries.map(({ reason }) => reason))
  }

  waitingAuthors(): Promise<string[]> {
    return this.#journal.waitingAuthors()
  }

  waitingOf(author: string): Promise<WaitingEntry[]> {
    return this.#journal.waitingOf(author)
  }

  release(entries: readonly WaitingEntry[]): Promise<void> {
    return this.#journal.release(entries)
  }

  contacts(): Promise<Map<string, number>> {
    return this.#journal.contacts()
  }

  heardFrom(devices: ReadonlyMap<string, number>): Promise<void> {
    return this.#journal.heardFrom(devices)
  }

  unsent(): Promise<Map<string, UnsentByPosyandu>> {
    return this.#journal.unsent()
  }

  keepUnsent(devices: ReadonlyMap<string, UnsentByPosyandu>): Promise<void> {
    return this.#journal.keepUnsent(devices)
  }

  close(): Promise<void> {
    return this.#journal.close()
  }
}
