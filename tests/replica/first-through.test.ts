import { expect, test } from 'vitest'
import { Documents } from '../../src/replica/documents.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { makeDeviceKeys } from '../../src/log/signature.ts'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { ConnectionEvents, Ports } from '../../src/replica/ports.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { until } from './phones.ts'

const [DIRECTORY, REGISTRY, MONTH] = [directoryOf(PUSKESMAS), registryOf(POSYANDU), visitsOf(POSYANDU, '2026-11')]

test('the first connection that finds a relay again ends the waits of the others, and only the first', async () => {
  const connections = new Map<string, ConnectionEvents>()
  let hurried: string[] = []
  const ports = {
    store: new MemoryStore(),
    persist: () => ({ loaded: Promise.resolve(), close: () => Promise.resolve() }),
    connect: (document: string, _: unknown, __: unknown, events: ConnectionEvents) => {
      connections.set(document, events)
      const nothing = (): undefined => undefined
      const hurry = (): number => hurried.push(document)
      return { watch: nothing, present: nothing, retryNow: nothing, tellUnsent: nothing, close: nothing, hurry }
    },
    openDays: () => Promise.resolve([{ record: '2026-11-hari', date: '2026-11-10' }]),
  } as unknown as Ports
  const self = { ...(await makeDeviceKeys()), key: 'self', puskesmas: PUSKESMAS, posyandu: POSYANDU } as const
  const events = {
    onLink: () => undefined,
    onSent: () => undefined,
    onError: (error: unknown) => expect(error).toBeUndefined(),
  }
  const documents = new Documents({ ...self, role: 'kader', scopes: [], invitation: 'pintu-0' }, ports, events)
  await documents.start()
  expect([...connections.keys()]).toEqual([DIRECTORY, REGISTRY, MONTH])

  connections.get(MONTH)!.onStatus('synced')
  await until('the others try', () => hurried.length === 3)
  connections.get(DIRECTORY)!.onStatus('synced')
  connections.get(REGISTRY)!.onStatus('synced')
  connections.get(REGISTRY)!.onStatus('disconnected')
  connections.get(REGISTRY)!.onStatus('synced')
  await documents.retryNow()
  expect(hurried).toHaveLength(3)

  for (const each of connections.values()) each.onStatus('disconnected')
  hurried = []
  connections.get(REGISTRY)!.onStatus('synced')
  await until('the others try again', () => hurried.length === 3)
  await documents.stop()
})
