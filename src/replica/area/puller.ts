/**
 * Brings documents that nobody at this device has open, in batches over HTTP (ADR 18): onto the disk as the relay holds
 * them, and into the tables only where somebody works with them. Whatever ends it, what came stays; the next question
 * tells how far that is.
 */
import { parseDocumentName } from '../../log/document-name.ts'
import type { Asked, PullFrame } from '../../log/pull.ts'
import { digestOf } from '../../protocol.ts'
import { clocksOf, type Clocks } from '../doc-rows.ts'
import { foldDocument } from '../fold-document.ts'
import { groupOf } from '../merged-documents.ts'
import type { Digest, Puller, PullHost } from '../ports.ts'
import { Arrivals } from './arrivals.ts'
import { inOrder } from './pull-order.ts'
import { NotNow, NotThere } from './pull-question.ts'
import { PullMarks } from './pull-marks.ts'

/** Documents a question: a second or two of a fast line. */
const DOCUMENTS_A_QUESTION = 60
/** Of state vectors: some 200 kB. */
const CLIENTS_A_QUESTION = 20_000
/** What others write comes one entry after the other: these travel together. */
const GATHER_MS = 500
const TRY_AGAIN_AFTER_MS = 10_000

export interface PullPorts {
  /** Asks the relay: frames as they come, `end` the last. Throws `NotThere` or `NotNow`. */
  readonly ask: (asked: readonly Asked[], signal: AbortSignal) => AsyncIterable<PullFrame>
  /** Bytes received so far. */
  readonly bytes: () => number
  /** Puts these updates to a document's rows on disk. */
  readonly add: (document: string, updates: readonly Uint8Array[]) => Promise<void>
}

interface Question {
  readonly document: string
  readonly held: Clocks
}

