/**
 * Which documents are open. The directory, the registry and the newest open day's month stay open; another opens when
 * it has something unsent, or when the relay says that it holds something else, and the least used is closed again.
 */
import { directoryOf, parseDocumentName, registryOf, visitsOf } from '../log/document-name.ts'
import { monthOfOpenDay } from '../log/record-id.ts'
import { digestOf, type OfficeAnswer, type OfficeQuestion } from '../protocol.ts'
import { FOLDED, type Self } from './database.ts'
import { clocksOf } from './doc-rows.ts'
import { foldDocument, isFolded } from './fold-document.ts'
import { OpenDocument, type DocumentEvents } from './open-document.ts'
import type { ConnectionStatus, Ports } from './ports.ts'
import { isConfidential, isUnread } from './unread.ts'

const MOST_OPEN = 8
/** A document that was opened only to catch up is given this long before the next one gets its turn. */
const CATCH_UP_MS = 15_000
const TRY_AGAIN_AFTER_MS = 10_000
/** Equals no digest: the document must be opened, whatever the relay holds. */
const NOT_FOLDED = 'not folded'

export interface DocumentsEvents {
  readonly onLink: (status: ConnectionStatus) => void
  readonly onSent: () => void
  readonly onError: (error: unknown) => void
  /** Who else is at work in this posyandu right now. Absent: nobody asks. */
  readonly onPresence?: (states: readonly unknown[]) => void
}

export class Documents {
  readonly #self: Self
  readonly #ports: Ports
  readonly #events: DocumentsEvents
  /** In order of use, the latest last. */
  readonly #open = new Map<string, Promise<OpenDocument>>()
  /** Digests read back from disk in this session, for documents that are closed. */
  readonly #ownDigests = new Map<string, string>()
  /** The relay's last word on each document. */
  readonly #relayDigests = new Map<string, string>()
  readonly #waiting = new Map<string, string>()
  /** Relay digests that a full exchange did not bring into agreement (we hold what it refuses). */
  readonly #different = new Map<string, string>()
  readonly #directory: string
  /** Absent on a phone of the puskesmas that has no posyandu at hand. */
  readonly #registry: string | undefined
  #pinnedMonth: string | undefined
  #presence: object | null = null
  #catchingUp: Promise<void> | undefined
  #isFullList = true
  #stopped = false

  constructor(self: Self, ports: Ports, events: DocumentsEvents) {
    this.#self = self
    this.#directory = directoryOf(self.puskesmas)
    this.#registry = self.posyandu === '' ? undefined : registryOf(self.posyandu)
    this.#ports = ports
    this.#events = events
  }

  /** Whose registry and newest month stay open. */
  get posyandu(): string {
    return this.#self.posyandu
  }

