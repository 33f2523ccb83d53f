/** What a document holds into the tables, once; how far it came is stored with it. */
import type * as Y from 'yjs'
import { readEntry, type Entry } from '../log/entry.ts'
import { FOLDED, type OutboxRow } from './database.ts'
import { runsPast, type Clocks } from './doc-rows.ts'
import { project } from './projection.ts'
import type { Store, Transaction } from './store.ts'

/** Folds what the document holds past what was folded before, in slices; each slice stores how far it came. */
export async function foldDocument(store: Store, document: string, doc: Y.Doc): Promise<void> {
  while (await store.transaction((tx) => foldSlice(tx, document, doc)));
}

/** Whether the tables show everything that the document holds: a phone may die between the two. */
export async function isFolded(store: Store, document: string, doc: Y.Doc): Promise<boolean> {
  const folded = await store.transaction((tx) => foldedClocks(tx, document))
  return folded !== undefined && runsPast(doc, folded).length === 0
}

/** The key of `meta` that holds how far a document was folded: its existence says that this phone holds the document. */
export function foldedKey(document: string): string {
  return FOLDED + document
}

const SLICE = 400

/** Folds up to a slice of what is new; false when nothing was. */
async function foldSlice(tx: Transaction, document: string, doc: Y.Doc): Promise<boolean> {
  const known = await foldedClocks(tx, document)
  const folded = new Map(known)
  // After a change of the tables: what a file brought may stand nowhere but in the outbox.
  if (folded.size === 0) await project(tx, document, entriesOf(await tx.outboxOf(document)))
  const entries: Entry[] = []
  for (const { client, clock, texts } of runsPast(doc, folded)) {
    const taken = texts.slice(0, SLICE - entries.length)
    entries.push(...taken.flatMap((text) => readEntry(text) ?? []).filter((entry) => entry.in === document))
    folded.set(client, clock + taken.length)
    if (entries.length >= SLICE) break
  }
  if (entries.length > 0) await project(tx, document, entries)
  if (entries.length > 0 || !known) tx.put('meta', [{ key: foldedKey(document), value: [...folded] }])
  return entries.length > 0
}

function entriesOf(rows: readonly OutboxRow[]): Entry[] {
  return rows.flatMap(({ text }) => readEntry(text) ?? [])
}

async function foldedClocks(tx: Transaction, document: string): Promise<Clocks | undefined> {
  const [mark] = await tx.get('meta', [foldedKey(document)])
  return mark && new Map(mark.value as Iterable<[number, number]>)
}
