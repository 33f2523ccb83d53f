/**
 * One posyandu folded in memory, from its documents and the directory's rows: no table of the device is written. By the
 * same projection and the same queries as a phone's, so that an office cannot count otherwise than a phone shows.
 */
import { readEntry, type Entry } from '../../log/entry.ts'
import { HeldCount, type PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { Tables } from '../database.ts'
import { memoryDatabase } from '../memory-database.ts'
import { MemoryStore } from '../memory-store.ts'
import { project } from '../projection.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import { posyanduSheets } from '../queries/everything.ts'
import { loadPosyanduRecords } from '../queries/posyandu-records.ts'
import type { ProjectedRow } from '../store.ts'
import type { LocalDatabase } from '../tables.ts'
import { EVER_MERGED } from '../whose.ts'

/** What a posyandu's records are read with. */
export interface DirectoryRows {
  readonly posyandu: readonly Tables['posyandu'][]
  readonly settings: readonly Tables['settings'][]
  /** Who this device is and what it was given: what is in confidence is not read by everybody. */
  readonly self: Tables['self'] | undefined
  readonly grant: Tables['grant'] | undefined
  /** Which posyandu were ever one. */
  readonly everMerged: Tables['meta'] | undefined
}

export async function readDirectoryRows(db: LocalDatabase): Promise<DirectoryRows> {
  const [posyandu, settings, self, everMerged] = await Promise.all([
    db.posyandu.toArray(),
    db.settings.toArray(),
    db.self.get('self'),
    db.meta.get(EVER_MERGED),
  ])
  const grant = self && (await db.grant.get(self.device))
  return { posyandu, settings, self, grant, everMerged }
}

export class FoldedPosyandu {
  readonly #posyandu: string
  readonly #store = new MemoryStore()
  readonly #held = new HeldCount()
  readonly #ready: Promise<void>

  constructor(posyandu: string, { posyandu: all, settings, self, grant, everMerged }: DirectoryRows) {
    this.#posyandu = posyandu
    this.#ready = this.#store.transaction((tx) => {
      tx.put('posyandu', all)
      tx.put('settings', settings)
      if (self) tx.put('self', [self])
      if (grant) tx.put('grant', [grant as ProjectedRow])
      if (everMerged) tx.put('meta', [everMerged])
    })
  }

  /** Entries that were taken before change nothing. */
  async take(document: string, texts: Iterable<string>): Promise<void> {
    await this.#ready
    const entries: Entry[] = []
    for (const text of texts) {
      const entry = readEntry(text)
      if (entry?.in !== document) continue
      entries.push(entry)
      this.#held.take(entry)
    }
    if (entries.length > 0) await this.#store.transaction((tx) => project(tx, document, entries))
  }

  /** What of its entries was taken. */
  get held(): PosyanduHeld {
    return this.#held.result(this.#posyandu)
  }

  async records(): Promise<ServedPosyandu> {
    await this.#ready
    return loadPosyanduRecords(memoryDatabase(this.#store), this.#posyandu)
  }

  /** Every record as it stands, a sheet a kind. */
  async everything(): Promise<readonly XlsxSheet[]> {
    await this.#ready
    return posyanduSheets(memoryDatabase(this.#store))
  }
}
