/** The documents that are open, loaded when somebody comes and dropped when nobody is left. */
import { readEntry, type Entry } from '../../src/log/entry.ts'
import type { Access } from '../access.ts'
import { Approvals } from './approvals.ts'
import { clocksOf, partsBetween } from './catch-up.ts'
import type { Digests } from './digests.ts'
import { gate as ownGate, type Gate } from '../gate.ts'
import type { Journal } from '../journal/journal.ts'
import { Room } from './room.ts'

const SWEEP_EVERY_MS = 30_000
/** Below this, packing a document's new rows is not worth reading them. */
const WORTH_PACKING = 200

export class Rooms {
  readonly #journal: Journal
  readonly #access: Access
  readonly #digests: Digests
  readonly #gate: Gate
  readonly #now: () => number
  readonly #onError: (error: unknown) => void
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #loaded = new Set<Room>()
  readonly #approvals: Approvals
  readonly #sweeper: NodeJS.Timeout
  #sweeping: Promise<void> = Promise.resolve()

  constructor(
    journal: Journal,
    access: Access,
    digests: Digests,
    now: () => number,
    onError: (error: unknown) => void,
    gate = ownGate,
  ) {
    this.#journal = journal
    this.#access = access
    this.#digests = digests
    this.#gate = gate
    this.#now = now
    this.#onError = onError
    this.#sweeper = setInterval(() => this.#sweepInTurn(), SWEEP_EVERY_MS)
    const open = (document: string): Promise<Room> => this.open(document)
    this.#approvals = new Approvals({ journal, access, open, onError })
    access.listen({
      onAdmitted: (device) => this.#loaded.forEach((room) => room.admitted(device)),
      onChanged: (device) => this.#approvals.look(device),
    })
  }

  /** Reads the directory from disk: who is known. */
  async start(): Promise<void> {
    const { directory } = this.#access
    const clocks = clocksOf(await this.#journal.authors(directory))
    for await (const part of partsBetween(this.#journal, directory, new Map(), clocks)) {
      for (const text of part.flatMap(({ texts }) => texts)) {
        const entry = readEntry(text)
        if (entry) await this.#access.take(entry)
      }
    }
    this.#approvals.look()
  }

  open(document: string): Promise<Room> {
    const known = this.#rooms.get(document)
    if (known) return known
    const room = this.#load(document)
    this.#rooms.set(document, room)
    room.catch(() => this.#rooms.delete(document))
    return room
  }

  /** Resolves when nothing waits to be judged or written. */
  async settled(): Promise<void> {
    await this.#approvals.settled()
    for (const room of this.#loaded) await room.settled()
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper)
    await this.#approvals.stop()
    await this.#sweeping
  }

  #sweepInTurn(): void {
    this.#sweeping = this.#sweeping.then(() => this.#sweep()).catch(this.#onError)
  }

  /** Drops what nobody uses, and packs it when much was written. */
  async #sweep(): Promise<void> {
    for (const room of this.#loaded) {
      if (!room.isIdle) continue
      this.#loaded.delete(room)
      this.#rooms.delete(room.document)
      if (room.acceptedCount >= WORTH_PACKING) await this.#journal.compact(room.document)
    }
  }

  async #load(document: string): Promise<Room> {
    const room = new Room(document, await this.#journal.authors(document), {
      journal: this.#journal,
      access: this.#access,
      judge: this.#gate.judge,
      now: this.#now,
      onAccepted: (changed, entries) => this.#accepted(changed, entries),
      onWaiting: (author) => this.#approvals.look(author),
      onError: this.#onError,
    })
    this.#loaded.add(room)
    return room
  }

  async #accepted(room: Room, entries: readonly Entry[]): Promise<void> {
    this.#digests.changed(room.document, room.clocks)
    if (room.document !== this.#access.directory) return
    for (const entry of entries) await this.#access.take(entry)
  }
}
