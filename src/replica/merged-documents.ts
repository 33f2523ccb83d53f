/** Posyandu that became one (`log/merged.ts`), as this phone knows it. */
import { registryOf } from '../log/document-name.ts'
import { mergedWith } from '../log/merged.ts'
import { FOLDED } from './database.ts'
import { partOfEach } from './queries/merged.ts'
import type { ProjectedRow, Store } from './store.ts'

/** The posyandu and those that are one with it, as far as their registries are on this phone, or what they are part of. */
export async function groupOf(store: Store, posyandu: string): Promise<readonly string[]> {
  const registries = await store.metaKeys(FOLDED + registryOf(''))
  const held = registries.map((key) => key.slice((FOLDED + registryOf('')).length))
  const asked = new Set<string>()
  const known: ProjectedRow[] = []
  for (let names = [posyandu, ...held]; names.length > 0;) {
    const unasked = [...new Set(names)].filter((name) => !asked.has(name))
    for (const name of unasked) asked.add(name)
    const rows = (await store.transaction((tx) => tx.get('posyandu', unasked))).flatMap((row) => row ?? [])
    known.push(...rows)
    names = [...new Map(partOfEach(rows)).values()].filter((whole) => !asked.has(whole))
  }
  return mergedWith(posyandu, partOfEach(known))
}
