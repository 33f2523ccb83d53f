import * as decoding from 'lib0/decoding'
import { readSyncMessage } from 'y-protocols/sync'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootOf } from '../../src/log/update.ts'
import { MemoryJournal, memoryDisk } from '../journal/journal-memory.ts'
import type { Row } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'
import { Audience } from './audience.ts'

const DOCUMENT = 'visits/melati/2026-11'
const CLIENT = 7
/** More than an answer takes. */
const MOMENTS = 60

const rows = ['satu', 'dua'].map((text, clock): Row => ({
  document: DOCUMENT,
  client: CLIENT,
  clock,
  text,
  by: 'hp',
  n: clock + 1,
  counter: clock + 1,
}))

test('what is stored at any moment while a phone is told what it missed reaches it', async () => {
  const journal = new MemoryJournal(memoryDisk('jurnal'))
  await journal.append(rows, 0)
  for (let moment = 0; moment < MOMENTS; moment++) {
    const audience = new Audience(DOCUMENT, journal, () => 0)
    const doc = new Y.Doc()
    const peer = phoneWith(doc)
    audience.join(peer)
    let clocks = new Map([[CLIENT, 1]])
    const answered = audience.answer(peer, new Map(), () => clocks)
    for (let passed = 0; passed < moment; passed++) await Promise.resolve()
    clocks = new Map([[CLIENT, 2]])
    audience.broadcast([{ row: rows[1]! }])
    await answered
    expect(doc.getArray(rootOf(CLIENT)).toArray(), `stored after ${moment} microtasks`).toEqual(['satu', 'dua'])
  }
})

function phoneWith(doc: Y.Doc): Peer {
  return {
    device: 'hp-bu-ani',
    client: 9,
    isAdmitted: true,
    mayRead: true,
    close: () => undefined,
    drained: () => Promise.resolve(true),
    send(frame) {
      const decoder = decoding.createDecoder(frame)
      decoding.readVarUint(decoder)
      readSyncMessage(decoder, encoding.createEncoder(), doc, 'relay')
    },
  }
}
