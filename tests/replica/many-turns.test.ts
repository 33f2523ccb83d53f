import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { directoryOf, visitsOf } from '../../src/log/document-name.ts'
import { makeDeviceKeys } from '../../src/log/signature.ts'
import { digestOf } from '../../src/protocol.ts'
import { Documents } from '../../src/replica/documents.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import type { ConnectionEvents, Ports } from '../../src/replica/ports.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'

const TEN_MINUTES_MS = 600_000
const MONTHS = Array.from({ length: 12 }, (_, i) => visitsOf(POSYANDU, `2025-${String(i + 1).padStart(2, '0')}`))

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('when the line goes while many documents wait for their turn, they wait for the line', async () => {
  const connections = new Map<string, ConnectionEvents>()
  const nothing = (): undefined => undefined
  const ports = {
    store: new MemoryStore(),
    persist: () => ({ loaded: Promise.resolve(), close: () => Promise.resolve() }),
    connect: (document: string, _: unknown, __: unknown, events: ConnectionEvents) => {
      connections.set(document, events)
      return {
        watch: nothing,
        present: nothing,
        retryNow: nothing,
        tellUnsent: nothing,
        close: nothing,
        hurry: nothing,
      }
    },
    readBack: () => Promise.resolve(new Y.Doc()),
    openDays: () => Promise.resolve([]),
  } as unknown as Ports
  const self = { ...(await makeDeviceKeys()), key: 'self', puskesmas: PUSKESMAS, posyandu: POSYANDU } as const
  const events = { onLink: nothing, onSent: nothing, onError: (error: unknown) => expect(error).toBeUndefined() }
  const documents = new Documents({ ...self, role: 'kader', scopes: [], invitation: 'pintu-0' }, ports, events)
  await documents.start()
  const directory = connections.get(directoryOf(PUSKESMAS))!
  const opened = (): number => MONTHS.filter((each) => connections.has(each)).length

  directory.onStatus('synced')
  directory.onDigests(MONTHS.map((each) => [each, digestOf([[1, 2]])]))
  directory.onStatus('disconnected')
  directory.onStatus('connecting')
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS)
  expect(opened()).toBeLessThanOrEqual(1)

  directory.onStatus('synced')
  directory.onDigests(MONTHS.map((each) => [each, digestOf([[1, 2]])]))
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS)
  expect(opened()).toBe(MONTHS.length)
  await documents.stop()
})
