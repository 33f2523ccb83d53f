/**
 * The globals that product code reaches for, replaced for the time of a simulation: timers run in virtual time, and
 * chance comes from the seed. Intervals never fire by themselves: a night of watchdogs would be most of every run.
 */
import type { Random } from './random.ts'
import type { Schedule, Task } from './schedule.ts'
import { simulatedCrypto } from './simulated-crypto.ts'

/** The rare intervals that somebody has set: the relay's sweeping. The simulation makes them fire. */
export type Intervals = ReadonlySet<() => void>

const RARE_MS = 30_000

export interface Surroundings {
  readonly intervals: Intervals
  /** What nobody caught. */
  readonly uncaught: readonly unknown[]
}

/** Runs this with simulated surroundings, one at a time in a process. */
export async function inSimulatedSurroundings<Value>(
  random: Random,
  schedule: Schedule,
  run: (surroundings: Surroundings) => Promise<Value>,
): Promise<Value> {
  const uncaught: unknown[] = []
  const onUncaught = (error: unknown): void => void uncaught.push(error)
  const intervals = new Set<() => void>()
  const exitListeners = new Set(process.listeners('exit'))
  const restore = [
    replace(globalThis, 'setTimeout', (work: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      schedule.after(ms, () => work(...args)),
    ),
    replace(globalThis, 'clearTimeout', (task: Task | undefined) => {
      if (task) task.isCancelled = true
    }),
    replace(globalThis, 'setInterval', (work: () => void, ms: number) => {
      if (ms >= RARE_MS) intervals.add(work)
      return work
    }),
    replace(globalThis, 'clearInterval', (work: () => void) => intervals.delete(work)),
    replace(globalThis, 'crypto', simulatedCrypto(random.fork('crypto'), schedule)),
    replace(console, 'log', () => undefined), // Yjs says there when a client id is used twice
    replace(Math, 'random', () => random.next()),
  ]
  const mostListeners = process.getMaxListeners()
  process.on('unhandledRejection', onUncaught)
  process.setMaxListeners(0) // a y-websocket provider of a phone that died never takes back its own
  try {
    return await run({ intervals, uncaught })
  } finally {
    for (const back of restore) back()
    for (const listener of process.listeners('exit')) if (!exitListeners.has(listener)) process.off('exit', listener)
    process.off('unhandledRejection', onUncaught)
    process.setMaxListeners(mostListeners)
  }
}

function replace(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name)!
  Object.defineProperty(target, name, { configurable: true, enumerable: true, writable: true, value })
  return () => void Object.defineProperty(target, name, before)
}