  async start(): Promise<void> {
    await this.#tryToOpen(this.#directory)
    if (this.#registry !== undefined) await this.#tryToOpen(this.#registry)
    for (const document of await this.#ports.store.outboxDocuments(0)) await this.#tryToOpen(document)
    const days = await this.#ports.openDays(this.#self.posyandu)
    const newest = [...days].sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
    if (newest) await this.pinMonthOf(newest.record)
    await this.#foldAgain()
    // Acknowledged rows leave the outbox once their document was loaded again.
    for (const document of await this.#ports.store.outboxDocuments(1)) await this.#tryToOpen(document)
  }

  /** After a change of the tables: what lies closed on the disk goes into them again, with or without a network. */
  async #foldAgain(): Promise<void> {
    const keys = await this.#ports.store.metaKeys(FOLDED)
    const marks = await this.#ports.store.transaction((tx) => tx.get('meta', keys), 'relaxed')
    const unfolded = keys.filter((_, i) => Array.isArray(marks[i]?.value) && marks[i].value.length === 0)
    for (const key of unfolded) {
      const name = key.slice(FOLDED.length)
      if (this.#stopped || this.#open.has(name)) continue
      const doc = await this.#ports.readBack(name)
      await foldDocument(this.#ports.store, name, doc)
      doc.destroy()
    }
  }

  /** The month people work in now stays open. */
  async pinMonthOf(openDay: string): Promise<void> {
    this.#pinnedMonth = visitsOf(this.#self.posyandu, monthOfOpenDay(openDay))
    await this.#tryToOpen(this.#pinnedMonth)
  }

  /** Puts new outbox rows of these documents in, opening what is closed. */
  async flush(documents: readonly string[]): Promise<void> {
    for (const name of documents) {
      await this.#flush(name)
    }
  }

  async catchUp(documents: readonly string[], atMostMs: number): Promise<boolean> {
    for (const name of documents) {
      const document = await this.#use(name)
      if (!(await document.caughtUp(atMostMs))) return false
    }
    return true
  }

  /** Said at the registry, which every phone of the posyandu has open. */
  async present(state: object | null): Promise<void> {
    this.#presence = state
    const registry = this.#registry === undefined ? undefined : await this.#open.get(this.#registry)
    registry?.present(state)
  }

  async askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'> {
    return (await this.#use(this.#directory)).askOffice(question)
  }

  async retryNow(): Promise<void> {
    // One that does not open holds up none of the others.
    await Promise.allSettled([...this.#open.values()].map(async (document) => (await document).retryNow()))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const open = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(open.map(async (document) => (await document).close()))
  }

  async #flush(name: string): Promise<void> {
    try {
      // A document may be closed, as the least used, between being asked for and being written to.
      while (!(await (await this.#use(name)).flush()));
    } catch (error) {
      await this.#reopen(name, error)
    }
  }

  async #use(name: string): Promise<OpenDocument> {
    const known = this.#open.get(name)
    const document = known ?? this.#openNew(name)
    this.#open.delete(name)
    this.#open.set(name, document)
    try {
      const open = await document
      if (!known) await this.#closeLeastUsed()
      return open
    } catch (error) {
      // The next one to ask tries again.
      if (this.#open.get(name) === document) this.#open.delete(name)
      throw error
    }
  }

  async #openNew(name: string): Promise<OpenDocument> {
    this.#ownDigests.delete(name)
    const events: DocumentEvents = {
      onStatus: (status) => this.#onStatus(name, status),
      onDigests: (digests) => this.#onDigests(digests),
      onPresence: (states) => {
        if (name === this.#registry) this.#events.onPresence?.(states)
      },
      onSent: this.#events.onSent,
      onError: (error) => void this.#reopen(name, error),
    }
    const isClosedToUs =
      isConfidential(name) && (await this.#ports.store.transaction((tx) => isUnread(tx, name), 'relaxed'))
    const document = new OpenDocument(name, this.#self, this.#ports, events, isClosedToUs)
    await document.open()
    if (name === this.#directory) document.watch()
    if (name === this.#registry) document.present(this.#presence)
    return document
  }

  /** The disk copy of a document broke under us (closed, full): open it afresh. The outbox still has what is ours. */
  async #reopen(name: string, error: unknown): Promise<void> {
    this.#events.onError(error)
    const broken = this.#open.get(name)
    this.#open.delete(name)
    await broken?.then((document) => document.close()).catch(this.#events.onError)
    await this.#tryToOpen(name)
  }

  /** A full disk may have room again: without the registry this phone would hear of nothing any more. */
  async #tryToOpen(name: string): Promise<void> {
    if (this.#stopped) return
    try {
      await this.#use(name)
    } catch (error) {
      this.#events.onError(error)
      setTimeout(() => void this.#tryToOpen(name), TRY_AGAIN_AFTER_MS)
    }
  }

  async #closeLeastUsed(): Promise<void> {
    const pinned = [this.#registry, this.#directory, this.#pinnedMonth]
    for (const [name, document] of this.#open) {
      if (this.#open.size <= MOST_OPEN) return
      if (pinned.includes(name)) continue
      // One that did not open is nobody's to close; whoever asked for it hears why.
      const open = await document.catch(() => undefined)
      if (!open || open.hasUnsent() || !open.hasCaughtUp) continue
      this.#open.delete(name)
      this.#lookAgain(name, open)
      await open.close()
    }
  }

  /** What the relay said about a document while it was open may not have reached it: then its turn comes again. */
  #lookAgain(name: string, { doc }: OpenDocument): void {
    const digest = this.#relayDigests.get(name)
    if (digest === undefined || digest === this.#different.get(name) || digest === digestOf(clocksOf(doc))) return
    this.#takeTurnAgain(name, digest)
  }

  #onStatus(name: string, status: ConnectionStatus): void {
    if (name !== this.#directory) return
    if (status === 'connecting') this.#isFullList = true
    this.#events.onLink(status)
  }

  /** The relay's word on what it holds: first on everything, then on what changes. */
  #onDigests(digests: readonly (readonly [document: string, digest: string])[]): void {
    for (const [name, digest] of digests) {
      this.#relayDigests.set(name, digest)
      if (!this.#open.has(name) && this.#different.get(name) !== digest) this.#waiting.set(name, digest)
    }
    const isFullList = this.#isFullList
    this.#isFullList = false
    const heard = new Set(digests.map(([name]) => name))
    this.#catchUpLater(async () => {
      if (isFullList) await this.#addUnknownToRelay(heard)
      await this.#takeTurns()
    })
  }

  #catchUpLater(work: () => Promise<void>): void {
    this.#catchingUp = (this.#catchingUp ?? Promise.resolve()).then(work).catch(this.#events.onError)
  }

  /** Documents that this phone holds and the relay did not name: an emptied relay gets them back. */
  async #addUnknownToRelay(heard: ReadonlySet<string>): Promise<void> {
    const held = (await this.#ports.store.metaKeys(FOLDED)).map((key) => key.slice(FOLDED.length))
    for (const name of held) {
      if (!heard.has(name) && !this.#open.has(name)) this.#waiting.set(name, digestOf([]))
    }
  }

  /** One closed document after the other: compare with what is on disk, open what differs, exchange. */
  async #takeTurns(): Promise<void> {
    for (let next = firstOf(this.#waiting); next && !this.#stopped; next = firstOf(this.#waiting)) {
      const [name, digest] = next
      this.#waiting.delete(name)
      try {
        await this.#catchUpWith(name, digest)
      } catch (error) {
        this.#events.onError(error)
        setTimeout(() => this.#takeTurnAgain(name, digest), TRY_AGAIN_AFTER_MS)
      }
    }
  }

  async #catchUpWith(name: string, digest: string): Promise<void> {
    if (this.#open.has(name) || !parseDocumentName(name) || (await this.#ownDigest(name)) === digest) return
    const document = await this.#use(name)
    const hasExchanged = await document.caughtUp(CATCH_UP_MS)
    if (hasExchanged && digestOf(clocksOf(document.doc)) !== digest) this.#different.set(name, digest)
  }

  #takeTurnAgain(name: string, digest: string): void {
    if (!this.#waiting.has(name)) this.#waiting.set(name, digest)
    this.#catchUpLater(() => this.#takeTurns())
  }

  async #ownDigest(name: string): Promise<string> {
    const known = this.#ownDigests.get(name)
    if (known !== undefined) return known
    const doc = await this.#ports.readBack(name)
    const digest = (await isFolded(this.#ports.store, name, doc)) ? digestOf(clocksOf(doc)) : NOT_FOLDED
    doc.destroy()
    this.#ownDigests.set(name, digest)
    return digest
  }
}

function firstOf<Key, Value>(map: ReadonlyMap<Key, Value>): [Key, Value] | undefined {
  for (const entry of map) return entry
  return undefined
}
