/**
 * Everything of a posyandu, as it was folded before where nothing changed since: a list of names over the area reads every
 * posyandu, and so does a second look at its months.
 */
import type { AreaSources } from './area-sources.ts'
import type { Folder, FoldResult } from './folder.ts'
import type { KeptTallies } from './kept-tallies.ts'

export class Records {
  readonly #folder: Folder
  readonly #kept: Pick<KeptTallies, 'records' | 'putRecords'>

  constructor(folder: Folder, kept: Pick<KeptTallies, 'records' | 'putRecords'>) {
    this.#folder = folder
    this.#kept = kept
  }

  async read(posyandu: AreaSources): Promise<FoldResult> {
    const kept = await this.#kept.records(posyandu.posyandu, posyandu.state)
    if (kept) return { ...kept, isSettled: true }
    const folded = await this.#folder.fold(posyandu, posyandu)
    // What is not settled is folded again.
    if (folded.isSettled)
      await this.#kept.putRecords({ ...folded, posyandu: posyandu.posyandu, madeOf: posyandu.state })
    return folded
  }
}
