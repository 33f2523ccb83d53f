/**
 * A phone's replica without its screens: writes, and, for as long as it holds the documents, exchanges. The same on a
 * phone (in a worker), in a shell program and in the simulator; they differ in the ports they give.
 */
import type { CalendarMonth } from '../domain/calendar.ts'
import { registryOf, sensitiveOf, visitsOf } from '../log/document-name.ts'
import type { Entry } from '../log/entry.ts'
import type { Invitation } from '../log/invitation.ts'
import { Author, USER_KEY } from './author.ts'
import { storeBrought, type Brought } from './brought.ts'
import { Documents } from './documents.ts'
import type { OfficeAnswer, OfficeQuestion } from '../protocol.ts'
import { join, type JoinResult } from './join.ts'
import { groupOf } from './merged-documents.ts'
import { heldCounts } from './held-counts.ts'
import { readWithCarried } from './read-entries.ts'
import type { DocumentsEvents, Ports } from './ports.ts'
import { keyOf, tableOf } from './row.ts'
import { documentsOf } from './row-place.ts'
import { writeMeta } from './store.ts'
import { isUnread } from './unread.ts'
import { rowsAtHand } from './whose.ts'
import type { SaveResult, Write } from './write.ts'

/** Entries a transaction: a screen reads in between. */
const SLICE = 200

export class Phone {
  readonly ports: Ports
  readonly #author: Author
  readonly #events: DocumentsEvents
  readonly #onSaved: (documents: readonly string[]) => void
  #documents: Documents | undefined
  /** Every taking of these that was begun. */
  #holding: Promise<unknown> = Promise.resolve()
  #presence: object | null = null

  /** `onSaved` tells whoever holds the documents, when that is not this phone object (another tab). */
  constructor(
    ports: Ports,
    events: DocumentsEvents,
    onSaved: (documents: readonly string[]) => void = () => undefined,
  ) {
    this.ports = ports
    this.#events = events
    this.#onSaved = (documents) => {
      onSaved(documents)
      ports.afterwards(() => this.flush(documents))
    }
    this.#author = new Author(ports.store, ports.clock, { onSaved: this.#onSaved, onError: events.onError })
  }

  append(writes: readonly Write[]): Promise<SaveResult> {
    return this.#author.append(writes)
  }

  /**
   * Takes in what a file brought, its signatures checked: on disk and in the tables when it resolves. What was taken
   * before it throws (a full disk) stays; taking it in again changes nothing.
   */
  async takeIn(brought: readonly Brought[], onProgress: (done: number) => void = () => undefined): Promise<void> {
    const documents = new Set<string>()
    try {
      for (let done = 0; done < brought.length; done += SLICE) {
        const slice = brought.slice(done, done + SLICE)
        await storeBrought(this.ports.store, slice)
        for (const { entry } of slice) documents.add(entry.in)
        onProgress(done + slice.length)
      }
    } finally {
      this.#onSaved([...documents])
    }
  }

  join(invitation: Invitation, label: string): Promise<JoinResult> {
    return join(this.ports.store, this.#author, invitation, label)
  }

  chooseUser(user: string): Promise<void> {
    return writeMeta(this.ports.store, USER_KEY, user)
  }

  /** Every entry of a record that this phone holds, smallest id first. */
  async history(kind: string, record: string): Promise<readonly Entry[]> {
    const row = await this.ports.store.transaction(async (tx) => {
      const [found] = await rowsAtHand(tx, [{ table: tableOf(kind), record: keyOf({ kind, record }) }])
      return found && !(await isUnread(tx, found.document)) ? found : undefined
    })
    if (!row) return []
    const entries = (await Promise.all(documentsOf(row).map((each) => readWithCarried(this.ports, each)))).flat()
    return entries
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .filter((entry) => entry.kind === kind && entry.record === record)
  }

  /** Of those that this phone was given; the documents of the others go on being exchanged. */
  async choosePosyandu(posyandu: string): Promise<void> {
    await this.ports.store.transaction(async (tx) => {
      const [self] = await tx.get('self', ['self'])
      if (self) tx.put('self', [{ ...self, posyandu }])
    })
    if (this.#documents) await this.hold()
    else this.#onSaved([]) // whoever holds the documents looks again
  }

  /**
   * Takes the documents and connects, anew when another posyandu is at hand by now. The caller makes sure that one
   * holder exists for one storage (Web Lock).
   */
  hold(): Promise<void> {
    const holding = this.#hold()
    this.#holding = Promise.allSettled([this.#holding, holding])
    return holding
  }

  async #hold(): Promise<void> {
    const [self] = await this.ports.store.read((tx) => tx.get('self', ['self']))
    if (!self || this.#documents?.posyandu === self.posyandu) return
    const before = this.#documents
    const documents = new Documents(self, this.ports, this.#events)
    this.#documents = documents
    await before?.stop()
    await documents.present(this.#presence)
    await documents.start()
  }

  /** Puts what was saved into the documents, if this phone object holds them. */
  flush(documents: readonly string[]): void {
    this.#documents?.flush(documents).catch(this.#events.onError)
  }

  /** Opens these documents and waits until each has exchanged with the relay once; false when one did not in time. */
  async catchUp(documents: readonly string[], atMostMs: number): Promise<boolean> {
    return (await this.#documents?.catchUp(documents, atMostMs)) ?? false
  }

  /**
   * Before somebody of the puskesmas writes into what they only looked at: these months of a posyandu, and who is in it,
   * are in the tables when it resolves, as the relay has them if it can be reached; what the relay tells of only later
   * goes into the tables when it comes. Rejects where it cannot be. Asked of the holder alone, which a quick screen does
   * before it has begun to hold: then it begins.
   */
  async bringIn(posyandu: string, months: readonly CalendarMonth[]): Promise<void> {
    await this.hold()
    await this.#holding
    if (!this.#documents) throw new Error('expected the documents to be held')
    const group = await groupOf(this.ports.store, posyandu)
    const monthsOf = (each: string): string[] =>
      months.flatMap((month) => [visitsOf(each, month), sensitiveOf(each, month)])
    await this.#documents.bringIn(group.flatMap((each) => [registryOf(each), ...monthsOf(each)]))
  }

  /** What only the relay knows; `offline` also while another phone object holds the documents. */
  async askOffice(question: OfficeQuestion): Promise<OfficeAnswer | 'offline'> {
    return (await this.#documents?.askOffice(question)) ?? 'offline'
  }

  /** For each document this phone holds, the greatest count of a device's entries in it. */
  heldCounts(device: string): Promise<Readonly<Record<string, number>>> {
    return heldCounts(this.ports, device)
  }

  /** What the other phones hear that somebody is at here; null when nobody is. Forgotten with the connection. */
  present(state: object | null): void {
    this.#presence = state
    this.#documents?.present(state).catch(this.#events.onError)
  }

  async retryNow(): Promise<void> {
    await this.#documents?.retryNow()
  }

  async release(): Promise<void> {
    const documents = this.#documents
    this.#documents = undefined
    await documents?.stop()
  }
}
