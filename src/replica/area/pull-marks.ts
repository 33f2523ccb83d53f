/** What is on disk of each document, as `meta` says: written after the document itself, so it never says too much. */
import { digestOf } from '../../protocol.ts'
import { FOLDED, PULLED } from '../database.ts'
import type { Clocks } from '../doc-rows.ts'
import type { Store } from '../store.ts'
import { PULL_PROGRESS, type PullProgress } from './held-documents.ts'

/** Written together: every write makes the screens look. */
const MANY = 12

export class PullMarks {
  readonly #store: Store
  readonly #clocks = new Map<string, Clocks>()
  readonly #digests = new Map<string, string>()
  readonly #folded: Set<string>
  #unwritten = new Set<string>()
  #said = ''

  static async read(store: Store): Promise<PullMarks> {
    const [pulled, folded] = [await store.metaKeys(PULLED), await store.metaKeys(FOLDED)]
    const marks = new PullMarks(store, new Set(folded.map((key) => key.slice(FOLDED.length))))
    const rows = await store.read((tx) => tx.get('meta', pulled))
    for (const row of rows) {
      if (Array.isArray(row?.value)) marks.note(row.key.slice(PULLED.length), new Map(row.value as [number, number][]))
    }
    marks.#unwritten.clear()
    return marks
  }

  private constructor(store: Store, folded: Set<string>) {
    this.#store = store
    this.#folded = folded
  }

  get documents(): readonly string[] {
    return [...this.#clocks.keys()]
  }

  clocksOf(document: string): Clocks | undefined {
    return this.#clocks.get(document)
  }

  digestOf(document: string): string | undefined {
    return this.#digests.get(document)
  }

  /** Whether the tables show it, so that they must go on showing it as it is. */
  isFolded(document: string): boolean {
    return this.#folded.has(document)
  }

  folded(document: string): void {
    this.#folded.add(document)
  }

  get areMany(): boolean {
    return this.#unwritten.size >= MANY
  }

  /** Remembered; on disk with the next `write`. */
  note(document: string, clocks: Clocks): void {
    this.#clocks.set(document, clocks)
    this.#digests.set(document, digestOf(clocks))
    this.#unwritten.add(document)
  }

  async set(document: string, clocks: Clocks): Promise<void> {
    if (digestOf(clocks) === this.digestOf(document)) return
    this.note(document, clocks)
    await this.write()
  }

  async write(progress?: PullProgress): Promise<void> {
    const said = progress ? JSON.stringify(progress) : this.#said
    const names = [...this.#unwritten]
    if (names.length === 0 && said === this.#said) return
    this.#unwritten = new Set()
    this.#said = said
    const rows = names.map((name) => ({ key: PULLED + name, value: [...this.#clocks.get(name)!] }))
    const told = progress ? [{ key: PULL_PROGRESS, value: progress }] : []
    // Screens, and who counts, hear only of what is on the disk.
    await this.#store.transaction((tx) => tx.put('meta', [...rows, ...told]))
  }
}
