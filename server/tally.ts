/** What happened in a minute, as sums; and, each for itself, sockets that ended and entries that were not taken. */
import type { Log } from './log.ts'
import type { SocketWatch } from './relay.ts'
import type { JournalWatch } from './journal/watched-journal.ts'

const EVERY_MS = 60_000

/** Whoever counts what happens at a relay. */
export interface Watch extends SocketWatch, JournalWatch {
  requested(): void
  /** A request or a socket was turned away because its address came too often. */
  limited(): void
}

interface Sums {
  /** Sockets that were opened and that ended. */
  opened: number
  closed: number
  /** Entries that are on disk, in how many commits, and how long the slowest took, ms. */
  accepted: number
  commits: number
  slowestCommitMs: number
  refused: number
  requests: number
  /** Requests and sockets that were turned away because their address came too often. */
  limited: number
}

const nothing = (): Sums => ({
  opened: 0,
  closed: 0,
  accepted: 0,
  commits: 0,
  slowestCommitMs: 0,
  refused: 0,
  requests: 0,
  limited: 0,
})

export class Tally implements Watch {
  readonly #log: Log
  readonly #also: Watch | undefined
  readonly #timer: NodeJS.Timeout
  #sums = nothing()
  #isEmpty = true
  #connections = 0

  /** `also` hears everything too. */
  constructor(log: Log, also?: Watch) {
    this.#log = log
    this.#also = also
    this.#timer = setInterval(() => this.tell(), EVERY_MS)
    this.#timer.unref()
  }

  /** Sockets that are open now. */
  get connections(): number {
    return this.#connections
  }

  opened(): void {
    this.#also?.opened()
    this.#connections++
    this.#add('opened', 1)
  }

  closed(code: number, openMs: number): void {
    this.#also?.closed(code, openMs)
    this.#connections--
    this.#add('closed', 1)
    this.#log('closed', { code, openMs })
  }

  appended(entries: number, ms: number): void {
    this.#also?.appended(entries, ms)
    this.#add('accepted', entries)
    this.#add('commits', 1)
    this.#sums.slowestCommitMs = Math.max(this.#sums.slowestCommitMs, Math.round(ms))
  }

  refused(reasons: readonly string[]): void {
    this.#also?.refused(reasons)
    const counts: Record<string, number> = {}
    for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1
    this.#add('refused', reasons.length)
    this.#log('refused', counts)
  }

  requested(): void {
    this.#also?.requested()
    this.#add('requests', 1)
  }

  limited(): void {
    this.#also?.limited()
    this.#add('limited', 1)
  }

  /** Says what came together since it was last told; nothing when nothing did. */
  tell(): void {
    if (this.#isEmpty) return
    this.#log('minute', { connections: this.#connections, ...this.#sums })
    this.#sums = nothing()
    this.#isEmpty = true
  }

  stop(): void {
    clearInterval(this.#timer)
    this.tell()
  }

  #add(what: keyof Sums, count: number): void {
    this.#sums[what] += count
    this.#isEmpty = false
  }
}
