/** A command of the server, in a process of its own. */
import { spawn } from 'node:child_process'
import { rename } from 'node:fs/promises'
import { rolldown } from 'rolldown'

export interface Running {
  readonly ended: Promise<Ended>
  kill(): void
}

export interface Ended {
  readonly code: number | null
  readonly said: string
}

export class Command {
  readonly #program: string

  /** Puts the command together, once. */
  static async bundle(source: string): Promise<Command> {
    const program = `build/tests/moving-${source.replace(/\W/g, '-')}.mjs`
    const bundle = await rolldown({ input: source, platform: 'node', external: ['ioredis', 'lmdb'] })
    // Other tests may be starting the same bundle just now: it is there whole or not at all.
    const draft = program.replace(/\.mjs$/, `-${process.pid}.mjs`)
    await bundle.write({ file: draft, format: 'esm' })
    await rename(draft, program)
    return new Command(program)
  }

  private constructor(program: string) {
    this.#program = program
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, [this.#program, ...args], { env: { PATH: process.env.PATH ?? '', ...env } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()))
    const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, said })))
    return { ended, kill: () => child.kill('SIGKILL') }
  }
}
