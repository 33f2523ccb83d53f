/** Runs in a worker of the browser: a month of 1,500 entries, from the phone's disk into a document that is ready. */
import * as Y from 'yjs'
import { entryId } from '../../src/log/id.ts'
import { visitId } from '../../src/log/record-id.ts'
import { makeDeviceKeys, signEntry } from '../../src/log/signature.ts'
import { rootOf, runsToUpdate, type Run } from '../../src/log/update.ts'
import { OpenDatabase } from '../../src/replica/database.ts'
import { persistInIndexedDb } from '../../src/replica/indexeddb-documents.ts'

const AUTHORS = 5
const ENTRIES_EACH = 300

/** Five phones' entries, signed. */
async function runs(document: string): Promise<Run[]> {
  const made: Run[] = []
  for (let author = 0; author < AUTHORS; author++) {
    const keys = await makeDeviceKeys()
    const texts: string[] = []
    for (let n = 1; n <= ENTRIES_EACH; n++) {
      const id = entryId(n * AUTHORS + author, keys.device)
      const record = visitId(`kk0${100 + n}-orang${author}`, '2026-11-hari60')
      const set = { came: true, weightKg: 7 + n / 100, heightCm: 80.5, posture: 'berdiri' }
      const at = '2026-11-10T09:12:05+07:00'
      const head = { v: 1 as const, id, in: document, kind: 'visit', record, set, over: [], who: 'bu-siti' }
      texts.push(await signEntry({ ...head, by: keys.device, n, at }, keys.privateKey))
    }
    made.push({ client: 1000 + author, clock: 0, texts })
  }
  return made
}

const { keys } = new OpenDatabase('bench')

/** Into sealed rows, one an update; resolves when they are on disk. */
async function written(document: string, updates: readonly Uint8Array[]): Promise<void> {
  const doc = new Y.Doc()
  const kept = persistInIndexedDb(document, doc, keys, fail)
  await kept.loaded
  for (const update of updates) Y.applyUpdate(doc, update)
  await kept.close()
  doc.destroy()
}

async function loadMs(document: string): Promise<number> {
  await keys.get()
  const from = performance.now()
  const doc = new Y.Doc()
  const kept = persistInIndexedDb(document, doc, keys, fail)
  await kept.loaded
  const took = performance.now() - from
  const held = doc.getArray(rootOf(1000)).length
  if (held !== ENTRIES_EACH) throw new Error(`expected ${ENTRIES_EACH} entries of each author, found ${held}`)
  await kept.close()
  doc.destroy()
  return took
}

function fail(error: unknown): void {
  throw error instanceof Error ? error : new Error('expected the browser to give its disk')
}

self.onunhandledrejection = ({ reason }) => self.postMessage(String(reason))

self.onmessage = async ({ data }: MessageEvent<'write' | { readonly load: string }>) => {
  if (data === 'write') {
    const whole = await runs('visits/bench/2026-11')
    await written('bench/whole', [runsToUpdate(whole)])
    // As a live day arrives: a row an entry, fewer than are put together into one.
    const last = whole.map(({ client, texts }) => ({ client, clock: 265, texts: texts.slice(265) }))
    const first = whole.map(({ client, texts }) => ({ client, clock: 0, texts: texts.slice(0, 265) }))
    const single = last.flatMap(({ client, clock, texts }) =>
      texts.map((text, i) => runsToUpdate([{ client, clock: clock + i, texts: [text] }])),
    )
    await written('bench/rows', [runsToUpdate(first), ...single])
    self.postMessage(single.length + 1)
  } else self.postMessage(await loadMs(data.load))
}
