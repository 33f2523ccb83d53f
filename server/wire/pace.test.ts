import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { limit } from '../../src/protocol.ts'
import { Pace } from './pace.ts'

let nowMs: number
let isPaused: boolean
let pace: Pace

beforeEach(() => {
  vi.useFakeTimers()
  nowMs = 0
  isPaused = false
  const socket = {
    pause: () => (isPaused = true),
    resume: () => (isPaused = false),
    get isPaused() {
      return isPaused
    },
  }
  pace = new Pace(socket, () => nowMs)
})

afterEach(() => {
  vi.useRealTimers()
})

function pass(ms: number): void {
  nowMs += ms
  vi.advanceTimersByTime(ms)
}

function hear(count: number, bytes = 100): void {
  for (let i = 0; i < count; i++) {
    pace.heard(bytes)
    pace.dealtWith(bytes)
  }
}

test('a second’s worth of messages may come at once; after that reading rests until the next is due', () => {
  hear(limit.messagesPerSecond)
  expect(isPaused).toBe(false)
  hear(10)
  expect(isPaused).toBe(true)
  pass(1000)
  expect(isPaused).toBe(false)
})

test('over a long time no more is read than the limit allows', () => {
  let heard = 0
  for (let ms = 0; ms < 60_000; ms += 10) {
    for (let i = 0; i < 20 && !isPaused; i++, heard++) hear(1)
    pass(10)
  }
  expect(heard).toBeLessThanOrEqual(61 * limit.messagesPerSecond)
  expect(heard).toBeGreaterThan(55 * limit.messagesPerSecond)
})

test('a phone within its limit is never made to rest', () => {
  for (let second = 0; second < 100; second++) {
    hear(limit.messagesPerSecond)
    expect(isPaused).toBe(false)
    pass(1000)
  }
})

test('reading stops while too much waits to be dealt with, and goes on when little is left', () => {
  const part = 300 * 1024
  for (let i = 0; i < 4; i++) pace.heard(part)
  expect(isPaused).toBe(true)
  for (let i = 0; i < 3; i++) pace.dealtWith(part)
  expect(isPaused).toBe(true)
  pace.dealtWith(part)
  expect(isPaused).toBe(false)
})

test('over a long time no more bytes are read than the limit allows', () => {
  let bytes = 0
  for (let ms = 0; ms < 60_000; ms += 10) {
    for (let i = 0; i < 5 && !isPaused; i++, bytes += 500_000) hear(1, 500_000)
    pass(10)
  }
  expect(bytes).toBeLessThanOrEqual(66 * limit.bytesPerSecond)
  expect(bytes).toBeGreaterThan(55 * limit.bytesPerSecond)
})

test('who does not take its answers is not read until it does', async () => {
  let isTaken: () => void = () => undefined
  const held = pace.holdBack(new Promise<void>((resolve) => (isTaken = resolve)))
  hear(1)
  expect(isPaused).toBe(true)
  isTaken()
  await held
  expect(isPaused).toBe(false)
})

test('a socket that closes is read to its end', () => {
  hear(limit.messagesPerSecond + 10)
  pace.stop()
  expect(isPaused).toBe(false)
})
