/** One document, open: its Y.Doc with what is on disk, our own entries put in, what is new folded, its connection. */
import * as Y from 'yjs'
import type { DeviceKeys } from '../log/signature.ts'
import { digestOf, type OfficeAnswer, type OfficeQuestion, type UnsentByPosyandu } from '../protocol.ts'
import { clocksOf } from './doc-rows.ts'
import { foldDocument } from './fold-document.ts'
import { OwnEntries } from './own-entries.ts'
import type { Connection, ConnectionEvents, ConnectionStatus, Persistence, Ports } from './ports.ts'

/** Somebody waits for an answer: longer is as good as never. */
const CONNECTS_WITHIN_MS = 3_000

export interface DocumentEvents {
  readonly onStatus: (status: ConnectionStatus) => void
  readonly onDigests: ConnectionEvents['onDigests']
  readonly onPresence: ConnectionEvents['onPresence']
  /** Something of ours was confirmed by the relay's disk. */
  readonly onSent: () => void
  readonly onError: (error: unknown) => void
}

export class OpenDocument {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly #ports: Ports
  readonly #keys: DeviceKeys
  readonly #events: DocumentEvents
  readonly #persistence: Persistence
  #connection: Connection | undefined
  readonly #own: OwnEntries
  #work: Promise<unknown> = Promise.resolve()
  #closed = false
  #hasCaughtUp = false
  #isSynced = false
  #resolveSynced: (isSynced: true) => void = () => undefined
  readonly #synced = new Promise<true>((resolve) => (this.#resolveSynced = resolve))

  readonly #isUnread: boolean

  /** `isUnread`: this phone may add to it and never read it, so nothing of it is kept but what waits (`unread.ts`). */
  constructor(name: string, keys: DeviceKeys, ports: Ports, events: DocumentEvents, isUnread = false) {
    this.#isUnread = isUnread
    this.name = name
    this.#keys = keys
    this.#ports = ports
    this.#events = events
    this.#persistence = isUnread ? NOWHERE : ports.persist(name, this.doc)
    this.#own = new OwnEntries(name, this.doc, keys.device, ports.store, isUnread)
  }

  /** Loads, repairs from the outbox, folds, and only then connects: else the whole document goes out as one update. */
  async open(): Promise<void> {
    await this.#persistence.loaded
    await this.#inTurn(async () => {
      await this.#own.settle()
      await this.#fold()
    })
    if (this.#closed) return
    this.doc.on('update', this.#onUpdate)
    this.#connection = this.#ports.connect(this.name, this.doc, this.#keys, {
      onChallenge: () => undefined,
      onDurable: (clocks) => this.#later(async () => this.#tellSent(await this.#own.markSent(clocks))),
      onRelayState: (clocks) => this.#later(async () => this.#tellSent(await this.#own.countAgain(clocks))),
      onRefusals: (refusals) => this.#later(() => this.#own.takeRefusals(refusals)),
      onDigests: this.#events.onDigests,
      onPresence: this.#events.onPresence,
      onStatus: (status) => this.#onStatus(status),
    })
  }

  /** Puts new outbox rows into the document; false when it was closed before they could be. */
  flush(): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#closed) return false
      await this.#own.flush()
      if (this.#own.areToCarry) await this.#carry()
      return true
    })
  }

  watch(): void {
    this.#connection?.watch()
  }

  present(state: object | null): void {
    this.#connection?.present(state)
  }

  retryNow(): void {
    this.#connection?.retryNow()
  }

  hurry(): void {
    this.#connection?.hurry()
  }

  /** Just opened, it is still connecting: that is not yet offline. */
  async askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'> {
    if (!this.#hasCaughtUp) await this.caughtUp(CONNECTS_WITHIN_MS)
    return (await this.#connection?.askOffice(question)) ?? 'offline'
  }

  tellUnsent(unsent: UnsentByPosyandu): void {
    this.#connection?.tellUnsent(unsent)
  }

  /** True when relay and phone have exchanged once and the tables show it; false when that took longer than this. */
  async caughtUp(atMostMs: number): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), atMostMs)))
    const isSynced = await Promise.race([this.#synced, tooLong])
    clearTimeout(timer)
    await this.#inTurn(() => this.#fold())
    return isSynced
  }

  /** The same, for as long as something of it still comes: over a slow line that may be minutes. */
  async caughtUpInTime(atMostSilentMs: number): Promise<boolean> {
    const held = digestOf(clocksOf(this.doc))
    if (await this.caughtUp(atMostSilentMs)) return true
    const hasMore = digestOf(clocksOf(this.doc)) !== held && !this.#closed
    return hasMore && this.caughtUpInTime(atMostSilentMs)
  }

  /** Whether it has exchanged with the relay since it was opened. */
  get hasCaughtUp(): boolean {
    return this.#hasCaughtUp
  }

  hasUnsent(): boolean {
    return this.#own.areUnsent
  }

  async close(): Promise<void> {
    this.#closed = true
    this.doc.off('update', this.#onUpdate)
    this.#connection?.close()
    await this.#work
    await this.#persistence.close()
    this.doc.destroy()
  }

  /** What comes with an origin, the connection, is on the relay’s disk. */
  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    this.#later(async () => {
      await this.#fold()
      if (origin) this.#tellSent(await this.#own.takenAfterAll(Y.parseUpdateMeta(update).to))
    })
  }

  async #fold(): Promise<void> {
    if (this.#isUnread) return
    await foldDocument(this.#ports.store, this.name, this.doc)
  }

  #tellSent(sent: number): void {
    if (sent > 0) this.#events.onSent()
  }

  /** While connected: offline nobody knows what the relay has, and an entry would stand in the log once a carrier. */
  async #carry(): Promise<void> {
    if (this.#isSynced && !this.#closed) this.#tellSent(await this.#own.carry())
  }

  #onStatus(status: ConnectionStatus): void {
    this.#isSynced = status === 'synced'
    if (this.#isSynced) {
      this.#hasCaughtUp = true
      this.#resolveSynced(true)
      this.#later(() => this.#carry())
    }
    this.#events.onStatus(status)
  }

  #later(work: () => Promise<void>): void {
    this.#inTurn(work).catch(this.#events.onError)
  }

  /** One thing at a time: an acknowledgement never overtakes the rows it is about. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const run = this.#work.then(work)
    this.#work = run.catch(() => undefined)
    return run
  }
}

const NOWHERE: Persistence = { loaded: Promise.resolve(), close: () => Promise.resolve() }
