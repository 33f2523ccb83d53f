/**
 * The admin's yes: what waited in quarantine and may stand now is taken into its document by the relay itself, and then
 * released. Killed in between, the relay looks again when it starts, and what is held already is only released.
 */
import { readEntry } from '../../src/log/entry.ts'
import type { Access } from '../access.ts'
import type { Journal, WaitingEntry } from '../journal/journal.ts'
import type { Room } from './room.ts'

export interface ApprovalPorts {
  readonly journal: Journal
  readonly access: Access
  readonly open: (document: string) => Promise<Room>
  readonly onError: (error: unknown) => void
}

const EVERYBODY = '*'

export class Approvals {
  readonly #ports: ApprovalPorts
  /** Devices to look at. */
  readonly #pending = new Set<string>()
  #working: Promise<void> | undefined
  #isStopped = false

  constructor(ports: ApprovalPorts) {
    this.#ports = ports
  }

  /** What this device may do has changed, or, without a device, what many may. */
  look(device = EVERYBODY): void {
    this.#pending.add(device)
    this.#working ??= this.#work()
  }

  /** Resolves when nothing is left to look at. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working
  }

  /** Resolves when nothing is being taken in; what is not looked at by then waits for the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#working
  }

  async #work(): Promise<void> {
    await Promise.resolve() // what changed together is looked at together
    while (this.#pending.size > 0 && !this.#isStopped) {
      const pending = new Set(this.#pending)
      this.#pending.clear()
      await this.#lookAt(pending).catch(this.#ports.onError)
    }
    this.#working = undefined
  }

  async #lookAt(pending: ReadonlySet<string>): Promise<void> {
    for (const device of await this.#ports.journal.waitingAuthors()) {
      if (this.#isStopped) return
      if (pending.has(EVERYBODY) || pending.has(device)) await this.#takeIn(device)
    }
  }

  async #takeIn(device: string): Promise<void> {
    const { journal, access, open } = this.#ports
    const byDocument = new Map<string, WaitingEntry[]>()
    for (const waiting of await journal.waitingOf(device)) {
      const entry = readEntry(waiting.text)
      if (!entry || access.whyNot(entry)) continue
      const { document } = waiting
      byDocument.set(document, [...(byDocument.get(document) ?? []), waiting])
    }
    for (const [document, entries] of byDocument) {
      const room = await open(document)
      // Of two that claim one count, what came first.
      const taken = await room.takeBack(entries.sort((a, b) => a.n - b.n || a.receivedAt - b.receivedAt))
      await journal.release(taken)
    }
  }
}
