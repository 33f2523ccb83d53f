import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { registryOf } from '../log/document-name.ts'
import { makeDeviceKeys } from '../log/signature.ts'
import { runsToUpdate } from '../log/update.ts'
import { MemoryStore } from './memory-store.ts'
import { OpenDocument } from './open-document.ts'
import type { ConnectionEvents, Ports } from './ports.ts'

const SILENT_MS = 15_000
const CLIENT = 7

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('a document is waited for as long as something of it comes, and no longer', async () => {
  const nothing = (): undefined => undefined
  let connection: ConnectionEvents | undefined
  const ports = {
    store: new MemoryStore(),
    persist: () => ({ loaded: Promise.resolve(), close: () => Promise.resolve() }),
    connect: (_: unknown, __: unknown, ___: unknown, events: ConnectionEvents) => {
      connection = events
      return { close: nothing }
    },
  } as unknown as Ports
  const events = { onStatus: nothing, onDigests: nothing, onPresence: nothing, onSent: nothing, onError: nothing }
  const document = new OpenDocument(registryOf('melati'), await makeDeviceKeys(), ports, events)
  await document.open()
  let answer: boolean | undefined
  const ask = (): void => void document.caughtUpInTime(SILENT_MS).then((isSo) => (answer = isSo))

  ask()
  for (let part = 0; part < 4; part++) {
    await vi.advanceTimersByTimeAsync(SILENT_MS - 1000)
    expect(answer).toBeUndefined()
    Y.applyUpdate(document.doc, runsToUpdate([{ client: CLIENT, clock: part, texts: [`teks ${part}`] }]), 'relay')
  }
  await vi.advanceTimersByTimeAsync(2 * SILENT_MS)
  expect(answer).toBe(false)

  answer = undefined
  ask()
  connection?.onStatus('synced')
  await vi.advanceTimersByTimeAsync(0)
  expect(answer).toBe(true)
  await document.close()
})
