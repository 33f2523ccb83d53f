/**
 * What the tutorials of Yjs lead to: a `Y.Map` of a `Y.Map` a record, y-indexeddb and y-websocket. Divided as ours is,
 * into a registry and a document a month, so that a list does not read the visits.
 */
import { IndexeddbPersistence } from 'y-indexeddb'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { run } from './page.ts'

interface Opened {
  readonly doc: Y.Doc
  readonly disk: IndexeddbPersistence
}

const opened = new Map<string, Promise<Opened>>()
const REGISTRY = 'registry/melati'

run({
  replicate: async ({ server, documents }) => {
    const address = server.replace('http', 'ws')
    await Promise.all(Object.keys(documents).map((name) => fetched(name, address)))
  },
  people: async () => {
    const { doc } = await open(REGISTRY)
    const families = doc.getMap<Y.Map<string>>('family')
    return [...doc.getMap<Y.Map<string>>('person').values()].map((person) => ({
      name: person.get('name') ?? '',
      birthDate: person.get('birthDate') ?? '',
      rt: families.get(person.get('family') ?? '')?.get('rt') ?? '',
    }))
  },
  save: async ({ document, visit, fields }) => {
    const { doc, disk } = await open(document)
    const record = doc.getMap<Y.Map<unknown>>('visit').get(visit)
    if (!record) throw new Error(`expected ${visit} to be here`)
    doc.transact(() => {
      for (const [field, value] of Object.entries(fields)) record.set(field, value)
    })
    await stored(disk)
  },
})

function open(name: string): Promise<Opened> {
  const known = opened.get(name)
  if (known) return known
  const doc = new Y.Doc()
  const opening = new IndexeddbPersistence(name, doc).whenSynced.then((disk) => ({ doc, disk }))
  opened.set(name, opening)
  return opening
}

async function fetched(name: string, address: string): Promise<void> {
  const { doc, disk } = await open(name)
  const provider = new WebsocketProvider(address, name, doc, { disableBc: true })
  await new Promise<void>((resolve) => provider.on('sync', (isSynced: boolean) => isSynced && resolve()))
  await stored(disk)
  provider.destroy()
}

/** y-indexeddb tells nobody when it has written; what is read afterwards waits for what was written before. */
function stored({ db }: IndexeddbPersistence): Promise<void> {
  return new Promise((resolve, reject) => {
    const reading = db!.transaction('updates', 'readonly')
    reading.objectStore('updates').count()
    reading.oncomplete = () => resolve()
    reading.onerror = () => reject(reading.error ?? new Error('expected to read'))
  })
}
