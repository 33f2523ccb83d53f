import { parseDocumentName, registryOf } from '../log/document-name.ts'
import { readEntry, type Entry } from '../log/entry.ts'
import { carriedBy } from '../log/transfer.ts'
import { runsPast } from './doc-rows.ts'
import { EVERYTHING } from './places.ts'
import type { Ports } from './ports.ts'

type Storage = Pick<Ports, 'store' | 'readBack'>

/** Every entry this phone holds of a document: read back from disk, and what waits in the outbox. Smallest id first. */
export async function readEntries(storage: Storage, document: string): Promise<Entry[]> {
  const texts = await readTexts(storage, document)
  return [...texts].flatMap((text) => readEntry(text) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The same, with what people who moved here brought along: those entries stand in transfers of the registry. */
export async function readWithCarried(storage: Storage, document: string): Promise<Entry[]> {
  const own = await readEntries(storage, document)
  const name = parseDocumentName(document)
  if (name?.type !== 'registry' && name?.type !== 'visits') return own
  const registry = name.type === 'registry' ? own : await readEntries(storage, registryOf(name.posyandu))
  const carried = registry.flatMap(carriedBy).filter((entry) => entry.in === document)
  return [...carried, ...own].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The same as the signed texts, each once. */
export async function readTexts({ store, readBack }: Storage, document: string): Promise<Set<string>> {
  const doc = await readBack(document)
  const texts = new Set(runsPast(doc, EVERYTHING).flatMap((run) => run.texts))
  doc.destroy()
  for (const { text } of await store.read((tx) => tx.outboxOf(document))) texts.add(text)
  return texts
}
