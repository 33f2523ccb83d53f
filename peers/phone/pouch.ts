/**
 * PouchDB as its documentation advises: the `indexeddb` adapter, ids that begin with what is asked for (`allDocs` over a
 * range instead of a view), compaction on, batches of 1,000.
 */
import PouchDB from 'pouchdb-core'
import http from 'pouchdb-adapter-http'
import indexeddb from 'pouchdb-adapter-indexeddb'
import replication from 'pouchdb-replication'
import { run } from './page.ts'

PouchDB.plugin(http).plugin(indexeddb).plugin(replication)
const db = new PouchDB('posyandu', { adapter: 'indexeddb', auto_compaction: true })
const isReportAStep = location.search === '?step'
const REPORT = { type: 'data_record', form: 'kunjungan', content_type: 'xml', contact: { _id: 'bu-siti' } }

run({
  replicate: async ({ server }) => {
    const { ok } = await PouchDB.replicate(`${server}/db/posyandu`, db, { batch_size: 1000, batches_limit: 10 })
    if (!ok) throw new Error('expected the replication to end well')
  },
  people: async () => {
    const [families, people] = await Promise.all([all('family'), all('person')])
    const homes = new Map(families.map((family) => [family._id, family as { rt?: string }]))
    return people.map((person) => {
      const { name, date_of_birth, parent } = person as unknown as PersonDoc
      return { name, birthDate: date_of_birth, rt: homes.get(parent._id)?.rt ?? '' }
    })
  },
  save: async ({ visit, fields }) => {
    if (isReportAStep) {
      await db.put({ _id: `visit:${visit}/${crypto.randomUUID()}`, ...REPORT, fields, reported_date: Date.now() })
      return
    }
    const doc = await db.get(`visit:${visit}`)
    await db.put({ ...doc, fields: { ...(doc.fields as object), ...fields } })
  },
})

interface PersonDoc {
  readonly name: string
  readonly date_of_birth: string
  readonly parent: { readonly _id: string }
}

async function all(type: string): Promise<{ readonly _id: string }[]> {
  const { rows } = await db.allDocs({ include_docs: true, startkey: `${type}:`, endkey: `${type}:\uffff` })
  return rows.map(({ doc }) => doc)
}
