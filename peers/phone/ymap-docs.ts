/** The year as documents of Yjs: a root map a kind, in it a map a record; each of the five steps by a phone of its own. */
import * as Y from 'yjs'
import { yearsBatches } from '../year.ts'

const PHONES = 5

/** By name, the whole document as one update. */
export function ymapUpdates(): ReadonlyMap<string, Uint8Array> {
  const docs = new Map<string, Y.Doc>()
  let step = 0
  for (const { document, kind, record, set } of yearsBatches().flatMap(({ writes }) => writes)) {
    const doc = docs.get(document) ?? new Y.Doc()
    docs.set(document, doc)
    doc.clientID = 1_000_000 + (kind === 'visit' ? step++ % PHONES : 0)
    doc.transact(() => {
      const records = doc.getMap<Y.Map<unknown>>(kind)
      const known = records.get(record)
      const map = known ?? new Y.Map<unknown>()
      for (const [field, value] of Object.entries(set)) map.set(field, value)
      if (!known) records.set(record, map)
    })
  }
  return new Map([...docs].map(([name, doc]) => [name, Y.encodeStateAsUpdate(doc)]))
}
