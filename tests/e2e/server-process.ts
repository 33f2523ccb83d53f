/** The server as the command starts it, in a process of its own that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { Doors } from '../doors.ts'
import { freePort } from '../free-port.ts'
import { until } from '../replica/phones.ts'
import { APP } from './server.ts'

const PROGRAM = 'build/programs/e2e-server'

export class ServerProcess {
  readonly #dataDir: string
  readonly #port: number
  #process: ChildProcess | undefined
  readonly #doors = new Doors()

  static async start(): Promise<ServerProcess> {
    const build = await rolldown({
      input: 'server/main.ts',
      platform: 'node',
      external: /^[^./]/,
      logLevel: 'warn',
    })
    await build.write({ dir: PROGRAM, format: 'esm', entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' })
    const server = new ServerProcess(await mkdtemp(join(tmpdir(), 'lima-langkah-')), await freePort())
    await server.#doors.openIn(server.#dataDir)
    await server.start()
    return server
  }

  /** `port`: one that nobody else is given while it is killed. */
  private constructor(dataDir: string, port: number) {
    this.#dataDir = dataDir
    this.#port = port
  }

  /** Again on the same port, with what its disk holds. */
  async start(): Promise<void> {
    const env = { ...process.env, PORT: String(this.#port), DATA_DIR: this.#dataDir, APP_DIR: APP, LOG_LEVEL: 'error' }
    const started = spawn(process.execPath, [join(PROGRAM, 'main.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#process = started
    let said = ''
    // Read to the end: a pipe that nobody reads would end the server.
    started.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    await until('the server says that it runs', () => /Server berjalan di http\S+\n/.test(said))
  }

  /** `kill -9`: it writes nothing more and closes nothing. */
  async kill(): Promise<void> {
    const killed = this.#process
    if (!killed || killed.exitCode !== null || killed.signalCode !== null) return
    const gone = once(killed, 'exit')
    killed.kill('SIGKILL')
    await gone
  }

  async end(): Promise<void> {
    await this.kill()
    await rm(this.#dataDir, { recursive: true, force: true })
  }

  /** An invitation that nobody has opened yet. */
  get link(): string {
    return this.#doors.link(this.origin)
  }

  get origin(): string {
    return `http://localhost:${this.#port}`
  }
}
