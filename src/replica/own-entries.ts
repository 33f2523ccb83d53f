/**
 * This phone's own entries in one document: put in from the outbox, acknowledged, refused, found missing again. The
 * outbox is the truth about them; the Y.Doc and its disk copy may lose their last writes.
 */
import type * as Y from 'yjs'
import { readEntry } from '../log/entry.ts'
import { deviceOf } from '../log/id.ts'
import { rootOf, type Run } from '../log/update.ts'
import type { Refusal } from '../protocol.ts'
import type { OutboxRow } from './database.ts'
import { idInText, runsPast, type Clocks } from './doc-rows.ts'
import type { Store } from './store.ts'

interface Place {
  readonly client: number
  readonly clock: number
}

/** Refusals that say "not under this client id": the same entry is taken under a fresh one. */
const TRY_AGAIN: readonly string[] = ['other-author', 'count-not-rising', 'not-an-append']

export class OwnEntries {
  readonly #document: string
  readonly #doc: Y.Doc
  readonly #device: string
  readonly #store: Store
  /** Where our unsent entries stand in the document: more than once when a refusal moved them to a fresh client id. */
  readonly #places = new Map<string, readonly Place[]>()
  readonly #retried = new Set<string>()
  #lastN = 0

  constructor(document: string, doc: Y.Doc, device: string, store: Store) {
    this.#document = document
    this.#doc = doc
    this.#device = device
    this.#store = store
  }

  get areUnsent(): boolean {
    return this.#places.size > 0
  }

  /**
   * At every start: a row that was acknowledged and is found in the document as loaded has done its duty; a row that is
   * missing goes back in, whatever its state, because the document's disk copy may have lost it.
   */
  async settle(): Promise<void> {
    const rows = await this.#store.transaction((tx) => tx.outboxOf(this.#document))
    if (rows.length === 0) return
    const inDocument = placesById(runsPast(this.#doc, new Map()))
    const done = rows.filter((row) => row.state === 1 && inDocument.has(row.id))
    await this.#store.transaction((tx) =>
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
    this.#doc.transact(() => {
      for (const row of rows) {
        if (row.n <= this.#lastN) this.#takeFreshClient()
        const client = this.#doc.clientID
        const root = this.#doc.getArray<string>(rootOf(client))
        if (row.state === 0)
          this.#places.set(row.id, [...(this.#places.get(row.id) ?? []), { client, clock: root.length }])
        root.push([row.text])
        this.#lastN = row.n
      }
    })
  }

  /** A client id's counts must rise and the relay takes its entries in order: what does not fit starts a new one. */
  #takeFreshClient(): void {
    this.#doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0]!
    this.#lastN = 0
  }

  /** Puts new outbox rows into the document. */
  async flush(): Promise<void> {
    const rows = await this.#store.transaction((tx) => tx.outboxOf(this.#document))
    this.#putIn(rows.filter((row) => row.state === 0 && !this.#places.has(row.id)))
  }

  /** Marks what the relay has on its disk; resolves with how many entries that newly were. */
  async markSent(clocks: Clocks): Promise<number> {
    const isDurable = ({ client, clock }: Place): boolean => clock < (clocks.get(client) ?? 0)
    const sent = [...this.#places].filter(([, places]) => places.some(isDurable)).map(([id]) => id)
    if (sent.length === 0) return 0
    await this.#store.transaction(async (tx) => {
      const rows = (await tx.get('outbox', sent)).filter((row) => row !== undefined)
      const durable = rows.map(({ id, document, n, text }): OutboxRow => ({ id, document, n, text, state: 1 }))
      await tx.put('outbox', durable)
    })
    for (const id of sent) this.#places.delete(id)
    return sent.length
  }

  /** The relay may have been restored from an older copy: what it lacks of ours is unsent again. */
  async countAgain(clocks: Clocks): Promise<number> {
    const sent = await this.markSent(clocks)
    const lacking = runsPast(this.#doc, clocks)
    if (lacking.length === 0) return sent
    const durable = durableIds(runsPast(this.#doc, new Map()), clocks)
    const rows = lacking
      .flatMap((run) => run.texts)
      .filter((text) => this.#isOurs(text) && !durable.has(idInText(text)) && !this.#places.has(idInText(text)))
      .flatMap((text) => outboxRow(this.#document, text) ?? [])
    if (rows.length === 0) return sent
    const places = placesById(lacking)
    await this.#store.transaction(async (tx) => {
      const known = await tx.get(
        'outbox',
        rows.map(({ id }) => id),
      )
      const unsent = rows.filter((_, i) => known[i]?.state !== 2)
      await tx.put('outbox', unsent)
      for (const { id } of unsent) this.#places.set(id, places.get(id) ?? [])
    })
    return sent
  }

  /**
   * The relay did not take some entries. Those stay on this phone, marked with the reason; what stood behind them under
   * the same client id is put in again under a fresh one.
   */
  async takeRefusals(refusals: readonly Refusal[]): Promise<void> {
    const rows = await this.#store.transaction((tx) => tx.outboxOf(this.#document))
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
    await this.#store.transaction((tx) =>
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

  #isOurs(text: string): boolean {
    return deviceOf(idInText(text)) === this.#device
  }
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
