import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { registryOf } from '../../src/log/document-name.ts'
import { makeDeviceKeys, signEntry } from '../../src/log/signature.ts'
import { entryId } from '../../src/log/id.ts'
import { runsToUpdate } from '../../src/log/update.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { OpenDocument } from '../../src/replica/open-document.ts'
import type { ConnectionEvents, Ports } from '../../src/replica/ports.ts'
import { POSYANDU } from '../doors.ts'
import { until } from './phones.ts'

const OF_THE_RELAY = 77

/** The puskesmas says yes to what was refused while this phone is connected already: the relay takes it in itself. */
it.each(['as an update of the relay’s', 'as an acknowledgement'])(
  'what was refused is known to be taken, %s',
  async (how) => {
    const name = registryOf(POSYANDU)
    const store = new MemoryStore()
    const keys = await makeDeviceKeys()
    const entry = {
      v: 1,
      id: entryId(1, keys.device),
      in: name,
      kind: 'person',
      record: 'rafa',
      set: { name: 'Rafa' },
    } as const
    const text = await signEntry(
      { ...entry, over: [], who: 'sari', by: keys.device, n: 1, at: '2026-11-10T09:00:00+07:00' },
      keys.privateKey,
    )
    await store.transaction((tx) => tx.put('outbox', [{ id: entry.id, document: name, n: 1, text, state: 0 }]))
    let connected: ConnectionEvents | undefined
    const ports = {
      store,
      persist: () => ({ loaded: Promise.resolve(), close: () => Promise.resolve() }),
      connect: (_: string, __: Y.Doc, ___: unknown, events: ConnectionEvents) => {
        connected = events
        return { watch: () => undefined, present: () => undefined, retryNow: () => undefined, close: () => undefined }
      },
    } as unknown as Ports
    let sent = 0
    const events = {
      onStatus: () => undefined,
      onDigests: () => undefined,
      onPresence: () => undefined,
      onSent: () => void sent++,
      onError: (error: unknown) => expect(error).toBeUndefined(),
    }
    const document = new OpenDocument(name, keys, ports, events)
    await document.open()
    const client = document.doc.clientID
    const state = () => store.rows('outbox')[0]!.state
    connected!.onRefusals([{ client, clock: 0, id: entry.id, reason: 'revoked' }])
    await until('it is refused', () => state() === 2)
    connected!.onDurable(new Map([[OF_THE_RELAY, 1]]))
    if (how === 'as an acknowledgement') connected!.onDurable(new Map([[client, 1]]))
    else Y.applyUpdate(document.doc, runsToUpdate([{ client: OF_THE_RELAY, clock: 0, texts: [text] }]), 'relay')
    await until('it is taken', () => state() === 1)
    expect(sent).toBe(1)
    await document.close()
  },
)
