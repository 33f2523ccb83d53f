/** How long the relay's event loop is held by what comes in: reading a frame, and judging the entries of a batch. */
import type { Gate } from '../../server/gate.ts'

export class Meter {
  /** In ms: one frame read, or the synchronous part of one batch's judging. */
  slowestMs = 0
  readonly gate: Gate
  #batchMs = 0

  constructor(gate: Gate) {
    this.gate = {
      readFrame: (bytes) => {
        const started = new Stopwatch()
        try {
          return gate.readFrame(bytes)
        } finally {
          this.#note(started.ms)
        }
      },
      judge: (...args) => {
        const started = new Stopwatch()
        const verdict = gate.judge(...args)
        if (this.#batchMs === 0) queueMicrotask(() => (this.#batchMs = 0))
        this.#batchMs += started.ms
        this.#note(this.#batchMs)
        return verdict
      },
    }
  }

  #note(ms: number): void {
    this.slowestMs = Math.max(this.slowestMs, ms)
  }
}

/** On a machine that is busy elsewhere time passes without any work being done: neither is counted alone. */
class Stopwatch {
  readonly #wall = performance.now()
  readonly #cpu = process.cpuUsage()

  get ms(): number {
    const wallMs = performance.now() - this.#wall
    if (wallMs < 1) return wallMs
    const { user, system } = process.cpuUsage(this.#cpu)
    return Math.min(wallMs, (user + system) / 1000)
  }
}
