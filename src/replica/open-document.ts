/**
 * One document, open: its Y.Doc with what is on disk, its outbox rows put in, its new entries folded, its connection.
 * The outbox is the truth about this phone's own entries; the Y.Doc and its disk copy may lose their last writes.
 */
import * as Y from 'yjs'
import { readEntry, type Entry } from '../log/entry.ts'
import { deviceOf } from '../log/id.ts'
import type { DeviceKeys } from '../log/signature.ts'
import { rootOf, type Run } from '../log/update.ts'
import type { Refusal } from '../protocol.ts'
import type { OutboxRow } from './database.ts'
import { idInText, runsPast, type Clocks } from './doc-rows.ts'
import type { Connection, ConnectionEvents, ConnectionStatus, Persistence, Ports } from './ports.ts'
import { project } from './projection.ts'
import type { Transaction } from './store.ts'

export interface DocumentEvents {
  readonly onStatus: (status: ConnectionStatus) => void
  readonly onDigests: ConnectionEvents['onDigests']
  /** Something of ours was confirmed by the relay's disk. */
  readonly onSent: () => void
  readonly onError: (error: unknown) => void
}

interface Place {
  readonly client: number
  readonly clock: number
}

/** Refusals that say "not under this client id": the same entry is taken under a fresh one. */
const TRY_AGAIN: readonly string[] = ['other-author', 'count-not-rising', 'not-an-append']

export class OpenDocument {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly #ports: Ports
  readonly #keys: DeviceKeys
  readonly #events: DocumentEvents
  readonly #persistence: Persistence
  #connection: Connection | undefined
  /** Where our unsent entries stand in the document: more than once when a refusal moved them to a fresh client id. */
  readonly #places = new Map<string, readonly Place[]>()
  readonly #retried = new Set<string>()
  #lastN = 0
  #work: Promise<unknown> = Promise.resolve()
  #closed = false
  #resolveSynced: (isSynced: true) => void = () => undefined
  readonly #synced = new Promise<true>((resolve) => (this.#resolveSynced = resolve))

  constructor(name: string, keys: DeviceKeys, ports: Ports, events: DocumentEvents) {
    this.name = name
    this.#keys = keys
    this.#ports = ports
    this.#events = events
    this.#persistence = ports.persist(name, this.doc)
  }

