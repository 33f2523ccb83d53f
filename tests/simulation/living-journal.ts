/** A journal as one relay has it: whatever it is asked, a relay that is over hears nothing any more. */
import type { MemoryJournal } from '../../server/journal/journal-memory.ts'
import type { Head, Journal, Quarantined, Row, Shared, Standing, WaitingEntry } from '../../server/journal/journal.ts'
import type { UnsentByPosyandu } from '../../src/protocol.ts'
import type { Life } from './life.ts'

export abstract class LivingJournal implements Journal {
  protected readonly life: Life

  constructor(life: Life) {
    this.life = life
  }

  /** What can be read now. */
  protected abstract get held(): MemoryJournal
  abstract get shared(): Shared | undefined
  abstract append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head>
  abstract watch(news: (document: string | undefined) => void): () => void

  get id(): string {
    return this.held.id
  }

  get greatestCounter(): number {
    return this.held.greatestCounter
  }

  documents(): Promise<string[]> {
    return this.life.hears(this.held.documents())
  }

  standing(document: string): Promise<Standing> {
    return this.life.hears(this.held.standing(document))
  }

  since(document: string, head: Head): ReturnType<Journal['since']> {
    return this.life.hears(this.held.since(document, head))
  }

  probe(): Promise<void> {
    return this.life.hears(this.held.probe())
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    return this.life.hears(this.held.read(document, client, from, to))
  }

  compact(): Promise<void> {
    return Promise.resolve()
  }

  quarantine(refused: readonly Quarantined[]): Promise<void> {
    return this.life.hears(this.held.quarantine(refused))
  }

  quarantined(): Promise<Quarantined[]> {
    return this.held.quarantined()
  }

  keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    return this.life.hears(this.held.keepWaiting(entries))
  }

  waitingAuthors(): Promise<string[]> {
    return this.life.hears(this.held.waitingAuthors())
  }

  waitingOf(author: string): Promise<WaitingEntry[]> {
    return this.life.hears(this.held.waitingOf(author))
  }

  release(entries: readonly WaitingEntry[]): Promise<void> {
    return this.life.hears(this.held.release(entries))
  }

  contacts(): Promise<Map<string, number>> {
    return this.life.hears(this.held.contacts())
  }

  heardFrom(devices: ReadonlyMap<string, number>): Promise<void> {
    return this.life.hears(this.held.heardFrom(devices))
  }

  unsent(): Promise<Map<string, UnsentByPosyandu>> {
    return this.life.hears(this.held.unsent())
  }

  keepUnsent(devices: ReadonlyMap<string, UnsentByPosyandu>): Promise<void> {
    return this.life.hears(this.held.keepUnsent(devices))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
