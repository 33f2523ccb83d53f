/**
 * Documents on the phone's disk: one database a document, one sealed row an update, now and then all of them put
 * together into one. Without a promise about when: the outbox makes the promises.
 */
import * as Y from 'yjs'
import type { Persistence } from './ports.ts'
import { STORAGE } from './practice/mode.ts'
import type { KeyPlace } from './seal/key-place.ts'
import { SealedUpdates } from './seal/sealed-updates.ts'

/** More rows than this are put together: each costs a cheap phone a tenth of a millisecond when the document is opened. */
const MOST_ROWS = 200
/** A save and its exchange go first. */
const COMPACT_AFTER_MS = 1000

type OnError = (error: unknown) => void

/**
 * Loads the document and keeps it. When the browser does not give us the database, the document lives in memory and the
 * error is told: what this phone wrote is in the outbox, what others wrote comes again.
 */
export function persistInIndexedDb(document: string, doc: Y.Doc, keys: KeyPlace, onError: OnError): Persistence {
  return new KeptDocument(document, doc, keys, onError)
}

/** The document as its rows on disk say, in a fresh Y.Doc that nothing keeps. */
export async function readBackFromIndexedDb(document: string, keys: KeyPlace, onError: OnError): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const known = await indexedDB.databases()
  if (!known.some(({ name }) => name === databaseOf(document))) return doc
  const updates = new SealedUpdates(databaseOf(document), document, keys)
  try {
    apply(doc, (await updates.read(onError)).updates)
  } finally {
    await updates.close()
  }
  return doc
}

/** Puts what came of a document that is not open to its rows. */
export async function addToIndexedDb(
  document: string,
  updates: readonly Uint8Array[],
  keys: KeyPlace,
  onError: OnError,
): Promise<void> {
  const rows = new SealedUpdates(databaseOf(document), document, keys)
  try {
    if ((await rows.append(updates)) < MOST_ROWS) return
    const doc = new Y.Doc()
    apply(doc, (await rows.read(onError)).updates)
    if (isWhole(doc)) await rows.compact(Y.encodeStateAsUpdate(doc), holdsAll)
    doc.destroy()
  } finally {
    await rows.close()
  }
}

class KeptDocument implements Persistence {
  readonly loaded: Promise<void>
  readonly #doc: Y.Doc
  readonly #updates: SealedUpdates
  readonly #onError: OnError
  #queue: Uint8Array[] = []
  #rows = 0
  #isClosed = false
  #work: Promise<void>
  #compaction: ReturnType<typeof setTimeout> | undefined

  constructor(document: string, doc: Y.Doc, keys: KeyPlace, onError: OnError) {
    this.#doc = doc
    this.#updates = new SealedUpdates(databaseOf(document), document, keys)
    this.#onError = onError
    this.#doc.on('update', this.#onUpdate)
    this.loaded = this.#load().catch(onError)
    this.#work = this.loaded
  }

  /** Resolves when everything that was put into the document is on its way to the disk and told to be there. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#doc.off('update', this.#onUpdate)
    clearTimeout(this.#compaction)
    await this.#work
    await this.#updates.close()
  }

  async #load(): Promise<void> {
    // A full disk has no room for that, and the document is there all the same.
    await this.#updates.sealPlain().catch(this.#onError)
    const { updates, rows } = await this.#updates.read(this.#onError)
    apply(this.#doc, updates, this)
    this.#count(rows)
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#queue.push(update)
    if (this.#queue.length === 1) this.#later(() => this.#write())
  }

  /** What came while the last transaction ran goes into the next one together. */
  async #write(): Promise<void> {
    const updates = this.#queue
    this.#queue = []
    await this.#updates.append(updates)
    this.#count(updates.length)
  }

  #count(rows: number): void {
    this.#rows += rows
    if (this.#rows < MOST_ROWS || this.#isClosed) return
    clearTimeout(this.#compaction)
    this.#compaction = setTimeout(() => this.#later(() => this.#compact()), COMPACT_AFTER_MS)
  }

  async #compact(): Promise<void> {
    if (!isWhole(this.#doc)) return
    this.#rows = await this.#updates.compact(Y.encodeStateAsUpdate(this.#doc), holdsAll)
  }

  #later(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(this.#onError)
  }
}

/** With a gap in it, the whole cannot be told from its parts: they stay until the gap is filled. */
function isWhole({ store }: Y.Doc): boolean {
  return !store.pendingStructs && !store.pendingDs
}

/** Whether this one update holds everything that those do. */
function holdsAll(whole: Uint8Array, parts: readonly Uint8Array[]): boolean {
  const [all, together] = [new Y.Doc(), new Y.Doc()]
  apply(all, [whole])
  apply(together, parts)
  const held = Y.decodeStateVector(Y.encodeStateVector(all))
  const needed = Y.decodeStateVector(Y.encodeStateVector(together))
  const isWhole =
    !together.store.pendingStructs && [...needed].every(([client, clock]) => (held.get(client) ?? 0) >= clock)
  all.destroy()
  together.destroy()
  return isWhole
}

function apply(doc: Y.Doc, updates: readonly Uint8Array[], origin?: unknown): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, origin)
  }, origin)
}

function databaseOf(document: string): string {
  return `${STORAGE}/${document}`
}
