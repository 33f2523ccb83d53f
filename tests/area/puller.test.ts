/** What a computer of the puskesmas says is here, and what is lacking, while it pulls. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { PullFrame } from '../../src/log/pull.ts'
import { digestOf } from '../../src/protocol.ts'
import { areWhole, PULL_PROGRESS, readMonthsHere, type PullProgress } from '../../src/replica/area/held-documents.ts'
import { NotNow } from '../../src/replica/area/pull-question.ts'
import { AreaPuller } from '../../src/replica/area/puller.ts'
import { PULLED } from '../../src/replica/database.ts'
import { memoryDatabase } from '../../src/replica/memory-database.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import type { Digest, PullHost } from '../../src/replica/ports.ts'
import type { LocalDatabase } from '../../src/replica/tables.ts'

const REGISTRY = registryOf('melati')
const VISITS = visitsOf('melati', '2026-03')
const DIGESTS: readonly Digest[] = [REGISTRY, VISITS].map((document) => [document, digestOf([[1, 2]])])

class Computer {
  readonly store = new MemoryStore()
  /** What it said after each write. */
  readonly said: { readonly progress: PullProgress | undefined; readonly marked: number }[] = []

  constructor() {
    const write = this.store.transaction.bind(this.store)
    this.store.transaction = async (work) => {
      const done = await write(work)
      this.said.push({ progress: this.progress, marked: this.#marked })
      return done
    }
  }

  get progress(): PullProgress | undefined {
    return this.store.rows('meta').find(({ key }) => key === PULL_PROGRESS)?.value as PullProgress | undefined
  }

  get #marked(): number {
    return this.store.rows('meta').filter(({ key }) => key.startsWith(PULLED)).length
  }

  /** With a relay that answers every question with these frames, and then breaks off where there is no end. */
  async pulls(frames: readonly PullFrame[]): Promise<void> {
    const host: PullHost = {
      self: {} as PullHost['self'],
      store: this.store,
      readBack: () => Promise.resolve(new Y.Doc()),
      isOpen: () => false,
      onAhead: () => undefined,
      onError: (error) => {
        throw error
      },
    }
    async function* ask(): AsyncGenerator<PullFrame> {
      await Promise.resolve()
      yield* frames
      if (frames.at(-1) !== END) throw new NotNow('cut off')
    }
    const puller = await AreaPuller.open({ ask, bytes: () => 0, add: () => Promise.resolve() }, host)
    puller.take(DIGESTS)
    await puller.bringIn([REGISTRY, VISITS])
    puller.stop()
  }
}

const part = (at: number, entries: number): PullFrame => ({
  type: 'part',
  at,
  runs: [{ client: 1, clock: 0, texts: Array.from({ length: entries }, (_, i) => `x${i}`) }],
})
const whole = (at: number): PullFrame => ({ type: 'whole', at, digest: DIGESTS[at]![1] })
const END: PullFrame = { type: 'end' }

test('a posyandu lacks nothing in the same moment in which its last document is marked', async () => {
  const computer = new Computer()
  await computer.pulls([part(0, 2), whole(0), part(1, 2), whole(1), END])
  expect(computer.said.some(({ progress }) => progress?.lacking?.includes('melati'))).toBe(true)
  const marked = computer.said.filter((said) => said.marked === 2)
  expect(marked.length).toBeGreaterThan(0)
  for (const { progress } of marked) expect(progress?.lacking).toEqual([])
})

test('of a document that broke off in the middle, the beginning stays', async () => {
  const computer = new Computer()
  await computer.pulls([part(0, 2), whole(0), part(1, 1)])
  const marks = computer.store.rows('meta').filter(({ key }) => key.startsWith(PULLED))
  expect(marks).toEqual([
    { key: PULLED + REGISTRY, value: [[1, 2]] },
    { key: PULLED + VISITS, value: [[1, 1]] },
  ])
  expect(computer.progress).toMatchObject({ documents: 2, held: 1, state: 'offline' })
})

test('what the relay does not take from this computer is nothing that is missing here', async () => {
  const computer = new Computer()
  await computer.pulls([part(0, 3), whole(0), part(1, 2), whole(1), END])
  expect(computer.progress).toMatchObject({ documents: 2, held: 2, lacking: [] })
})

test('a posyandu is whole when nothing of it or of those that are one with it is lacking, and not before the relay has spoken', () => {
  const progress: PullProgress = { documents: 2, held: 1, bytes: 0, state: 'idle', lacking: ['mawar'] }
  expect(areWhole(undefined, ['melati'])).toBe(false)
  expect(areWhole(progress, ['melati'])).toBe(true)
  expect(areWhole(progress, ['melati', 'mawar'])).toBe(false)
})

test('every month of which something is here is known without opening a document', async () => {
  const { store } = new Computer()
  const entries = [[1, 2]]
  await store.transaction((tx) =>
    tx.put('meta', [
      { key: PULLED + REGISTRY, value: entries },
      { key: PULLED + VISITS, value: entries },
      { key: PULLED + visitsOf('melati', '2025-12'), value: entries },
      { key: PULLED + visitsOf('mawar', '2026-01'), value: entries },
    ]),
  )
  const db = new Proxy({} as LocalDatabase, {
    get: (_, table) => memoryDatabase(store)[table as keyof LocalDatabase],
  })
  expect(await readMonthsHere(db, ['melati'])).toEqual(['2025-12', '2026-03'])
})
