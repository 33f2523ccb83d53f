/** A server in a process of its own, watched through /proc. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export class Child {
  readonly port: number
  readonly #process: ChildProcess
  readonly #exited: Promise<unknown>

  /** Starts `peers/servers/NAME.mjs`; resolves when it has printed its port. */
  static async start(
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Child> {
    const program = `peers/servers/${name}.mjs`
    const child = spawn(process.execPath, [program, ...args], {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const exited = new Promise((resolve) => child.once('close', resolve))
    let said = ''
    const port = await new Promise<number>((resolve, reject) => {
      const hear = (data: Buffer): void => {
        said = (said + data.toString()).slice(-5000)
        const found = /^port (\d+)$/m.exec(said)?.[1]
        if (found !== undefined) resolve(Number(found))
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      void exited.then(() => reject(new Error(`expected ${name} to start, found ${said}`)))
    })
    return new Child(child, exited, port)
  }

  private constructor(child: ChildProcess, exited: Promise<unknown>, port: number) {
    this.#process = child
    this.#exited = exited
    this.port = port
  }

  get origin(): string {
    return `http://localhost:${this.port}`
  }

  /** Resident memory in MB. */
  async memoryMb(): Promise<number> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  }

  /** Of processor time so far, of all its threads. */
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
