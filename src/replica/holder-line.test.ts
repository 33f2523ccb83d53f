import { afterEach, expect, test, vi } from 'vitest'
import { HolderLine } from './holder-line.ts'

afterEach(() => vi.useRealTimers())

function line(channel: string, work: (question: number) => Promise<string>): HolderLine<number, string> {
  return new HolderLine(channel, work, 'nobody')
}

const unasked = (): Promise<string> => Promise.reject(new Error('expected not to be asked'))

test('whoever holds answers for every tab', async () => {
  const holder = line('a', (question) => Promise.resolve(`answer to ${question}`))
  const other = line('a', unasked)
  holder.hold()
  expect(await Promise.all([other.ask(1), other.ask(2), holder.ask(3)])).toEqual([
    'answer to 1',
    'answer to 2',
    'answer to 3',
  ])
})

test('what failed there fails here', async () => {
  line('b', () => Promise.reject(new Error('the disk is full'))).hold()
  await expect(line('b', unasked).ask(1)).rejects.toThrow('the disk is full')
})

test('without a holder there is an answer all the same', async () => {
  vi.useFakeTimers()
  const answer = line('c', unasked).ask(1)
  await vi.runAllTimersAsync()
  expect(await answer).toBe('nobody')
})

test('where nothing can stand for an answer, asking without a holder fails', async () => {
  vi.useFakeTimers()
  const asking = new HolderLine<number, void>('e', () => Promise.resolve(), undefined).ask(1)
  const failed = expect(asking).rejects.toThrow('expected the documents to be held')
  await vi.runAllTimersAsync()
  await failed
})

test('what was asked of a holder that is gone is answered by the next one', async () => {
  let isHeard = (): void => undefined
  const heard = new Promise<void>((resolve) => (isHeard = resolve))
  const gone = line('d', () => {
    isHeard()
    return new Promise(() => undefined)
  })
  const next = line('d', (question) => Promise.resolve(`answer to ${question}`))
  gone.hold()
  const answer = next.ask(1)
  await heard
  next.hold()
  expect(await answer).toBe('answer to 1')
})

test('the next holder is asked by the other tabs, too', async () => {
  let isHeard = (): void => undefined
  const heard = new Promise<void>((resolve) => (isHeard = resolve))
  line('f', () => {
    isHeard()
    return new Promise(() => undefined)
  }).hold()
  const next = line('f', (question) => Promise.resolve(`answer to ${question}`))
  const answer = line('f', unasked).ask(1)
  await heard
  next.hold()
  expect(await answer).toBe('answer to 1')
})
