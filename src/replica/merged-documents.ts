/** Posyandu that became one (`log/merged.ts`), as this phone knows it. */
import { registryOf } from '../log/document-name.ts'
import { mergedWith } from '../log/merged.ts'
import { FOLDED, PULLED } from './database.ts'
import { partOfEach } from './queries/merged.ts'
import type { ProjectedRow, Store } from './store.ts'

/** The posyandu and those that are one with it, as far as their registries are on this phone, or what they are part of. */
export async function groupOf(store: Store, posyandu: string): Promise<readonly string[]> {
  const prefixes = [FOLDED, PULLED].map((mark) => mark + registryOf(''))
  const keys = await Promise.all(prefixes.map((prefix) => store.metaKeys(prefix)))
  const held = keys.flatMap((names, i) => names.map((key) => key.slice(prefixes[i]!.length)))
  const asked = new Set<string>()
  const known: ProjectedRow[] = []
  for (let names = [posyandu, ...held]; names.length > 0;) {
    const unasked = [...new Set(names)].filter((name) => !asked.has(name))
    for (const name of unasked) asked.add(name)
    const rows = (await store.read((tx) => tx.get('posyandu', unasked))).flatMap((row) => row ?? [])
    known.push(...rows)
    names = [...new Map(partOfEach(rows)).values()].filter((whole) => !asked.has(whole))
  }
  return mergedWith(posyandu, partOfEach(known))
}
