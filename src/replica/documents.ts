/**
 * Which documents are open. The directory, the registry and the newest open day's month stay open; another opens when
 * it has something unsent, or when the relay says that it holds something else, and the least used is closed again.
 */
import { directoryOf, parseDocumentName, registryOf, visitsOf } from '../log/document-name.ts'
import { monthOfOpenDay } from '../log/record-id.ts'
import { digestOf, type OfficeAnswer, type OfficeQuestion, type UnsentByPosyandu } from '../protocol.ts'
import { FOLDED, type Self } from './database.ts'
import { clocksOf } from './doc-rows.ts'
import { FirstThrough } from './first-through.ts'
import { foldAgain } from './fold-document.ts'
import { OwnDigests } from './own-digests.ts'
import { OpenDocument, type DocumentEvents } from './open-document.ts'
import type { ConnectionStatus, Digest, DocumentsEvents, Ports, Puller } from './ports.ts'
import { RelayDigests } from './relay-digests.ts'
import { isConfidential, isUnread } from './unread.ts'
import { UnsentTeller } from './unsent.ts'

const MOST_OPEN = 8
/** A document that was opened only to catch up, and of which nothing came for so long, lets the next one have its turn. */
const CATCH_UP_MS = 15_000
const TRY_AGAIN_AFTER_MS = 10_000

export class Documents {
  readonly #self: Self
  readonly #ports: Ports
  readonly #events: DocumentsEvents
  /** In order of use, the latest last. */
  readonly #open = new Map<string, Promise<OpenDocument>>()
  readonly #ownDigests: OwnDigests
  readonly #relayDigests = new RelayDigests()
  readonly #firstThrough = new FirstThrough()
  readonly #teller: UnsentTeller
  readonly #directory: string
  /** Absent on a phone of the puskesmas that has no posyandu at hand. */
  readonly #registry: string | undefined
  #pinnedMonth: string | undefined
  #presence: object | null = null
  #catchingUp: Promise<void> | undefined
  #puller: Puller | undefined
  #isFullList = true // the next list is: not connected, or not told yet what there is
  #stopped = false

  constructor(self: Self, ports: Ports, events: DocumentsEvents) {
    this.#self = self
    this.#directory = directoryOf(self.puskesmas)
    this.#registry = self.posyandu === '' ? undefined : registryOf(self.posyandu)
    this.#ports = ports
    this.#ownDigests = new OwnDigests(ports)
    this.#events = events
    this.#teller = new UnsentTeller(ports.store, self.device, events.onError)
  }

  /** Whose registry and newest month stay open. */
  get posyandu(): string {
    return this.#self.posyandu
  }

