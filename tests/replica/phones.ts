/** Phones without screens, and a relay that can be stopped and started, for tests. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startRelay, type RelayOptions, type RunningRelay } from '../../server/start-relay.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { directoryOf } from '../../src/log/document-name.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import type { Grant } from '../../src/log/role.ts'
import { admin, Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { Puskesmas } from '../puskesmas.ts'

export type TestPhone = ReturnType<typeof memoryPhone> & { retry(): Promise<void> }

export class TestRelay {
  readonly dataDir: string
  #port = 0
  #running: RunningRelay | undefined
  readonly posyandu = POSYANDU
  readonly #doors = new Doors([admin])
  #puskesmas: Puskesmas | undefined

  static async start(): Promise<TestRelay> {
    const relay = new TestRelay(await mkdtemp(join(tmpdir(), 'lima-langkah-')))
    await relay.#doors.openIn(relay.dataDir)
    await relay.start()
    relay.#puskesmas = await Puskesmas.at(`http://localhost:${relay.#port}`, relay.#doors)
    return relay
  }

  private constructor(dataDir: string) {
    this.dataDir = dataDir
  }

  /** Again on the same port, with what its disk holds. */
  async start(options: Partial<RelayOptions> = {}): Promise<void> {
    const place = { dataDir: this.dataDir, port: this.#port, onError: () => undefined }
    this.#running = await startRelay({ ...place, ...options })
    this.#port = this.#running.port
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

  /** An invitation that nobody has taken up. */
  invitation(): Invitation {
    return this.puskesmas.next()
  }

  get puskesmas(): Puskesmas {
    if (!this.#puskesmas) throw new Error('expected the puskesmas to have invited')
    return this.#puskesmas
  }

  /** A phone that has joined, and was online while it did; it connects when it is told to `hold`. */
  async phone(user: string, given?: Grant | Invitation): Promise<TestPhone> {
    const errors: unknown[] = []
    const made = memoryPhone({
      relay: `ws://localhost:${this.#port}${SYNC_PATH}`,
      socket: WebSocket as unknown as typeof globalThis.WebSocket,
      clock: () => new Date(),
      events: { onLink: () => undefined, onSent: () => undefined, onError: (error) => errors.push(error) },
    })
    const invitation = !given ? this.invitation() : 'secret' in given ? given : await this.puskesmas.invite(given)
    await made.phone.join(invitation, `HP ${user}`)
    await made.phone.chooseUser(user)
    if (this.#running) await hearsOfEverybody(made.phone)
    return { ...made, retry: () => made.phone.retryNow() }
  }
}

/** Installed where there was a signal: from then on it knows whom to trust in a file. */
async function hearsOfEverybody(phone: TestPhone['phone']): Promise<void> {
  await phone.hold()
  if (!(await phone.catchUp([directoryOf(PUSKESMAS)], 150_000))) throw new Error('expected the directory to be heard')
  await phone.release()
}

/** Waits until something is so; says what was waited for when it never is. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, atMostMs = 150_000): Promise<void> {
  const deadline = Date.now() + atMostMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${atMostMs} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export function unsentOf({ store }: TestPhone): number {
  return store.rows('outbox').filter(({ state }) => state === 0).length
}
