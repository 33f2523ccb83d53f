/** As much of the peers' types as is used here: they are looked at without being installed. */
declare module 'pouchdb-core' {
  interface Doc {
    readonly _id: string
    readonly _rev?: string
    readonly [field: string]: unknown
  }
  class PouchDB {
    static plugin(plugin: unknown): typeof PouchDB
    static replicate(from: string, to: PouchDB, options: Readonly<Record<string, unknown>>): Promise<{ ok: boolean }>
    constructor(name: string, options: Readonly<Record<string, unknown>>)
    allDocs(options: Readonly<Record<string, unknown>>): Promise<{ readonly rows: readonly { readonly doc: Doc }[] }>
    get(id: string): Promise<Doc>
    put(doc: Doc): Promise<{ readonly ok: boolean }>
  }
  export default PouchDB
}
declare module 'pouchdb-adapter-http'
declare module 'pouchdb-adapter-indexeddb'
declare module 'pouchdb-replication'
declare module 'y-indexeddb' {
  import type { Doc } from 'yjs'
  export class IndexeddbPersistence {
    constructor(name: string, doc: Doc)
    readonly db: IDBDatabase | null
    readonly whenSynced: Promise<IndexeddbPersistence>
  }
}
