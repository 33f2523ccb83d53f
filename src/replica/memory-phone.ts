/** A phone without a disk or a screen: for programs that write through the relay as a device of their own. */
import * as Y from 'yjs'
import { RelayConnection } from './connection.ts'
import type { DocumentsEvents } from './documents.ts'
import { registryOf } from '../log/document-name.ts'
import { MemoryStore } from './memory-store.ts'
import { Phone } from './phone.ts'

export interface MemoryPhoneOptions {
  /** `ws://host:port/sync/` */
  readonly relay: string
  readonly socket: typeof WebSocket
  readonly clock: () => Date
  readonly events: DocumentsEvents
}

export function memoryPhone({ relay, socket, clock, events }: MemoryPhoneOptions): {
  phone: Phone
  store: MemoryStore
} {
  const store = new MemoryStore()
  const documents = new Map<string, Y.Doc>()
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
