/** The documents that are open, loaded when somebody comes and dropped when nobody is left. */
import { readEntry, type Entry } from '../../src/log/entry.ts'
import type { Access } from '../access.ts'
import { Approvals } from './approvals.ts'
import { partsBetween, type Clocks } from './catch-up.ts'
import type { Digests } from './digests.ts'
import { gate as ownGate, type Gate } from '../gate.ts'
import type { Journal } from '../journal/journal.ts'
import { Known } from './known.ts'
import { Room } from './room.ts'
import { Rush } from './rush.ts'

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
  readonly #rush: Rush
  readonly #sweeper: NodeJS.Timeout
  /** What of the directory it is known from who may do what. */
  #folded: Clocks = new Map()
  #stopWatching: () => void = () => undefined
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
    this.#rush = new Rush(now)
    this.#sweeper = setInterval(() => this.#sweepInTurn(), SWEEP_EVERY_MS)
    const open = (document: string): Promise<Room> => this.open(document)
    this.#approvals = new Approvals({ journal, access, open, onError })
    access.listen({
      onAdmitted: (device) => this.#loaded.forEach((room) => room.admitted(device)),
      onChanged: (device) => this.#approvals.look(device),
    })
  }

  /** Reads the directory from disk: who is known. From then on hears what other relays write. */
  async start(): Promise<void> {
    this.#stopWatching = this.#journal.watch((document) => this.#hear(document))
    await this.open(this.#access.directory)
    this.#approvals.look()
  }

  /**
   * Resolves when it is known who may do what, as other relays have written it until now. Rejects when that cannot be said.
   * Whether it changed is told by `Access.version` alone: somebody else may have read it on in the same moment.
   */
  async freshenAccess(): Promise<void> {
    if (!this.#journal.shared) return
    const room = await this.open(this.#access.directory)
    await room.readOn()
  }

  /** What other relays wrote may have been missed: everything is looked at again. */
  lookAgain(): void {
    this.#hear(undefined)
    this.#approvals.look()
  }

  /** The journal cannot be heard: what is known of it is forgotten, and phones come again. */
  loseAll(): void {
    for (const room of [...this.#loaded]) room.lose()
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
    this.#rush.end()
    await this.#approvals.settled()
    for (const room of this.#loaded) await room.settled()
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper)
    this.#stopWatching()
    await this.#approvals.stop()
    await this.#sweeping
  }

  #sweepInTurn(): void {
    this.#sweeping = this.#sweeping.then(() => this.#sweep()).catch(this.#onError)
  }

  /** Drops what nobody uses, and packs it when much was written. */
  async #sweep(): Promise<void> {
    for (const room of this.#loaded) {
      if (!room.isIdle || this.#isKept(room)) continue
      this.#forget(room)
      if (room.acceptedCount >= WORTH_PACKING) await this.#journal.compact(room.document)
    }
  }

  async #load(document: string): Promise<Room> {
    const isDirectory = document === this.#access.directory
    const known = await Known.load(document, this.#journal)
    const room = new Room(known, {
      journal: this.#journal,
      access: this.#access,
      judge: this.#gate.judge,
      now: this.#now,
      rush: this.#rush,
      onAccepted: (changed, entries) => this.#accepted(changed, entries),
      freshenAccess: () => (isDirectory ? Promise.resolve() : this.freshenAccess()),
      onWaiting: (author) => this.#approvals.look(author),
      onLost: (lost) => this.#lost(lost),
      onError: this.#onError,
    })
    if (isDirectory) await this.#fold(known.clocks)
    this.#loaded.add(room)
    return room
  }

  async #fold(clocks: Clocks): Promise<void> {
    for await (const part of partsBetween(this.#journal, this.#access.directory, this.#folded, clocks)) {
      for (const text of part.flatMap(({ texts }) => texts)) {
        const entry = readEntry(text)
        if (entry) await this.#access.take(entry)
      }
    }
    this.#folded = clocks
  }

  async #accepted(room: Room, entries: readonly Entry[]): Promise<void> {
    this.#digests.changed(room.document, room.clocks)
    if (room.document !== this.#access.directory) return
    for (const entry of entries) await this.#access.take(entry)
    this.#folded = room.clocks
  }

  /** Other relays wrote to this document; undefined: they may have written to any. */
  #hear(document: string | undefined): void {
    const { directory } = this.#access
    const isOpen = document !== undefined && this.#rooms.has(document)
    if (!isOpen) this.#digests.written(document)
    if (document === undefined || document === directory) this.freshenAccess().catch(this.#onError)
    for (const [name, opening] of this.#rooms) {
      if (name === directory || (document !== undefined && name !== document)) continue
      // Nobody tells of it again: phones come again, and hear of all there is. The directory is read every second.
      opening.then((room) => this.#readOn(room).catch(losing(room))).catch(this.#onError)
    }
  }

  /** When it was opened a moment ago, it was read then already, and nobody was told. */
  async #readOn(room: Room): Promise<void> {
    await room.readOn()
    this.#digests.changed(room.document, room.clocks)
  }

  /** Where several relays are, each has to hear of the directory at once, whoever is connected to it. */
  #isKept({ document }: Room): boolean {
    return this.#journal.shared !== undefined && document === this.#access.directory
  }

  /** What was written last may stand, and nobody here was told. */
  #lost(room: Room): void {
    this.#forget(room)
    this.#digests.written(room.document)
  }

  #forget(room: Room): void {
    if (this.#loaded.delete(room)) this.#rooms.delete(room.document)
  }
}

function losing(room: Room): (error: unknown) => never {
  return (error) => {
    room.lose()
    throw error
  }
}
