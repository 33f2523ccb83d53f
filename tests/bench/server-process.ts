/** The server as it is run, in a process of its own, watched through /proc. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Memory {
  readonly totalMb: number
  /** Without what the page cache would give back: the journal's own pages are mapped into the process. */
  readonly ownMb: number
}

export class ServerProcess {
  readonly origin: string
  readonly #process: ChildProcess
  readonly #exited: Promise<unknown>

  private constructor(child: ChildProcess, exited: Promise<unknown>, origin: string) {
    this.#process = child
    this.#exited = exited
    this.origin = origin
  }

  /** A bundle of `server/main.ts`; its data lie in the folder's `data`. `settings` stand beside those of every server. */
  static async start(
    program: string,
    folder: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> {
    const app = join(folder, 'app')
    await mkdir(app, { recursive: true })
    await writeFile(join(app, 'app.html'), '<!doctype html>')
    const usual = { PORT: '0', DATA_DIR: join(folder, 'data'), APP_DIR: app, LOG_LEVEL: 'error' }
    const env = { PATH: process.env.PATH ?? '', ...usual, ...settings }
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = new Promise((resolve) => child.once('close', resolve))
    let output = ''
    const origin = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', (data: Buffer) => {
        output += data.toString()
        const found = /Server berjalan di (\S+)\n/.exec(output)?.[1]
        if (found !== undefined) resolve(found)
      })
      void exited.then(() => reject(new Error(`expected the server to start, found ${output}`)))
    })
    return new ServerProcess(child, exited, origin)
  }

  async memory(): Promise<Memory> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8')
    const mb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
    return { totalMb: mb('VmRSS'), ownMb: mb('RssAnon') }
  }

  /** Seconds of processor time so far, of all its threads. */
  async cpuSeconds(): Promise<number> {
    const stat = await readFile(`/proc/${this.#process.pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.#process.kill(signal)
    await this.#exited
  }
}
