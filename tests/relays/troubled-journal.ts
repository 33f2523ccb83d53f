/** A journal on which a relay meets what it would meet of an engine at the other end of a network. */
import { Moved, Unsure, type Head, type Row } from '../../server/journal/journal.ts'
import { MemoryJournal, type MemoryDisk } from '../../server/journal/journal-memory.ts'

export type Trouble =
  /** Written, and nobody knows. */
  | 'unsure-written'
  | 'unsure-lost'
  /** Nothing was written, and that is known. */
  | 'refused'

export class TroubledJournal extends MemoryJournal {
  /** What becomes of the next append; asked once each. */
  trouble: () => Trouble | undefined = () => undefined
  /** So many questions are not answered, as where a connection is lost on the way. */
  unansweredReads = 0
  unansweredStandings = 0
  /** Of this document. */
  unansweredNews = 0
  unansweredOf = ''
  /** Nothing is answered any more, as across a cut wire. */
  isCutOff = false
  /** News of other relays never comes: all that is heard is read. */
  isDeaf = false
  /** Readings on that were begun. */
  readings = 0
  #onJoined: (() => void)[] = []
  #held: Promise<void> = Promise.resolve()

  /** One that is called by no number: a new object for every relay. */
  static on(disk: MemoryDisk): TroubledJournal {
    return new TroubledJournal(disk)
  }

  /** The wire is whole again: what waited is answered with an error, as a client does whose connection was lost. */
  join(): void {
    this.isCutOff = false
    for (const tell of this.#onJoined.splice(0)) tell()
  }

  /** What is read on is there, and its answers come once this is called. */
  holdReadings(): () => void {
    let release = (): void => undefined
    this.#held = new Promise((resolve) => (release = resolve))
    return release
  }

  override async append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head> {
    await this.#wire()
    const trouble = this.trouble()
    if (trouble === 'refused') throw new Error('the disk is full')
    if (trouble === 'unsure-lost') throw new Unsure('the connection was lost')
    const head = await super.append(rows, receivedAt, expected).catch((error: unknown) => {
      throw trouble && error instanceof Moved ? new Unsure('the connection was lost') : error
    })
    if (trouble) throw new Unsure('the connection was lost')
    return head
  }

  override async standing(document: string): ReturnType<MemoryJournal['standing']> {
    await this.#wire()
    if (this.unansweredStandings > 0 && this.unansweredStandings--) throw new Error('the connection was lost')
    return super.standing(document)
  }

  override async since(document: string, head: Head): ReturnType<MemoryJournal['since']> {
    await this.#wire()
    if (document === this.unansweredOf && this.unansweredNews > 0 && this.unansweredNews--)
      throw new Error('the connection was lost')
    this.readings++
    const news = await super.since(document, head)
    await this.#held
    return news
  }

  override async read(document: string, client: number, from: number, to: number): Promise<string[]> {
    await this.#wire()
    if (this.unansweredReads > 0 && this.unansweredReads--) throw new Error('the connection was lost')
    return super.read(document, client, from, to)
  }

  override async probe(): Promise<void> {
    await this.#wire()
    return super.probe()
  }

  override watch(news: (document: string | undefined) => void): () => void {
    return super.watch((document) => {
      if (!this.isDeaf && !this.isCutOff) news(document)
    })
  }

  #wire(): Promise<void> {
    if (!this.isCutOff) return Promise.resolve()
    return new Promise((_, reject) => this.#onJoined.push(() => reject(new Error('the connection was lost'))))
  }
}
