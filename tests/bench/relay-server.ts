/** The relay as it is run, with doors for everybody who measures it. */
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { Doors } from '../doors.ts'
import { ServerProcess, type Memory } from './server-process.ts'

const PROGRAM = join(process.cwd(), 'build/bench/relay-server.mjs')

/** The server as one file, its packages left where they are; where that file is. */
export async function bundleServer(): Promise<string> {
  const bundle = await rolldown({ input: 'server/main.ts', platform: 'node', external: /^[^./]/ })
  await bundle.write({ file: PROGRAM, format: 'esm' })
  return PROGRAM
}

/** 1,000 connections with three documents a phone, and some more. */
const MOST_DEVICES = 400

export class BenchServer {
  readonly doors: Doors
  readonly #server: ServerProcess

  private constructor(server: ServerProcess, doors: Doors) {
    this.#server = server
    this.doors = doors
  }

  static async start(folder: string): Promise<BenchServer> {
    const doors = await (await Doors.many(MOST_DEVICES)).openIn(join(folder, 'data'))
    return new BenchServer(await ServerProcess.start(PROGRAM, folder), doors)
  }

  get origin(): string {
    return this.#server.origin
  }

  memory(): Promise<Memory> {
    return this.#server.memory()
  }

  cpuSeconds(): Promise<number> {
    return this.#server.cpuSeconds()
  }

  kill(signal: NodeJS.Signals): Promise<void> {
    return this.#server.kill(signal)
  }
}