  /** Loads, repairs from the outbox, folds, and only then connects: else the whole document goes out as one update. */
  async open(): Promise<void> {
    await this.#persistence.loaded
    await this.#inTurn(async () => {
      await this.#settleOutbox()
      await this.#fold()
    })
    if (this.#closed) return
    this.doc.on('update', this.#onUpdate)
    this.#connection = this.#ports.connect(this.name, this.doc, this.#keys, {
      onChallenge: () => undefined,
      onDurable: (clocks) => this.#later(() => this.#markSent(clocks)),
      onRelayState: (clocks) => this.#later(() => this.#countAgain(clocks)),
      onRefusals: (refusals) => this.#later(() => this.#takeRefusals(refusals)),
      onDigests: this.#events.onDigests,
      onStatus: (status) => this.#onStatus(status),
    })
  }

  /** Puts new outbox rows into the document; resolves when they are in. */
  flush(): Promise<void> {
    return this.#inTurn(async () => {
      const rows = await this.#ports.store.transaction((tx) => tx.outboxOf(this.name))
      this.#putIn(rows.filter((row) => row.state === 0 && !this.#places.has(row.id)))
    })
  }

  watch(): void {
    this.#connection?.watch()
  }

  retryNow(): void {
    this.#connection?.retryNow()
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

  hasUnsent(): boolean {
    return this.#places.size > 0
  }

  async close(): Promise<void> {
    this.#closed = true
    this.doc.off('update', this.#onUpdate)
    this.#connection?.close()
    await this.#work
    await this.#persistence.close()
    this.doc.destroy()
  }

  /**
   * At every start: a row that was acknowledged and is found in the document as loaded has done its duty; a row that is
   * missing goes back in, whatever its state, because the document's disk copy may have lost it.
   */
  async #settleOutbox(): Promise<void> {
    const rows = await this.#ports.store.transaction((tx) => tx.outboxOf(this.name))
    if (rows.length === 0) return
    const inDocument = placesById(runsPast(this.doc, new Map()))
    const done = rows.filter((row) => row.state === 1 && inDocument.has(row.id))
    await this.#ports.store.transaction((tx) =>
      tx.delete(
        'outbox',
        done.map(({ id }) => id),
      ),
    )
    for (const row of rows) {
      const places = inDocument.get(row.id)
      if (places && row.state === 0) this.#places.set(row.id, places)
    }
    this.#putIn(rows.filter((row) => row.state !== 2 && !inDocument.has(row.id)))
  }

  #putIn(rows: readonly OutboxRow[]): void {
    if (rows.length === 0) return
    this.doc.transact(() => {
      for (const row of rows) {
        if (row.n <= this.#lastN) this.#takeFreshClient()
        const client = this.doc.clientID
        const root = this.doc.getArray<string>(rootOf(client))
        if (row.state === 0)
          this.#places.set(row.id, [...(this.#places.get(row.id) ?? []), { client, clock: root.length }])
        root.push([row.text])
        this.#lastN = row.n
      }
    })
  }

  /** A client id's counts must rise and the relay takes its entries in order: what does not fit starts a new one. */
  #takeFreshClient(): void {
    this.doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0]!
    this.#lastN = 0
  }

  readonly #onUpdate = (): void => {
    this.#later(() => this.#fold())
  }

  /** Folds what the document holds past what was folded before, in slices; each slice stores how far it came. */
  async #fold(): Promise<void> {
    while (await this.#ports.store.transaction((tx) => foldSlice(tx, this.name, this.doc)));
  }

  async #markSent(clocks: Clocks): Promise<void> {
    const isDurable = ({ client, clock }: Place): boolean => clock < (clocks.get(client) ?? 0)
    const sent = [...this.#places].filter(([, places]) => places.some(isDurable)).map(([id]) => id)
    if (sent.length === 0) return
    await this.#ports.store.transaction(async (tx) => {
      const rows = (await tx.get('outbox', sent)).filter((row) => row !== undefined)
      const durable = rows.map(({ id, document, n, text }): OutboxRow => ({ id, document, n, text, state: 1 }))
      await tx.put('outbox', durable)
    })
    for (const id of sent) this.#places.delete(id)
    this.#events.onSent()
  }

  /** The relay may have been restored from an older copy: what it lacks of ours is unsent again. */
  async #countAgain(clocks: Clocks): Promise<void> {
    await this.#markSent(clocks)
    const lacking = runsPast(this.doc, clocks)
    if (lacking.length === 0) return
    const durable = durableIds(runsPast(this.doc, new Map()), clocks)
    const rows = lacking
      .flatMap((run) => run.texts)
      .filter((text) => this.#isOurs(text) && !durable.has(idInText(text)) && !this.#places.has(idInText(text)))
      .flatMap((text) => outboxRow(this.name, text) ?? [])
    if (rows.length === 0) return
    const places = placesById(lacking)
    await this.#ports.store.transaction(async (tx) => {
      const known = await tx.get(
        'outbox',
        rows.map(({ id }) => id),
      )
      const unsent = rows.filter((_, i) => known[i]?.state !== 2)
      await tx.put('outbox', unsent)
      for (const { id } of unsent) this.#places.set(id, places.get(id) ?? [])
    })
  }

  /**
   * The relay did not take some entries. Those stay on this phone, marked with the reason; what stood behind them under
   * the same client id is put in again under a fresh one.
   */
  async #takeRefusals(refusals: readonly Refusal[]): Promise<void> {
    const rows = await this.#ports.store.transaction((tx) => tx.outboxOf(this.name))
    const byId = new Map(rows.map((row) => [row.id, row]))
    const refused = new Map<string, string>()
    const again = new Set<string>()
    for (const { client, clock, id, reason } of refusals) {
      for (const [behind, places] of this.#places) {
        if (places.some((place) => place.client === client && place.clock >= clock)) again.add(behind)
      }
      const isFirstTry = id !== undefined && TRY_AGAIN.includes(reason) && !this.#retried.has(id)
      if (id !== undefined && byId.get(id)?.state === 0 && !isFirstTry) refused.set(id, reason)
      if (isFirstTry) this.#retried.add(id)
    }
    await this.#ports.store.transaction((tx) =>
      tx.put(
        'outbox',
        [...refused].map(([id, reason]) => ({ ...byId.get(id)!, state: 2 as const, reason })),
      ),
    )
    for (const id of [...refused.keys(), ...again]) this.#places.delete(id)
    const rest = rows.filter((row) => again.has(row.id) && !refused.has(row.id))
    if (rest.length === 0) return
    this.#takeFreshClient()
    this.#putIn(rest)
  }

  #onStatus(status: ConnectionStatus): void {
    if (status === 'synced') this.#resolveSynced(true)
    this.#events.onStatus(status)
  }

  #isOurs(text: string): boolean {
    return deviceOf(idInText(text)) === this.#keys.device
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

/** The key of `meta` that holds how far a document was folded: its existence says that this phone holds the document. */
export function foldedKey(document: string): string {
  return FOLDED + document
}

export const FOLDED = 'folded/'

const SLICE = 400

/** Folds up to a slice of what is new; false when nothing was. */
async function foldSlice(tx: Transaction, document: string, doc: Y.Doc): Promise<boolean> {
  const [mark] = await tx.get('meta', [foldedKey(document)])
  const folded = new Map(mark?.value as Iterable<[number, number]> | undefined)
  const entries: Entry[] = []
  for (const { client, clock, texts } of runsPast(doc, folded)) {
    const taken = texts.slice(0, SLICE - entries.length)
    entries.push(...taken.flatMap((text) => readEntry(text) ?? []).filter((entry) => entry.in === document))
    folded.set(client, clock + taken.length)
    if (entries.length >= SLICE) break
  }
  if (entries.length > 0) await project(tx, document, entries)
  if (entries.length > 0 || !mark) await tx.put('meta', [{ key: foldedKey(document), value: [...folded] }])
  return entries.length > 0
}

function placesById(runs: readonly Run[]): Map<string, readonly Place[]> {
  const places = new Map<string, readonly Place[]>()
  for (const { client, clock, texts } of runs) {
    texts.forEach((text, i) => {
      const id = idInText(text)
      places.set(id, [...(places.get(id) ?? []), { client, clock: clock + i }])
    })
  }
  return places
}

function durableIds(runs: readonly Run[], clocks: Clocks): Set<string> {
  return new Set(
    runs.flatMap(({ client, clock, texts }) =>
      texts.slice(0, Math.max(0, (clocks.get(client) ?? 0) - clock)).map(idInText),
    ),
  )
}

function outboxRow(document: string, text: string): OutboxRow | undefined {
  const entry = readEntry(text)
  return entry && { id: entry.id, document, n: entry.n, text, state: 0 }
}
