/** The relays of a run: one with its own journal, or several on an engine. Each is a process as it is run. */
import { join } from 'node:path'
import { ServerProcess, type Memory } from '../bench/server-process.ts'

export class Relays {
  readonly #program: string
  /** One a relay; each holds its settings, and its journal where it has one of its own. */
  readonly #folders: readonly string[]
  readonly #settings: Readonly<Record<string, string>>
  #running: ServerProcess[] = []
  #ports: readonly string[] = []

  constructor(program: string, folders: readonly string[], settings: Readonly<Record<string, string>> = {}) {
    this.#program = program
    this.#folders = folders
    this.#settings = settings
  }

  /** On the ports they had before, if they ran before. */
  async start(): Promise<void> {
    this.#running = []
    for (const [i, folder] of this.#folders.entries()) {
      const settings = { HOST: '127.0.0.1', PORT: this.#ports[i] ?? '0', ...this.#settings }
      this.#running.push(await ServerProcess.start(this.#program, folder, settings))
    }
    this.#ports = this.#running.map(({ origin }) => new URL(origin).port)
  }

  async kill(): Promise<void> {
    await Promise.all(this.#running.map((relay) => relay.kill('SIGKILL')))
    this.#running = []
  }

  /** For phones. */
  get addresses(): string[] {
    return this.#ports.map((port) => `ws://127.0.0.1:${port}`)
  }

  /** Of each, so far. */
  cpuSeconds(): Promise<number[]> {
    return Promise.all(this.#running.map((relay) => relay.cpuSeconds()))
  }

  /** Of the one that takes most. */
  async memory(): Promise<Memory> {
    const all = await Promise.all(this.#running.map((relay) => relay.memory()))
    return all.reduce((most, each) => (each.ownMb > most.ownMb ? each : most))
  }
}

export function relayFolders(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => join(folder, `relay-${i}`))
}

/** The seconds of the busiest since then. */
export function busiest(before: readonly number[], after: readonly number[]): number {
  return Math.max(...after.map((seconds, i) => seconds - (before[i] ?? 0)))
}
