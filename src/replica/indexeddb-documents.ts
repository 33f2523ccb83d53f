/** Documents on the phone's disk: y-indexeddb, one database a document. */
import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import type { Persistence } from './ports.ts'
import { STORAGE } from './practice/mode.ts'

/**
 * Loads the document and keeps it. When the browser does not give us the database, the document lives in memory and the
 * error is told: what this phone wrote is in the outbox, what others wrote comes again.
 */
export function persistInIndexedDb(document: string, doc: Y.Doc, onError: (error: unknown) => void): Persistence {
  const persistence = new IndexeddbPersistence(databaseOf(document), doc)
  const failed = persistence._db.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => onError(error),
  )
  return {
    loaded: Promise.race([persistence.whenSynced.then(() => undefined), failed]),
    close: () => persistence.destroy().catch(onError),
  }
}

/** The document as its rows on disk say, in a fresh Y.Doc that nothing keeps. */
export async function readBackFromIndexedDb(document: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const name = databaseOf(document)
  const known = await indexedDB.databases()
  if (!known.some((database) => database.name === name)) return doc
  const db = await idb.openDB(name, (fresh) =>
    idb.createStores(fresh, [['updates', { autoIncrement: true }], ['custom']]),
  )
  const [updates] = idb.transact(db, ['updates'], 'readonly')
  const rows = (await idb.getAll(updates!)) as Uint8Array[]
  db.close()
  doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row)))
  return doc
}

function databaseOf(document: string): string {
  return `${STORAGE}/${document}`
}
