/** A real redis-server of our own: on a free port, in a folder of its own, with the settings that the journal asks for. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'

const PROGRAM = process.env.REDIS_SERVER || 'redis-server' // empty when set-up found none

const SAFE = {
  appendonly: 'yes',
  appendfsync: 'always',
  'no-appendfsync-on-rewrite': 'no',
  'maxmemory-policy': 'noeviction',
  save: '',
}

export interface EngineOptions {
  /** In place of a temporary folder, which goes with the engine. */
  readonly folder?: string
  readonly settings?: Readonly<Record<string, string>>
  /** Its files may not grow past so many kB: for the engine, that is a full disk. */
  readonly mostKb?: number
}

export class RedisEngine {
  readonly port: number
  readonly folder: string
  readonly #options: EngineOptions
  #process: ChildProcess | undefined
  #exited: Promise<unknown> = Promise.resolve()

  static async start(options: EngineOptions = {}): Promise<RedisEngine> {
    const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'engine-')))
    const engine = new RedisEngine(await freePort(), folder, options)
    await engine.start()
    return engine
  }

  private constructor(port: number, folder: string, options: EngineOptions) {
    this.port = port
    this.folder = folder
    this.#options = options
  }

  get address(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  /** Resolves when it takes connections; what it had on disk is there again. */
  async start({ mostKb }: { mostKb?: number } = this.#options): Promise<void> {
    const settings = { ...SAFE, ...this.#options.settings, port: this.port, dir: this.folder, bind: '127.0.0.1' }
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
    const limit = mostKb === undefined ? '' : `trap '' XFSZ; ulimit -f ${mostKb}; `
    const child = spawn('bash', ['-c', `${limit}exec "$0" "$@"`, PROGRAM, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#process = child
    this.#exited = new Promise((resolve) => child.once('close', resolve))
    let output = ''
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        output += data.toString()
        if (output.includes('Ready to accept connections')) resolve()
      })
      void this.#exited.then(() => reject(new Error(`expected redis-server to start, found ${output}`)))
    })
  }

  /** Resolves when it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#process?.kill(signal)
    await this.#exited
  }

  /** Stops it where it is, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(signal)
  }

  /** Resolves when it went by itself. */
  async exited(): Promise<void> {
    await this.#exited
  }

  async dispose(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true })
  }
}
