/**
 * This phone's own entries in one document, and those a file brought: put in from the outbox, acknowledged, refused,
 * found missing again. The outbox is the truth about them; the Y.Doc and its disk copy may lose their last writes.
 *
 * What a file brought is put in only when the relay has told what it holds (`carry`): mostly the relay has it by then.
 *
 * An entry is known here by its signature, not by its id: a phone whose disk went back in time may give an id twice.
 */
import * as Y from 'yjs'
import { isOwnDevice } from '../log/directory.ts'
import { readEntry, signatureOf } from '../log/entry.ts'
import { deviceOf } from '../log/id.ts'
import { inParts, rootOf, runsToUpdates, UPDATE_CHARACTERS } from '../log/update.ts'
import type { Refusal } from '../protocol.ts'
import type { OutboxRow } from './database.ts'
import { idInText, runsPast, type Clocks } from './doc-rows.ts'
import { Pens } from './pens.ts'
import { authorOf, EVERYTHING, isBelow, placesIn, signaturesOf, type Place } from './places.ts'
import type { Store } from './store.ts'

/** Refusals that say "not under this client id": the same entry is taken under a fresh one. */
const TRY_AGAIN: readonly string[] = ['other-author', 'count-not-rising', 'not-an-append']

export class OwnEntries {
  readonly #document: string
  readonly #doc: Y.Doc
  readonly #device: string
  readonly #store: Store
  readonly #forgetsSent: boolean
  /** Where our unsent entries stand in the document: more than once when a refusal moved them to a fresh client id. */
  readonly #unsent = new Map<string, readonly Place[]>()
  readonly #retried = new Set<string>()
  readonly #pens = new Pens()
  #areToCarry = false
  #areRefused = false
  /** What the relay said it holds, at the beginning of this connection. */
  #relay: Clocks = EVERYTHING
  #lastN = 0

  /** `forgetsSent`: of what the relay has nothing stays here, not even in the outbox (`unread.ts`). */
  constructor(document: string, doc: Y.Doc, device: string, store: Store, forgetsSent = false) {
    this.#forgetsSent = forgetsSent
    this.#document = document
    this.#doc = doc
    this.#device = device
    this.#store = store
  }

  get areUnsent(): boolean {
    return this.#unsent.size > 0 || this.#areToCarry
  }

  /** A file brought something that is not in the document yet. */
  get areToCarry(): boolean {
    return this.#areToCarry
  }