export class AreaPuller implements Puller {
  readonly #ports: PullPorts
  readonly #host: PullHost
  readonly #marks: PullMarks
  readonly #arrivals: Arrivals
  /** The relay's last word on every document of the area. */
  readonly #relay = new Map<string, string>()
  readonly #wanted = new Set<string>()
  /** Somebody works with these: what comes of them goes into the tables. */
  readonly #brought = new Set<string>()
  /** Somebody waits for these: they are asked for alone, before all others. */
  readonly #urgent = new Set<string>()
  /** Told after each question. */
  readonly #waiting = new Set<() => void>()
  /** Of these we hold all that the relay does, and more: its digest, and what ours was then. */
  readonly #ahead = new Map<string, string>()
  readonly #stopping = new AbortController()
  #running: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  static async open(ports: PullPorts, host: PullHost): Promise<AreaPuller> {
    return new AreaPuller(ports, host, await PullMarks.read(host.store))
  }

  private constructor(ports: PullPorts, host: PullHost, marks: PullMarks) {
    this.#ports = ports
    this.#host = host
    this.#marks = marks
    this.#arrivals = new Arrivals({ add: ports.add, onStored: (document, clocks) => this.#stored(document, clocks) })
  }

  get documents(): readonly string[] {
    return this.#marks.documents
  }

  take(digests: readonly Digest[]): readonly Digest[] {
    for (const [name, digest] of digests) {
      if (!isPosyandus(name)) continue
      this.#relay.set(name, digest)
      if (this.#lacks(name)) this.#wanted.add(name)
    }
    this.#runIn(GATHER_MS)
    return digests.filter(([name]) => !isPosyandus(name))
  }

  /** As the disk says: what a full disk did not take comes again. The tables show what was open. */
  async closed(document: string): Promise<void> {
    if (!isPosyandus(document)) return
    this.#marks.folded(document)
    try {
      await this.#marks.set(document, await this.#readClocks(document))
    } catch (error) {
      this.#host.onError(error)
    }
  }

  async bringIn(documents: readonly string[]): Promise<void> {
    for (const name of documents) this.#brought.add(name)
    for (const name of documents.filter((each) => this.#lacks(each))) {
      this.#wanted.add(name)
      this.#urgent.add(name)
    }
    if (this.#isLeft(documents)) await this.#come(documents)
    // Another run may have been at its end.
    if (this.#isLeft(documents)) await this.#come(documents)
    for (const name of documents) await this.#fold(name)
    if (this.#isOver) throw new Error('expected the documents to be held until these were brought in')
  }

  async foldAtHand(posyandu: string): Promise<void> {
    const group = await groupOf(this.#host.store, posyandu)
    const names = inOrder(this.documents).filter((name) => group.some((each) => isOf(name, each)))
    for (const name of names) await this.#fold(name)
  }

  stop(): void {
    this.#stopping.abort()
    clearTimeout(this.#timer)
  }

  get #isOver(): boolean {
    return this.#stopping.signal.aborted
  }

  #lacks(document: string): boolean {
    const digest = this.#relay.get(document)
    return digest !== undefined && digest !== this.#marks.digestOf(document) && !this.#host.isOpen(document)
  }

  /** What the relay does not take from us (it refused it) is nothing that is missing here. */
  #isAhead(document: string): boolean {
    return this.#ahead.get(document) === `${this.#relay.get(document)} ${this.#marks.digestOf(document)}`
  }

  #runIn(ms: number): void {
    clearTimeout(this.#timer)
    if (!this.#isOver) this.#timer = setTimeout(() => void this.#run(), ms)
  }

  #run(): Promise<void> {
    this.#running ??= this.#askAll().finally(() => (this.#running = undefined))
    return this.#running
  }

  /** Whether any of these is still to be asked for. */
  #isLeft(documents: readonly string[]): boolean {
    return documents.some((name) => this.#urgent.has(name))
  }

  /** Resolves when they have come, whatever else is on its way, or when the run that was to bring them ended. */
  async #come(documents: readonly string[]): Promise<void> {
    let look = (): void => undefined
    const come = new Promise<void>((resolve) => {
      look = () => this.#isLeft(documents) || resolve()
      this.#waiting.add(look)
    })
    await Promise.race([this.#run(), come])
    this.#waiting.delete(look)
  }

  /** Never rejects: what went wrong is told, and tried again. */
  async #askAll(): Promise<void> {
    try {
      while (this.#wanted.size > 0 && !this.#isOver) {
        await this.#ask()
        for (const name of this.#urgent) if (!this.#wanted.has(name)) this.#urgent.delete(name)
        for (const look of this.#waiting) look()
      }
      await this.#say('idle')
    } catch (error) {
      this.#urgent.clear()
      if (this.#isOver) return
      if (error instanceof NotThere) return this.#leaveAll()
      if (!(error instanceof NotNow)) this.#host.onError(error)
      await this.#say('offline').catch(this.#host.onError)
      this.#runIn(TRY_AGAIN_AFTER_MS)
    }
  }

  async #ask(): Promise<void> {
    const asked = await this.#nextQuestion()
    if (asked.length === 0) return
    await this.#say('pulling')
    const open = new Set(asked.map(({ document }) => document))
    try {
      for await (const frame of this.#ports.ask(asked, this.#stopping.signal)) await this.#take(frame, asked, open)
    } finally {
      for (const document of open) this.#wanted.add(document)
      // What came, and what is lacking since, in one: whoever is closed in between would lack it until the relay speaks.
      await this.#arrivals.settled().finally(() => this.#say('pulling'))
    }
  }

  async #take(frame: PullFrame, asked: readonly Question[], open: Set<string>): Promise<void> {
    if (frame.type === 'end') return
    const question = asked[frame.at]
    if (!question) throw new Error(`expected one of ${asked.length} documents, found number ${frame.at}`)
    const { document, held } = question
    if (frame.type === 'part') return this.#arrivals.take(document, held, frame.runs)
    open.delete(document)
    if (frame.type === 'closed') {
      this.#arrivals.letGo(document)
      return void this.#relay.delete(document)
    }
    const clocks = await this.#arrivals.whole(document, held)
    // Something of ours that the relay has not: it goes there over a connection of its own.
    const own = digestOf(clocks)
    if (own === frame.digest) return
    this.#ahead.set(document, `${frame.digest} ${own}`)
    this.#host.onAhead(document, frame.digest)
  }

  async #nextQuestion(): Promise<Question[]> {
    const wanted = inOrder([...this.#wanted])
    const urgent = wanted.filter((name) => this.#urgent.has(name))
    const asked: Question[] = []
    let clients = 0
    for (const document of urgent.length > 0 ? urgent : wanted) {
      if (asked.length >= DOCUMENTS_A_QUESTION || clients >= CLIENTS_A_QUESTION) break
      this.#wanted.delete(document)
      if (!this.#lacks(document)) continue
      const held = await this.#heldOf(document)
      clients += held.size
      asked.push({ document, held })
    }
    return asked
  }

  /** From the mark; of a document that an older version of the app opened there is none yet. */
  async #heldOf(document: string): Promise<Clocks> {
    const known = this.#marks.clocksOf(document)
    if (known || !this.#marks.isFolded(document)) return known ?? new Map<number, number>()
    return this.#readClocks(document)
  }

  async #readClocks(document: string): Promise<Clocks> {
    const doc = await this.#host.readBack(document)
    const clocks = clocksOf(doc)
    doc.destroy()
    return clocks
  }

  /** Whoever opened it meanwhile hears the same on that connection. */
  async #stored(document: string, clocks: Clocks): Promise<void> {
    if (this.#host.isOpen(document)) return
    this.#marks.note(document, clocks)
    if (this.#marks.isFolded(document) || this.#brought.has(document)) await this.#fold(document)
    if (this.#marks.areMany) await this.#say('pulling')
  }

  async #fold(document: string): Promise<void> {
    if (this.#isOver || this.#host.isOpen(document)) return
    const { store, readBack } = this.#host
    const doc = await readBack(document)
    if (clocksOf(doc).size > 0) {
      await foldDocument(store, document, doc)
      this.#marks.folded(document)
    }
    doc.destroy()
  }

  /** A relay of an older version: every document is opened, as on a phone. */
  async #leaveAll(): Promise<void> {
    for (const document of this.#wanted) this.#host.onAhead(document, this.#relay.get(document) ?? '')
    this.#wanted.clear()
    await this.#say('idle')
  }

  async #say(state: 'pulling' | 'idle' | 'offline'): Promise<void> {
    const names = [...this.#relay.keys()]
    const lacked = names.filter((name) => this.#lacks(name) && !this.#isAhead(name))
    const lacking = [...new Set(lacked.map(posyanduOf))]
    const held = names.length - lacked.length
    await this.#marks.write({ documents: names.length, held, bytes: this.#ports.bytes(), state, lacking })
  }
}

/** The directory and the recaps are opened: they are small, and screens read them from the tables. */
function isPosyandus(document: string): boolean {
  return posyanduOf(document) !== ''
}

function isOf(document: string, posyandu: string): boolean {
  return posyanduOf(document) === posyandu
}

function posyanduOf(document: string): string {
  const name = parseDocumentName(document)
  return name && 'posyandu' in name ? name.posyandu : ''
}
