import { readEntry, type Entry } from '../log/entry.ts'
import { idInText, runsPast } from './doc-rows.ts'
import type { Ports } from './ports.ts'

/** Every entry this phone holds of a document: read back from disk, and what waits in the outbox. Smallest id first. */
export async function readEntries(
  { store, readBack }: Pick<Ports, 'store' | 'readBack'>,
  document: string,
): Promise<Entry[]> {
  const doc = await readBack(document)
  const texts = new Map<string, string>()
  for (const run of runsPast(doc, new Map())) for (const text of run.texts) texts.set(idInText(text), text)
  for (const { id, text } of await store.transaction((tx) => tx.outboxOf(document))) texts.set(id, text)
  doc.destroy()
  return [...texts.values()].flatMap((text) => readEntry(text) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
}
