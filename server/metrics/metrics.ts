/**
 * The relay in numbers, as Prometheus reads them: sums, durations and how things stand. Labels are codes and reasons of
 * ours; no name, number or document of anybody gets in, and nothing that a phone can choose freely.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { closeCode } from '../../src/protocol.ts'
import type { Watch } from '../tally.ts'

/** How the relay stands when it is asked. */
export interface Condition {
  isWell(): Promise<boolean>
  /** Devices of which entries wait for leave. */
  waiting(): Promise<number>
  /** Bytes that still fit onto the disk with the data. */
  free(): Promise<number>
  /** When the last backup was complete, ms; undefined when none was ever made. */
  backedUpAt(): Promise<number | undefined>
  /** Of several relays: how full the engine is that they share. */
  readonly engineMemory?: () => Promise<{ readonly usedBytes: number; readonly mostBytes: number }>
}

/** Codes that a socket ends with besides our own; what else a phone may say is `other`. */
const ORDINARY = [1000, 1001, 1005, 1006]
const KNOWN_CODES = new Set<number>([...ORDINARY, ...Object.values(closeCode)])

/** Seconds. A commit is two flushes of the disk: milliseconds on a good one, a tenth of a second on a bad one. */
const COMMIT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

export class Metrics implements Watch {
  readonly #registry = new Registry()
  readonly #sockets = this.#gauge('langkah_sockets', 'Sockets that are open now')
  readonly #opened = this.#counter('langkah_sockets_opened_total', 'Sockets that were opened')
  readonly #closed = this.#counter('langkah_sockets_closed_total', 'Sockets that ended, by close code', ['code'])
  readonly #entries = this.#counter('langkah_entries_total', 'Entries that are on disk for good')
  readonly #refused = this.#counter('langkah_entries_refused_total', 'Entries that were not taken, by reason', [
    'reason',
  ])
  readonly #requests = this.#counter('langkah_requests_total', 'HTTP requests')
  readonly #limited = this.#counter('langkah_limited_total', 'Turned away because their address came too often')
  readonly #commits = new Histogram({
    name: 'langkah_commit_seconds',
    help: 'How long it took until an append was on disk for good',
    buckets: COMMIT_BUCKETS,
    registers: [this.#registry],
  })
  readonly #well = this.#gauge('langkah_well', '1 when the journal can write durably, as /healthz says')
  readonly #waiting = this.#gauge('langkah_phones_waiting', 'Phones of which entries wait for the leave of an admin')
  readonly #free = this.#gauge('langkah_disk_free_bytes', 'Bytes that still fit onto the disk with the data')
  readonly #backup = this.#gauge('langkah_backup_timestamp_seconds', 'When the last backup was complete; 0 for never')
  readonly #engineUsed = this.#gauge('langkah_engine_memory_bytes', 'Memory the fullest node of the engine has taken')
  readonly #engineMost = this.#gauge('langkah_engine_memory_limit_bytes', 'Memory it may take; then it refuses')

  constructor() {
    collectDefaultMetrics({ register: this.#registry })
  }

  /** The page that is read, as things are now. */
  async page(condition: Condition): Promise<string> {
    this.#well.set((await condition.isWell()) ? 1 : 0)
    await known(this.#waiting, () => condition.waiting())
    await known(this.#free, () => condition.free())
    await known(this.#backup, async () => ((await condition.backedUpAt()) ?? 0) / 1000)
    const engine = condition.engineMemory?.()
    await known(this.#engineUsed, async () => (await engine)?.usedBytes ?? NaN)
    await known(this.#engineMost, async () => (await engine)?.mostBytes ?? NaN)
    return this.#registry.metrics()
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  opened(): void {
    this.#sockets.inc()
    this.#opened.inc()
  }

  closed(code: number): void {
    this.#sockets.dec()
    this.#closed.inc({ code: KNOWN_CODES.has(code) ? String(code) : 'other' })
  }

  appended(entries: number, ms: number): void {
    this.#entries.inc(entries)
    this.#commits.observe(ms / 1000)
  }

  refused(reasons: readonly string[]): void {
    for (const reason of reasons) this.#refused.inc({ reason })
  }

  requested(): void {
    this.#requests.inc()
  }

  limited(): void {
    this.#limited.inc()
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] })
  }

  #counter<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] })
  }
}

/** What cannot be found out is not a number: an old one would say that all is as it was. */
async function known(gauge: Gauge, find: () => Promise<number>): Promise<void> {
  gauge.set(await find().catch(() => NaN))
}
