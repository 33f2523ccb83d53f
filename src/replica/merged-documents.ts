/** Posyandu that became one (`log/merged.ts`), as this phone knows it. */
import { registryOf } from '../log/document-name.ts'
import { mergedWith } from '../log/merged.ts'
import { FOLDED } from './database.ts'
import { partOfEach } from './queries/merged.ts'
import type { Store } from './store.ts'

/** The posyandu and those that are one with it, as far as their registries are on this phone. */
export async function groupOf(store: Store, posyandu: string): Promise<readonly string[]> {
  const registries = await store.metaKeys(FOLDED + registryOf(''))
  const names = registries.map((key) => key.slice((FOLDED + registryOf('')).length))
  const rows = await store.transaction((tx) => tx.get('posyandu', [...new Set([posyandu, ...names])]))
  return mergedWith(posyandu, partOfEach(rows.flatMap((row) => row ?? [])))
}
