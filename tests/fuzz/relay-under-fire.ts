/** The relay that is shot at: in a process of its own, or in this one where a test wants to break its gate. */
import { fork } from 'node:child_process'
import { gate as ownGate, type Gate } from '../../server/gate.ts'
import { startRelay } from '../../server/start-relay.ts'
import { Meter } from './meter.ts'

export interface Figures {
  /** The longest its event loop was held by one frame, in ms. */
  readonly slowestMs: number
  /** Of its process; undefined when that is not its own. */
  readonly rssMb: number | undefined
  readonly errors: readonly string[]
}

export interface RelayUnderFire {
  readonly origin: string
  /** Undefined when it is dead. */
  figures(): Promise<Figures | undefined>
  close(): Promise<void>
}

const START_WITHIN_MS = 60_000
const ANSWER_WITHIN_MS = 10_000

export async function inThisProcess(dataDir: string, gate: Gate = ownGate): Promise<RelayUnderFire> {
  const meter = new Meter(gate)
  const errors: string[] = []
  const onError = (error: unknown): void => void errors.push(String(error))
  const relay = await startRelay({ dataDir, port: 0, host: 'localhost', gate: meter.gate, onError })
  return {
    origin: relay.origin,
    figures: () => Promise.resolve({ slowestMs: meter.slowestMs, rssMb: undefined, errors }),
    close: () => relay.close(),
  }
}

/** This same program, started as `<program> relay <data folder>`: see `serve`. */
export async function inAProcessOfItsOwn(dataDir: string): Promise<RelayUnderFire> {
  const child = fork(process.argv[1]!, ['relay', dataDir], { stdio: ['ignore', 2, 2, 'ipc'] })
  const exited = new Promise<undefined>((resolve) => child.once('exit', () => resolve(undefined)))
  const heard = <Message>(ms: number): Promise<Message | undefined> => {
    const message = new Promise<Message>((resolve) => child.once('message', (value) => resolve(value as Message)))
    const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms))
    return Promise.race([message, exited, tooLate])
  }
  const origin = await heard<string>(START_WITHIN_MS)
  if (origin === undefined) throw new Error('expected the relay to start')
  return {
    origin,
    figures: () => {
      if (!child.connected) return Promise.resolve(undefined)
      child.send('figures')
      return heard<Figures>(ANSWER_WITHIN_MS)
    },
    close: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** The other end: a relay that tells its figures to the process that started it, and ends with it. */
export async function serve(dataDir: string): Promise<void> {
  const relay = await inThisProcess(dataDir)
  process.on('message', () => {
    void relay.figures().then((figures) => {
      const rssMb = process.memoryUsage.rss() / 1024 / 1024
      process.send?.({ ...figures, rssMb })
    })
  })
  process.on('disconnect', () => process.exit(1))
  process.send?.(relay.origin)
}
