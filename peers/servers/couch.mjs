/**
 * A CouchDB for PouchDB: the same protocol, by the same project, over LevelDB. Answers on `/db/posyandu`, compressed, and
 * serves the page beside it. `node couch.mjs FOLDER DOCS.json PAGES`; prints its port.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import expressPouchDb from 'express-pouchdb'
import PouchDB from 'pouchdb'

const [folder, file, pages] = process.argv.slice(2)
const Store = PouchDB.defaults({ prefix: `${folder}/`, auto_compaction: true })
const posyandu = new Store('posyandu')
const revisions = new Map()
// One batch after the other: each is the next revision of documents that were written before.
for (const batch of JSON.parse(readFileSync(file, 'utf8'))) {
  const docs = batch.map((doc) => ({ ...doc, ...(revisions.has(doc._id) && { _rev: revisions.get(doc._id) }) }))
  for (const { ok, id, rev, ...rest } of await posyandu.bulkDocs(docs)) {
    if (!ok) throw new Error(`expected ${id} to be written, found ${JSON.stringify(rest)}`)
    revisions.set(id, rev)
  }
}
const app = express()
app.use('/db', expressPouchDb(Store, { mode: 'minimumForPouchDB', configPath: join(folder, 'config.json') }))
app.use(express.static(pages, { immutable: true, maxAge: '1y' }))
const server = app.listen(0, 'localhost', () => process.stdout.write(`port ${server.address().port}\n`))
