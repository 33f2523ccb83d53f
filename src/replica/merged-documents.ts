/** Documents of posyandu that became one (`log/merged.ts`): what is about one record may stand in several of them. */
import { parseDocumentName, registryOf, sensitiveOf, visitsOf } from '../log/document-name.ts'
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

/** The document, and those of the same kind and month of the posyandu that are one with its own. */
export async function alongside(store: Store, document: string): Promise<readonly string[]> {
  const name = parseDocumentName(document)
  if (!name || !('posyandu' in name)) return [document]
  const group = await groupOf(store, name.posyandu)
  if (name.type === 'registry') return group.map(registryOf)
  return group.map((posyandu) => (name.type === 'visits' ? visitsOf : sensitiveOf)(posyandu, name.month))
}