  async start(): Promise<void> {
    // Its code may not be here without a network: then documents are opened, as on phones.
    await this.#openPuller().catch(this.#events.onError)
    await this.#tryToOpen(this.#directory)
    if (this.#registry !== undefined) await this.#tryToOpen(this.#registry)
    for (const document of await this.#ports.store.outboxDocuments(0)) await this.#tryToOpen(document)
    const days = await this.#ports.openDays(this.#self.posyandu)
    const newest = [...days].sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
    if (newest) await this.pinMonthOf(newest.record)
    await foldAgain(this.#ports, (name) => this.#stopped || this.#open.has(name))
    if (this.#puller) this.#catchUpLater(() => this.#puller!.foldAtHand(this.#self.posyandu))
    // Acknowledged rows leave the outbox once their document was loaded again.
    for (const document of await this.#ports.store.outboxDocuments(1)) await this.#tryToOpen(document)
  }

  /** The month people work in now stays open. */
  async pinMonthOf(openDay: string): Promise<void> {
    this.#pinnedMonth = visitsOf(this.#self.posyandu, monthOfOpenDay(openDay))
    await this.#tryToOpen(this.#pinnedMonth)
  }

  /** Puts new outbox rows of these documents in, opening what is closed. */
  async flush(documents: readonly string[]): Promise<void> {
    for (const name of documents) await this.#flush(name)
    this.#teller.changed()
  }

  async catchUp(documents: readonly string[], atMostMs: number): Promise<boolean> {
    for (const name of documents) {
      if (!(await (await this.#use(name)).caughtUp(atMostMs))) return false
    }
    return true
  }

  /** Puts these into the tables, as the relay has them if it can be reached; where nothing pulls, each is opened for that. */
  async bringIn(documents: readonly string[]): Promise<void> {
    await this.#puller?.bringIn(documents)
    for (const name of documents) if (!this.#puller || this.#open.has(name)) await this.#use(name)
  }

  /** Said at the registry, which every phone of the posyandu has open. */
  async present(state: object | null): Promise<void> {
    this.#presence = state
    if (this.#registry !== undefined) (await this.#open.get(this.#registry))?.present(state)
  }

  async askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'> {
    return (await this.#use(this.#directory)).askOffice(question)
  }

  async retryNow(): Promise<void> {
    await this.#toEach((document) => document.retryNow())
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#teller.disconnected()
    this.#puller?.stop()
    const open = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(open.map(async (document) => this.#close(await document)))
  }

  /** One that does not open holds up none of the others. */
  async #toEach(work: (document: OpenDocument) => void): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map(async (document) => work(await document)))
  }

  async #close(document: OpenDocument): Promise<void> {
    this.#firstThrough.closed(document.name)
    await document.close()
    await this.#puller?.closed(document.name)
  }

  async #openPuller(): Promise<void> {
    this.#puller = await this.#ports.openPuller?.({
      ...this.#ports,
      self: this.#self,
      isOpen: (name) => this.#open.has(name),
      onAhead: (name, digest) => {
        if (this.#relayDigests.isWorthATurn(name, digest)) this.#takeTurnAgain(name, digest)
      },
      onError: this.#events.onError,
    })
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
    this.#ownDigests.forget(name)
    const events: DocumentEvents = {
      onStatus: (status) => this.#onStatus(name, status),
      onDigests: (digests) => this.#onDigests(digests),
      onPresence: (states) => {
        if (name === this.#registry) this.#events.onPresence?.(states)
      },
      onSent: () => {
        this.#events.onSent()
        this.#teller.changed()
      },
      onError: (error) => void this.#reopen(name, error),
    }
    const isClosedToUs = isConfidential(name) && (await this.#ports.store.read((tx) => isUnread(tx, name)))
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
      await this.#close(open)
    }
  }

  /** What the relay said about a document while it was open may not have reached it: then its turn comes again. */
  #lookAgain(name: string, { doc }: OpenDocument): void {
    const digest = this.#relayDigests.unreached(name, digestOf(clocksOf(doc)))
    if (digest !== undefined) this.#takeTurnAgain(name, digest)
  }

  #onStatus(name: string, status: ConnectionStatus): void {
    if (this.#firstThrough.isFirst(name, status)) void this.#toEach((document) => document.hurry())
    if (name !== this.#directory) return
    if (status === 'synced') this.#teller.connected({ tellUnsent: (unsent) => void this.#tellUnsent(unsent) })
    else this.#teller.disconnected()
    if (status === 'connecting') this.#isFullList = true
    this.#events.onLink(status)
  }

  async #tellUnsent(unsent: UnsentByPosyandu): Promise<void> {
    const directory = await this.#open.get(this.#directory)?.catch(() => undefined)
    directory?.tellUnsent(unsent)
  }

  /** The relay's word on what it holds: first on everything, then on what changes. */
  #onDigests(digests: readonly Digest[]): void {
    this.#relayDigests.take(digests)
    for (const [name, digest] of this.#puller?.take(digests) ?? digests) {
      if (!this.#open.has(name) && this.#relayDigests.isWorthATurn(name, digest)) this.#relayDigests.wait(name, digest)
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
    const folded = (await this.#ports.store.metaKeys(FOLDED)).map((key) => key.slice(FOLDED.length))
    for (const name of new Set([...folded, ...(this.#puller?.documents ?? [])])) {
      if (!heard.has(name) && !this.#open.has(name)) this.#relayDigests.wait(name, digestOf([]))
    }
  }

  /** One closed document after the other: compare with what is on disk, open what differs, exchange. Only while connected. */
  async #takeTurns(): Promise<void> {
    while (!this.#stopped && !this.#isFullList) {
      const next = this.#relayDigests.next()
      if (!next) return
      const [name, digest] = next
      try {
        await this.#catchUpWith(name, digest)
      } catch (error) {
        this.#events.onError(error)
        setTimeout(() => this.#takeTurnAgain(name, digest), TRY_AGAIN_AFTER_MS)
      }
    }
  }

  async #catchUpWith(name: string, digest: string): Promise<void> {
    if (this.#open.has(name) || !parseDocumentName(name) || (await this.#ownDigests.of(name)) === digest) return
    const document = await this.#use(name)
    const hasExchanged = await document.caughtUpInTime(CATCH_UP_MS)
    if (hasExchanged && digestOf(clocksOf(document.doc)) !== digest) this.#relayDigests.stayedDifferent(name, digest)
  }

  #takeTurnAgain(name: string, digest: string): void {
    this.#relayDigests.waitAgain(name, digest)
    this.#catchUpLater(() => this.#takeTurns())
  }
}
