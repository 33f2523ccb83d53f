/** What the bytes of a posyandu-year are made of: on the wire, packed as the relay packs, and as rows and documents. */
import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { entryToJson, type Entry } from '../src/log/entry.ts'
import { entryId } from '../src/log/id.ts'
import { runsToUpdate } from '../src/log/update.ts'
import { MemoryStore } from '../src/replica/memory-store.ts'
import { project } from '../src/replica/projection.ts'
import { USER } from '../tests/bench/posyandu.ts'
import { compare, OURS } from './comparison.ts'
import { pouchBatches } from './phone/pouch-docs.ts'
import { yearsBatches } from './year.ts'

/** As `server/relay.ts` packs; an answer is at most this long. */
const PACKING = { windowBits: 13, memLevel: 6 }
const MESSAGE_CHARACTERS = 256_000
const DEVICE = 'Zk3vQ0pLw9aXKd9s'
const SIGNATURE_BYTES = 64

/** No signature is made: one is 64 bytes that nothing packs, and so are these. */
export async function compareBytes(): Promise<void> {
  const entries = yearsEntries()
  const texts = entries.map((entry) => randomBytes(SIGNATURE_BYTES).toString('base64url') + entryToJson(entry))
  const written = entries.map(({ kind, record, set }) => JSON.stringify({ kind, record, set }))
  const docs = pouchBatches('step').flat()
  compare({
    what: 'bytes: a posyandu-year, packed as the wire packs it',
    unit: 'kB',
    better: 'less',
    values: {
      [OURS]: packedKb(texts),
      'without signatures': packedKb(entries.map(entryToJson)),
      'nothing but kind, record and fields': packedKb(written),
      'PouchDB, a report a step, documents alone': packedKb(docs.map((doc) => JSON.stringify(doc))),
    },
    note: `${entries.length} entries and ${docs.length} documents, no protocol; unpacked ours is ${kB(texts)} kB, of that signatures ${Math.round((entries.length * 86) / 1000)}, fields ${kB(entries.map(({ set }) => JSON.stringify(set)))}, the envelope the rest`,
  })
  const store = await projected(entries)
  const rows = (['person', 'family', 'visit', 'openDay'] as const).flatMap((table) => store.rows(table))
  compare({
    what: 'bytes: what the phone keeps of it, before sealing',
    unit: 'kB',
    better: 'less',
    values: {
      documents: kB(texts),
      'rows: what screens show': kB(rows.map((row) => JSON.stringify({ ...row, state: undefined }))),
      'rows: who wrote it, when, and over what': kB(rows.map(({ state }) => state)),
    },
    note: `${rows.length} rows; sealing adds 28 bytes to each, and LevelDB keeps what was written over until it tidies up`,
  })
}

function yearsEntries(): readonly Entry[] {
  const all = yearsBatches().flatMap(({ at, writes }) => writes.map((write) => ({ at, write })))
  return all.map(({ at, write: { document, kind, record, set } }, i): Entry => {
    const id = entryId(i + 1, DEVICE)
    const when = at.replace('Z', '+07:00')
    return { v: 1, id, in: document, kind, record, set, over: [], who: USER.record, by: DEVICE, n: i + 1, at: when }
  })
}

async function projected(entries: readonly Entry[]): Promise<MemoryStore> {
  const store = new MemoryStore()
  for (const document of new Set(entries.map((entry) => entry.in))) {
    const here = entries.filter((entry) => entry.in === document)
    await store.transaction((tx) => project(tx, document, here))
  }
  return store
}

/** In messages of the usual length, each packed by itself. */
function packedKb(texts: readonly string[]): number {
  let [bytes, from] = [0, 0]
  for (let to = 1, length = 0; to <= texts.length; to++) {
    length += texts[to - 1]!.length
    if (length < MESSAGE_CHARACTERS && to < texts.length) continue
    const message = runsToUpdate([{ client: 1, clock: from, texts: texts.slice(from, to) }])
    bytes += deflateRawSync(message, PACKING).length
    ;[from, length] = [to, 0]
  }
  return bytes / 1000
}

function kB(texts: readonly string[]): number {
  return Math.round(texts.reduce((sum, { length }) => sum + length, 0) / 1000)
}
