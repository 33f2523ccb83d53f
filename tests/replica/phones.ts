/** Phones without screens, and a relay that can be stopped and started, for tests. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'
import { readInvitation } from '../../src/log/invitation.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { SYNC_PATH } from '../../src/protocol.ts'

export type TestPhone = ReturnType<typeof memoryPhone> & { retry(): Promise<void> }

export class TestRelay {
  readonly dataDir: string
  #port = 0
  #running: RunningRelay | undefined
  posyandu = ''

  static async start(): Promise<TestRelay> {
    const relay = new TestRelay(await mkdtemp(join(tmpdir(), 'lima-langkah-')))
    await relay.start()
    return relay
  }

  private constructor(dataDir: string) {
    this.dataDir = dataDir
  }

  /** Again on the same port, with what its disk holds. */
  async start(): Promise<void> {
    this.#running = await startRelay({ dataDir: this.dataDir, port: this.#port, onError: () => undefined })
    this.#port = this.#running.port
    this.posyandu = this.#running.settings.posyandu
  }

  async stop(): Promise<void> {
    await this.#running?.close()
    this.#running = undefined
  }

  async end(): Promise<void> {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  get running(): RunningRelay {
    if (!this.#running) throw new Error('expected the relay to be running')
    return this.#running
  }

  /** A phone that has joined; it connects when it is told to `hold`. */
  async phone(user: string): Promise<TestPhone> {
    const invitation = readInvitation(this.running.link)!
    const errors: unknown[] = []
    const made = memoryPhone({
      relay: `ws://localhost:${this.#port}${SYNC_PATH}`,
      socket: WebSocket as unknown as typeof globalThis.WebSocket,
      clock: () => new Date(),
      events: { onLink: () => undefined, onSent: () => undefined, onError: (error) => errors.push(error) },
    })
    await made.phone.join(invitation, `HP ${user}`)
    await made.phone.chooseUser(user)
    return { ...made, retry: () => made.phone.retryNow() }
  }
}

/** Waits until something is so; says what was waited for when it never is. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, atMostMs = 10_000): Promise<void> {
  const deadline = Date.now() + atMostMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${atMostMs} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export function unsentOf({ store }: TestPhone): number {
  return store.rows('outbox').filter(({ state }) => state === 0).length
}
