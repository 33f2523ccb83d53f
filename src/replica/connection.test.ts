import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { makeDeviceKeys } from '../log/signature.ts'
import { RelayConnection } from './connection.ts'
import type { ConnectionEvents } from './ports.ts'

/** Longer than anybody should wait, and shorter than a browser does. */
const TWO_MINUTES_MS = 120_000

class Socket {
  static all: Socket[] = []
  readonly OPEN = 1
  readyState = 0
  onopen: (() => void) | undefined
  constructor() {
    Socket.all.push(this)
  }
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }
  send(): void {
    // Nothing arrives.
  }
  close(): void {
    this.readyState = 3
  }
}

beforeEach(() => {
  Socket.all = []
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

async function aConnection(): Promise<RelayConnection> {
  const nothing = (): undefined => undefined
  const events = { onStatus: nothing, onPresence: nothing } as unknown as ConnectionEvents
  const socket = Socket as unknown as typeof WebSocket
  return new RelayConnection('ws://puskesmas/', 'directory/x', new Y.Doc(), await makeDeviceKeys(), events, socket)
}

test('an attempt that somebody on the way took and never answers is given up for another', async () => {
  const connection = await aConnection()
  await vi.advanceTimersByTimeAsync(TWO_MINUTES_MS)
  expect(Socket.all.length).toBeGreaterThan(1)
  expect(Socket.all.length).toBeLessThan(4)
  expect(Socket.all.at(-1)?.readyState).toBe(0)
  connection.close()
})

// The provider's own watch sees no time pass here: nothing sets the clock that it has taken hold of.
test('a line that has gone dead is given up by a clock that nobody can set back', async () => {
  const connection = await aConnection()
  Socket.all[0]!.open()
  await vi.advanceTimersByTimeAsync(TWO_MINUTES_MS)
  expect(Socket.all.length).toBeGreaterThan(1)
  expect(Socket.all[0]!.readyState).toBe(3)
  connection.close()
})

test('closed, it comes no more', async () => {
  const connection = await aConnection()
  connection.close()
  await vi.advanceTimersByTimeAsync(TWO_MINUTES_MS)
  expect(Socket.all).toHaveLength(1)
})
