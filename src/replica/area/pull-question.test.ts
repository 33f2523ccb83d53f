import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeDeviceKeys } from '../../log/signature.ts'
import { askRelay, NotNow } from './pull-question.ts'

const FIVE_MINUTES_MS = 300_000

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** What becomes of a question; undefined while nobody knows. */
async function whatBecomesOf(...answers: readonly ((signal: AbortSignal) => Promise<Response>)[]): Promise<unknown> {
  const left = [...answers]
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => left.shift()!(signal))
  const { signal } = new AbortController()
  const ports = { origin: 'https://puskesmas', keys: await makeDeviceKeys(), signal }
  let outcome: unknown
  const ask = async (): Promise<void> => {
    for await (const frame of askRelay([], ports)) outcome = frame
  }
  ask().catch((error: unknown) => (outcome = error))
  // Signing takes more than a turn of the loop.
  await vi.waitFor(() => expect(left).toHaveLength(0))
  await vi.advanceTimersByTimeAsync(FIVE_MINUTES_MS)
  return outcome
}

const silent = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('over', 'AbortError'))))

const challenge = (): Promise<Response> =>
  Promise.resolve(Response.json({ version: 1, nonce: 'sekali', journal: 'buku' }, { status: 401 }))

const answer = (type: string, body: (signal: AbortSignal) => ReadableStream) => (signal: AbortSignal) =>
  Promise.resolve(new Response(body(signal), { headers: { 'Content-Type': type } }))

test('a question that nobody answers is given up', async () => {
  expect(await whatBecomesOf(silent)).toBeInstanceOf(NotNow)
})

test('an answer that stops coming is given up', async () => {
  const stops = (signal: AbortSignal): ReadableStream => new ReadableStream({ pull: () => silent(signal) })
  expect(await whatBecomesOf(challenge, answer('application/octet-stream', stops))).toBeInstanceOf(NotNow)
})

test('a page that somebody sends in the relay’s place is no answer', async () => {
  const page = (): ReadableStream => new Blob(['<!doctype html><title>WiFi</title>']).stream()
  expect(await whatBecomesOf(challenge, answer('text/html', page))).toBeInstanceOf(NotNow)
})
