/** What a document holds into the tables, once; how far it came is stored with it. */
import type * as Y from 'yjs'
import { readEntry, type Entry } from '../log/entry.ts'
import { FOLDED, type OutboxRow } from './database.ts'
import { runsPast, type Clocks } from './doc-rows.ts'
import { project } from './projection.ts'
import type { Ports } from './ports.ts'
import type { Reading, Store, Transaction } from './store.ts'

/** Folds what the document holds past what was folded before, in slices; each slice stores how far it came. */
export async function foldDocument(store: Store, document: string, doc: Y.Doc): Promise<void> {
  while (await store.transaction((tx) => foldSlice(tx, document, doc)));
}

/** After a change of the tables: what lies closed on the disk goes into them again, with or without a network. */
export async function foldAgain(
  { store, readBack }: Pick<Ports, 'store' | 'readBack'>,
  isToBeLeft: (document: string) => boolean,
): Promise<void> {
  const keys = await store.metaKeys(FOLDED)
  const marks = await store.read((tx) => tx.get('meta', keys))
  const unfolded = keys.filter((_, i) => Array.isArray(marks[i]?.value) && marks[i].value.length === 0)
  for (const key of unfolded) {
    const name = key.slice(FOLDED.length)
    if (isToBeLeft(name)) continue
    const doc = await readBack(name)
    await foldDocument(store, name, doc)
    doc.destroy()
  }
}

/** Whether the tables show everything that the document holds: a phone may die between the two. */
export async function isFolded(store: Store, document: string, doc: Y.Doc): Promise<boolean> {
  const folded = await store.read((tx) => foldedClocks(tx, document))
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

async function foldedClocks(tx: Reading, document: string): Promise<Clocks | undefined> {
  const [mark] = await tx.get('meta', [foldedKey(document)])
  return mark && new Map(mark.value as Iterable<[number, number]>)
}
