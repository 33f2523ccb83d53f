/** A phone without a disk or a screen: for programs that write through the relay as a device of their own. */
import * as Y from 'yjs'
import { RelayConnection } from './connection.ts'
import { registryOf } from '../log/document-name.ts'
import { MemoryStore } from './memory-store.ts'
import { Phone } from './phone.ts'
import type { DocumentsEvents, Puller, PullHost } from './ports.ts'

export interface MemoryPhoneOptions {
  /** `ws://host:port/sync/` */
  readonly relay: string
  readonly socket: typeof WebSocket
  readonly clock: () => Date
  readonly events: DocumentsEvents
  /** As on a computer of the puskesmas; absent, every document is opened. */
  readonly openPuller?: (host: PullHost, add: AddToDisk) => Promise<Puller | undefined>
}

/** Puts updates to a document on the disk that this phone has in memory. */
export type AddToDisk = (document: string, updates: readonly Uint8Array[]) => Promise<void>

export function memoryPhone({ relay, socket, clock, events, openPuller }: MemoryPhoneOptions): {
  phone: Phone
  store: MemoryStore
} {
  const store = new MemoryStore()
  const documents = new Map<string, Y.Doc>()
  const add: AddToDisk = (name, updates) => {
    const doc = documents.get(name) ?? new Y.Doc()
    documents.set(name, doc)
    for (const update of updates) Y.applyUpdate(doc, update)
    return Promise.resolve()
  }
  const phone = new Phone(
    {
      store,
      clock,
      persist: (name, doc) => {
        const held = documents.get(name)
        if (held) Y.applyUpdate(doc, Y.encodeStateAsUpdate(held))
        documents.set(name, doc)
        return { loaded: Promise.resolve(), close: () => Promise.resolve() }
      },
      connect: (name, doc, keys, connectionEvents) =>
        new RelayConnection(relay, name, doc, keys, connectionEvents, socket),
      afterwards: (work) => work(),
      readBack: (name) => {
        const copy = new Y.Doc()
        const held = documents.get(name)
        if (held) Y.applyUpdate(copy, Y.encodeStateAsUpdate(held))
        return Promise.resolve(copy)
      },
      ...(openPuller && { openPuller: (host) => openPuller(host, add) }),
      openDays: (posyandu) =>
        Promise.resolve(
          store
            .rows('openDay')
            .flatMap(({ record, document, shown: { date, cancelled } }) =>
              document === registryOf(posyandu) && typeof date === 'string' && cancelled !== true
                ? [{ record, date }]
                : [],
            ),
        ),
    },
    events,
  )
  return { phone, store }
}
