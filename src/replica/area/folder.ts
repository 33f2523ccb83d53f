/** Folds posyandu from what lies on the disk. The last few stay in memory and take only what came since. */
import { digestOf } from '../../protocol.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import type { Clocks } from '../doc-rows.ts'
import type { LocalDatabase } from '../tables.ts'
import type { MergedPosyandu } from './area.ts'
import { FoldedPosyandu, type DirectoryRows } from './folded-posyandu.ts'
import type { HeldDocument } from './held-documents.ts'

/** What is in memory of a posyandu of 800 people with a year behind it is some 60 MB. */
const MOST_FOLDED = 3

/** A document's entries past these clocks, from disk, and how far it goes. */
export type ReadTexts = (
  document: string,
  past: Clocks,
) => Promise<{ readonly texts: readonly string[]; readonly clocks: Clocks }>

/** What a posyandu is folded from. */
export interface Sources {
  readonly directory: DirectoryRows
  /** Equal texts: the directory says the same. */
  readonly directoryState: string
  readonly documents: readonly HeldDocument[]
}

export interface FoldResult {
  readonly served: ServedPosyandu
  readonly held: PosyanduHeld
  /** False when the disk's copy of a document is not yet what its mark says. */
  readonly isSettled: boolean
}

interface Folded {
  readonly directoryState: string
  readonly posyandu: FoldedPosyandu
  readonly states: Map<string, string>
  readonly clocks: Map<string, Clocks>
  served: Promise<ServedPosyandu> | undefined
}

export class Folder {
  readonly #readTexts: ReadTexts
  readonly #outbox: Pick<LocalDatabase, 'outbox'>
  /** In order of use, the latest last. */
  readonly #folded = new Map<string, Folded>()
  #work: Promise<unknown> = Promise.resolve()

  constructor(readTexts: ReadTexts, outbox: Pick<LocalDatabase, 'outbox'>) {
    this.#readTexts = readTexts
    this.#outbox = outbox
  }

  /** One at a time: two that fold one posyandu at once would read it twice. */
  fold(posyandu: MergedPosyandu, sources: Sources): Promise<FoldResult> {
    const run = this.#work.then(() => this.#fold(posyandu, sources))
    this.#work = run.catch(() => undefined)
    return run
  }

  /** Every record of a posyandu, a sheet a kind. */
  async everything(posyandu: MergedPosyandu, sources: Sources): Promise<readonly XlsxSheet[]> {
    const run = this.#work.then(async () => {
      await this.#fold(posyandu, sources)
      return this.#folded.get(posyandu.posyandu)!.posyandu.everything()
    })
    this.#work = run.catch(() => undefined)
    return run
  }

  async #fold({ posyandu }: MergedPosyandu, { directory, directoryState, documents }: Sources): Promise<FoldResult> {
    const known = this.#folded.get(posyandu)
    const folded: Folded =
      known?.directoryState === directoryState
        ? known
        : {
            directoryState,
            posyandu: new FoldedPosyandu(posyandu, directory),
            states: new Map(),
            clocks: new Map(),
            served: undefined,
          }
    this.#keep(posyandu, folded)
    let isSettled = true
    for (const held of inOrder(documents)) {
      if (folded.states.get(held.document) === held.state) continue
      const isWhole = await this.#takeNew(folded, held)
      if (isWhole) folded.states.set(held.document, held.state)
      isSettled &&= isWhole
    }
    folded.served ??= folded.posyandu.records()
    return { served: await folded.served, held: folded.posyandu.held, isSettled }
  }

  async #takeNew(folded: Folded, { document, digests }: HeldDocument): Promise<boolean> {
    const before = folded.clocks.get(document) ?? new Map<number, number>()
    const [{ texts, clocks }, unsent] = await Promise.all([
      this.#readTexts(document, before),
      this.#outbox.outbox.where('document', document),
    ])
    folded.served = undefined
    await folded.posyandu.take(document, [...texts, ...unsent.map(({ text }) => text)])
    folded.clocks.set(document, clocks)
    return digests.length === 0 || digests.includes(digestOf(clocks))
  }

  #keep(posyandu: string, folded: Folded): void {
    this.#folded.delete(posyandu)
    this.#folded.set(posyandu, folded)
    for (const [name] of this.#folded) {
      if (this.#folded.size <= MOST_FOLDED) return
      this.#folded.delete(name)
    }
  }
}

/** The registry first: nothing depends on it, but what comes first is folded once. */
function inOrder(documents: readonly HeldDocument[]): readonly HeldDocument[] {
  return [...documents].sort((a, b) => (a.document < b.document ? -1 : 1))
}