  /**
   * At every start: a row that was acknowledged and is found in the document as loaded has done its duty; a row that is
   * missing goes back in, whatever its state, because the document's disk copy may have lost it.
   */
  async settle(): Promise<void> {
    const rows = await this.#rows()
    if (rows.length === 0) return
    const held = placesIn(runsPast(this.#doc, EVERYTHING))
    const done = rows.filter((row) => row.state === 1 && (this.#forgetsSent || held.has(signatureOf(row.text))))
    await this.#forget(signaturesOf(done))
    for (const { state, text } of rows) {
      const places = held.get(signatureOf(text))
      if (places && state === 0) this.#unsent.set(signatureOf(text), places)
    }
    this.#areRefused = rows.some(({ state }) => state === 2)
    const missing = rows.filter((row) => row.state !== 2 && !held.has(signatureOf(row.text)) && !done.includes(row))
    this.#areToCarry = missing.some((row) => !this.#isOwn(row))
    this.#putIn(missing.filter((row) => this.#isOwn(row)))
  }

  /** Puts new outbox rows into the document. */
  async flush(): Promise<void> {
    const rows = (await this.#rows()).filter(({ state, text }) => state === 0 && !this.#unsent.has(signatureOf(text)))
    this.#areToCarry = rows.some((row) => !this.#isOwn(row))
    this.#putIn(rows.filter((row) => this.#isOwn(row)))
  }

  /**
   * Puts in what a file brought and the relay, which has just told all it holds, does not have. Each author's entries go
   * under a client id of their own, so that one whom the relay does not know yet holds up nobody. Resolves with how many
   * turned out to be on the relay's disk.
   */
  async carry(): Promise<number> {
    const brought = (await this.#rows()).filter(
      (row) => row.state !== 2 && !this.#isOwn(row) && !this.#unsent.has(signatureOf(row.text)),
    )
    this.#areToCarry = false
    if (brought.length === 0) return 0
    const held = placesIn(runsPast(this.#doc, EVERYTHING))
    const isSent = ({ text }: OutboxRow): boolean =>
      held.get(signatureOf(text))?.some((place) => isBelow(place, this.#relay)) ?? false
    const sent = brought.filter((row) => row.state === 0 && isSent(row))
    await this.#mark(signaturesOf(sent), (row) => ({ ...row, state: 1 }))
    // Acknowledged once, and now neither the relay nor this phone's document has it: it counts as unsent again.
    const lacking = brought.filter((row) => !isSent(row) && !(row.state === 1 && held.has(signatureOf(row.text))))
    await this.#mark(signaturesOf(lacking), (row) => ({ ...row, state: 0 }))
    this.#putInBrought(lacking)
    return sent.length
  }

  /** Marks what the relay has on its disk; resolves with how many entries that newly were. */
  async markSent(durable: Clocks): Promise<number> {
    const sent = new Set<string>()
    for (const [signature, places] of this.#unsent) {
      if (places.some((place) => isBelow(place, durable))) sent.add(signature)
    }
    return (await this.#leave(sent)) + (await this.takenAfterAll(durable))
  }

  /** These are on the relay's disk; resolves with how many. */
  async #leave(sent: ReadonlySet<string>): Promise<number> {
    if (this.#forgetsSent) await this.#forget(sent)
    else await this.#mark(sent, ({ id, document, n, text }) => ({ id, document, n, text, state: 1 }))
    for (const signature of sent) this.#unsent.delete(signature)
    return sent.size
  }

  /** The relay may have been restored from an older copy: what it lacks of ours is unsent again. */
  async countAgain(relay: Clocks): Promise<number> {
    this.#relay = relay
    const sent = await this.markSent(relay)
    const lacking = placesIn(runsPast(this.#doc, relay), (text) => deviceOf(idInText(text)) === this.#device)
    for (const signature of this.#unsent.keys()) lacking.delete(signature)
    if (lacking.size === 0) return sent
    // An entry that the relay refused under one client id may stand under another that it took.
    for (const [signature, places] of placesIn(runsPast(this.#doc, EVERYTHING))) {
      if (places.some((place) => isBelow(place, relay))) lacking.delete(signature)
    }
    const rows = [...lacking.values()].flatMap(([place]) => (place ? (this.#rowAt(place) ?? []) : []))
    await this.#store.transaction(async (tx) => {
      const known = await tx.get(
        'outbox',
        rows.map(({ id }) => id),
      )
      const unsent = rows.filter((_, i) => known[i]?.state !== 2)
      tx.put('outbox', unsent)
      for (const { text } of unsent) this.#unsent.set(signatureOf(text), lacking.get(signatureOf(text)) ?? [])
    })
    return sent
  }

  /**
   * What was refused and stands at the relay now: somebody of the puskesmas has said yes to it. That may be before this
   * phone comes again or while it is connected, when the relay takes it in under a client id of its own.
   */
  async takenAfterAll(relay: Clocks): Promise<number> {
    if (!this.#areRefused) return 0
    const refused = signaturesOf((await this.#rows()).filter(({ state }) => state === 2))
    this.#areRefused = refused.size > 0
    if (!this.#areRefused) return 0
    const places = placesIn(runsPast(this.#doc, EVERYTHING), (text) => refused.has(signatureOf(text)))
    const taken = [...places].filter(([, all]) => all.some((place) => isBelow(place, relay)))
    return this.#leave(new Set(taken.map(([signature]) => signature)))
  }

  /**
   * The relay did not take some entries. Those stay on this phone, marked with the reason; what stood behind them under
   * the same client id is put in again under a fresh one.
   */
  async takeRefusals(refusals: readonly Refusal[]): Promise<void> {
    const refused = new Map<string, string>()
    const again = new Set<string>()
    for (const { client, clock, reason } of refusals) {
      for (const [signature, places] of this.#unsent) {
        const place = places.find((known) => known.client === client && known.clock >= clock)
        if (!place) continue
        const isItself = place.clock === clock
        const isFirstTry = isItself && TRY_AGAIN.includes(reason) && !this.#retried.has(signature)
        if (isFirstTry) this.#retried.add(signature)
        if (isItself && !isFirstTry) refused.set(signature, reason)
        else again.add(signature)
      }
    }
    await this.#mark(new Set(refused.keys()), (row) => {
      const reason = refused.get(signatureOf(row.text))
      return { ...row, state: 2, ...(reason !== undefined && { reason }) }
    })
    if (refused.size > 0) this.#areRefused = true
    for (const signature of [...refused.keys(), ...again]) this.#unsent.delete(signature)
    const rest = (await this.#rows()).filter(({ state, text }) => state === 0 && again.has(signatureOf(text)))
    const own = rest.filter((row) => this.#isOwn(row))
    const brought = rest.filter((row) => !this.#isOwn(row))
    if (own.length > 0) this.#takeFreshClient()
    this.#putIn(own)
    for (const row of brought) this.#pens.drop(authorOf(row))
    this.#putInBrought(brought)
  }

  /** What is put in at once is one update, and so one message. */
  #putIn(rows: readonly OutboxRow[]): void {
    for (const part of inParts(rows)) this.#doc.transact(() => part.forEach((row) => this.#push(row)))
  }

  #push({ n, state, text }: OutboxRow): void {
    if (n <= this.#lastN || saysWhoItIs(text)) this.#takeFreshClient()
    const client = this.#doc.clientID
    const root = this.#doc.getArray<string>(rootOf(client))
    if (state === 0) this.#unsent.set(signatureOf(text), [{ client, clock: root.length }])
    root.push([text])
    this.#lastN = n
  }

  /** Other devices' entries, which never stand under the client id this phone writes with. */
  #putInBrought(rows: readonly OutboxRow[]): void {
    const runs = new Map<number, { client: number; clock: number; texts: string[] }>()
    for (const row of rows) {
      const place = this.#pens.next(authorOf(row), row.n)
      const run = runs.get(place.client)
      if (run) run.texts.push(row.text)
      else runs.set(place.client, { ...place, texts: [row.text] })
      this.#unsent.set(signatureOf(row.text), [place])
    }
    for (const update of runsToUpdates([...runs.values()], UPDATE_CHARACTERS)) Y.applyUpdate(this.#doc, update)
  }

  #isOwn(row: OutboxRow): boolean {
    return authorOf(row) === this.#device
  }

  /** A client id's counts must rise and the relay takes its entries in order: what does not fit starts a new one. */
  #takeFreshClient(): void {
    this.#doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0]!
    this.#lastN = 0
  }

  #rows(): Promise<OutboxRow[]> {
    return this.#store.read((tx) => tx.outboxOf(this.#document))
  }

  async #mark(signatures: ReadonlySet<string>, change: (row: OutboxRow) => OutboxRow): Promise<void> {
    if (signatures.size === 0) return
    await this.#store.transaction(async (tx) => {
      const rows = await tx.outboxOf(this.#document)
      tx.put('outbox', rows.filter(({ text }) => signatures.has(signatureOf(text))).map(change))
    })
  }

  async #forget(signatures: ReadonlySet<string>): Promise<void> {
    if (signatures.size === 0) return
    await this.#store.transaction(async (tx) => {
      const rows = await tx.outboxOf(this.#document)
      tx.delete(
        'outbox',
        rows.filter(({ text }) => signatures.has(signatureOf(text))).map(({ id }) => id),
      )
    })
  }

  #rowAt({ client, clock }: Place): OutboxRow | undefined {
    const text = this.#doc.getArray<string>(rootOf(client)).get(clock)
    const entry = readEntry(text)
    return entry && { id: entry.id, document: this.#document, n: entry.n, text, state: 0 }
  }
}

/** With this a device is let in: nothing that waits for that may stand before it under the same client id. */
function saysWhoItIs(text: string): boolean {
  if (!text.includes('"kind":"device"')) return false
  const entry = readEntry(text)
  return entry !== undefined && isOwnDevice(entry)
}
