/** What is pulled, on its way to the disk: a document's rows first, and only then the mark that says they are there. */
import { runsToUpdate, type Run } from '../../log/update.ts'
import type { Clocks } from '../doc-rows.ts'

/** A row of a document on disk holds about so many characters. */
const ROW_CHARACTERS = 1024 * 1024
/** Documents written at a time. */
const MOST_WRITING = 6

export interface ArrivalPorts {
  readonly add: (document: string, updates: readonly Uint8Array[]) => Promise<void>
  /** These are on disk now, up to here. */
  readonly onStored: (document: string, clocks: Clocks) => Promise<void>
}

interface Arriving {
  readonly clocks: Map<number, number>
  readonly updates: Uint8Array[]
  characters: number
  /** The rows that went before. */
  stored: Promise<unknown>
}

export class Arrivals {
  readonly #ports: ArrivalPorts
  readonly #arriving = new Map<string, Arriving>()
  readonly #writing = new Set<Promise<void>>()
  #failed: { readonly error: unknown } | undefined

  constructor(ports: ArrivalPorts) {
    this.#ports = ports
  }

  /** `held`: what was on disk before. Waits while enough is on its way. */
  async take(document: string, held: Clocks, runs: readonly Run[]): Promise<void> {
    const arriving = this.#of(document, held)
    arriving.updates.push(runsToUpdate(runs))
    for (const { client, clock, texts } of runs) {
      arriving.clocks.set(client, clock + texts.length)
      for (const { length } of texts) arriving.characters += length
    }
    if (arriving.characters < ROW_CHARACTERS) return
    const updates = arriving.updates.splice(0)
    arriving.characters = 0
    arriving.stored = Promise.all([arriving.stored, this.#ports.add(document, updates)])
    arriving.stored.catch(() => undefined) // told when the document is whole
    await arriving.stored
  }

  /** Nothing more comes of this document. */
  async whole(document: string, held: Clocks): Promise<Clocks> {
    const { clocks, updates, stored } = this.#of(document, held)
    this.#arriving.delete(document)
    const store = async (): Promise<void> => {
      await stored
      if (updates.length > 0) await this.#ports.add(document, updates)
      await this.#ports.onStored(document, clocks)
    }
    while (this.#writing.size >= MOST_WRITING) await Promise.race(this.#writing)
    const writing: Promise<void> = store()
      .catch((error: unknown) => void (this.#failed ??= { error }))
      .finally(() => this.#writing.delete(writing))
    this.#writing.add(writing)
    return clocks
  }

  /** Nobody may hear it any more. */
  letGo(document: string): void {
    this.#arriving.delete(document)
  }

  /** Resolves when all that came is on disk, of a document that is not whole its beginning. Throws what the disk said. */
  async settled(): Promise<void> {
    for (const [document, { clocks }] of [...this.#arriving]) await this.whole(document, clocks)
    await Promise.all(this.#writing)
    const failed = this.#failed
    this.#failed = undefined
    if (failed) throw failed.error
  }

  #of(document: string, held: Clocks): Arriving {
    const known = this.#arriving.get(document)
    if (known) return known
    const arriving = { clocks: new Map(held), updates: [], characters: 0, stored: Promise.resolve() }
    this.#arriving.set(document, arriving)
    return arriving
  }
}
