/** A phone's disk: tables whose transactions are durable when they resolve, and documents whose last writes may be lost. */
import * as Y from 'yjs'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import type { Persistence } from '../../src/replica/ports.ts'
import type { Life } from './life.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'

const MOST_ROWS = 60

/** A document's rows, as the phone keeps them (`indexeddb-documents.ts`): durable up to some row, beyond that only as long as the phone runs. */
class DocumentFile {
  readonly #rows: Uint8Array[] = []
  #durable = 0

  add(update: Uint8Array): void {
    this.#rows.push(update)
  }

  /** The next row reaches the disk. */
  sync(): void {
    if (this.#durable < this.#rows.length) this.#durable++
  }

  /** Loses some of what was not durable, the newest first. Returns how many rows. */
  lose(random: Random): number {
    this.#durable = random.whole(this.#durable, this.#rows.length)
    return this.#rows.splice(this.#durable).length
  }

  loadInto(doc: Y.Doc): void {
    doc.transact(() => {
      for (const row of this.#rows) Y.applyUpdate(doc, row)
    }, this)
    if (this.#rows.length < MOST_ROWS || this.#durable < this.#rows.length) return
    this.#rows.splice(0, this.#rows.length, Y.encodeStateAsUpdate(doc))
    this.#durable = 1
  }

  durableDoc(): Y.Doc {
    const doc = new Y.Doc()
    for (const row of this.#rows.slice(0, this.#durable)) Y.applyUpdate(doc, row)
    return doc
  }
}

export class PhoneDisk {
  readonly tables = new MemoryStore()
  readonly #files = new Map<string, DocumentFile>()
  readonly #schedule: Schedule
  readonly #random: Random

  constructor(schedule: Schedule, random: Random) {
    this.#schedule = schedule
    this.#random = random
  }

  get documents(): string[] {
    return [...this.#files.keys()]
  }

  /** Keeps this Y.Doc as a phone does: every update is a row, and nobody knows when it is on disk. */
  persist(document: string, doc: Y.Doc, life: Life): Persistence {
    const file = this.#file(document)
    const keep = (update: Uint8Array, origin: unknown): void => {
      if (origin === file || life.isOver) return
      file.add(update)
      this.#schedule.after(this.#random.between(5, 3000), () => (life.isOver ? undefined : file.sync()))
    }
    const load = async (): Promise<void> => {
      await this.#schedule.pause(this.#random.between(1, 30))
      if (!life.isOver) file.loadInto(doc)
    }
    doc.on('update', keep)
    return {
      loaded: life.hears(load()),
      close: () => {
        doc.off('update', keep)
        return life.hears(Promise.resolve())
      },
    }
  }

  readBack(document: string, life: Life): Promise<Y.Doc> {
    const doc = new Y.Doc()
    this.#file(document).loadInto(doc)
    return life.hears(Promise.resolve(doc))
  }

  /** What is on disk for good, whatever happens. */
  durableDoc(document: string): Y.Doc {
    return this.#file(document).durableDoc()
  }

  /** The battery is out. */
  crash(): number {
    return [...this.#files.values()].reduce((lost, file) => lost + file.lose(this.#random), 0)
  }

  #file(document: string): DocumentFile {
    const file = this.#files.get(document) ?? new DocumentFile()
    this.#files.set(document, file)
    return file
  }
}
