/** The server as it is run: a bundle in a process of its own, which a test may kill. */
import { spawn, type ChildProcess } from 'node:child_process'
import { rename } from 'node:fs/promises'
import { rolldown } from 'rolldown'

const PROGRAM = 'build/tests/server.mjs'

/** Bundles the server command once; packages stay outside and resolve from the project. */
export async function bundleServer(): Promise<void> {
  const bundle = await rolldown({ input: 'server/main.ts', platform: 'node', external: ['lmdb', 'prom-client', 'ws'] })
  // Other tests may be starting the same bundle just now: it is there whole or not at all.
  const draft = `build/tests/server-${process.pid}.mjs`
  await bundle.write({ file: draft, format: 'esm' })
  await rename(draft, PROGRAM)
}

export class Child {
  readonly process: ChildProcess
  readonly exited: Promise<number | null>
  output = ''
  errors = ''
  #changed: () => void = () => undefined

  constructor(env: Record<string, string>, ...args: string[]) {
    this.process = spawn(process.execPath, [PROGRAM, ...args], { env: { PATH: process.env.PATH ?? '', ...env } })
    this.process.stdout?.on('data', (data: Buffer) => {
      this.output += data.toString()
      this.#changed()
    })
    this.process.stderr?.on('data', (data: Buffer) => (this.errors += data.toString()))
    this.exited = new Promise((resolve) => this.process.on('close', (code) => resolve(code)))
  }

  /** The claim it prints once it listens. */
  invitation(): Promise<string> {
    return this.#says(/https?:\/\/\S+#\S+/)
  }

  /** The address it prints once it listens. */
  async origin(): Promise<string> {
    return (await this.#says(/Server berjalan di \S+\n/)).replace('Server berjalan di ', '').trim()
  }

  async #says(pattern: RegExp): Promise<string> {
    for (;;) {
      const [found] = pattern.exec(this.output) ?? []
      if (found !== undefined) return found
      const hasMore = new Promise<void>((resolve) => (this.#changed = resolve))
      await Promise.race([hasMore, this.exited.then((code) => Promise.reject(new Error(`${code}: ${this.errors}`)))])
    }
  }
}
