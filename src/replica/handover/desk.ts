/** Where things are handed over: what goes out, what came and waits for a yes. Runs in the worker. */
import type { Directory } from '../../log/directory.ts'
import { calendarDateOf } from '../../domain/calendar.ts'
import { directoryOf, registryOf } from '../../log/document-name.ts'
import { readEntry } from '../../log/entry.ts'
import type { Brought } from '../brought.ts'
import { newCode } from '../lock/codes.ts'
import type { Self } from '../database.ts'
import type { Phone } from '../phone.ts'
import { COUNTER_KEY } from '../projection.ts'
import { readEntries, readTexts } from '../read-entries.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { readMeta } from '../store.ts'
import { isConfidential } from '../unread.ts'
import type { Saved, SaveResult, Write } from '../write.ts'
import { checkTexts, directoryFrom, isOurDocument } from './check.ts'
import { handOver } from './export.ts'
import { makeFileKey, readFileKeys } from './file-keys.ts'
import { openFiles, type BroughtFile } from './open-files.ts'
import { previewOf } from './preview.ts'
import { readArrivals, writesFor, writesToMove, type Arrived, type Move } from './receive.ts'
import type { HandoverProgress, HandOverResult, Packing, ReadResult, TakeResult } from './result.ts'
import { MOVERS, sealFile } from './sealed-file.ts'
import type { Scope } from './scope.ts'

/** For taking it back the texts are not needed, and a screen has no use for them. */
function withoutTexts({ id, write, before }: Saved): Saved {
  return { id, before, write: { ...write, set: {} } }
}

/** What was shown and waits for a yes. */
interface Waiting {
  readonly brought: readonly Brought[]
  readonly arrived: readonly Arrived[]
  readonly posyandu: string
}

type OnProgress = (progress: HandoverProgress) => void

export class Desk {
  readonly #phone: Phone
  readonly #waiting = new Map<number, Waiting>()
  #tickets = 0

  constructor(phone: Phone) {
    this.#phone = phone
  }

  /** A file that no other phone could open yet by the posyandu's key comes with a code, asked for or not. */
  async handOver(scope: Scope, packing: Packing = 'codes'): Promise<HandOverResult> {
    const { ports } = this.#phone
    const [self] = await ports.store.read((tx) => tx.get('self', ['self']))
    if (packing === 'codes' || !self) return handOver(ports, scope)
    const { keys, isShared } = await readFileKeys(this.#phone, self)
    const made = keys.length === 0 && self.posyandu !== '' ? await makeFileKey(this.#phone, self) : undefined
    const plain = await handOver(ports, scope, true)
    if (!plain.ok) return plain
    const code = packing === 'file-with-code' || !isShared || scope.what === MOVERS ? newCode() : undefined
    const opens = { keys: made ? [made] : keys, ...(code !== undefined && { code }) }
    return {
      ...plain,
      ...(code !== undefined && { code }),
      bytes: await sealFile(plain.bytes, self.posyandu, opens, scope.what),
    }
  }

  /**
   * Looks into files of any number, in any order: what in them is new here, and may be taken. Takes nothing. `code`: what
   * somebody was told, for a file that opens by it.
   */
  async read(files: readonly BroughtFile[], onProgress: OnProgress, code?: string): Promise<ReadResult> {
    onProgress({ step: 'reading' })
    const { store } = this.#phone.ports
    const [self] = await store.read((tx) => tx.get('self', ['self']))
    if (!self) return { ok: false, reason: 'not-joined', refusedFiles: [] }
    const directory = await readEntries(this.#phone.ports, directoryOf(self.puskesmas))
    const known = directoryFrom(directory, self)
    const { from, texts, movers, refusedFiles, needsCode } = await openFiles(files, {
      isOurs: (posyandu) => posyandu === self.posyandu || isOurDocument(registryOf(posyandu), self, known),
      keysOf: async (posyandu) => (await readFileKeys(this.#phone, { ...self, posyandu })).keys,
      posyandu: self.posyandu,
      code,
    })
    if (needsCode) return { ok: false, reason: code === undefined ? 'code-needed' : 'wrong-code', refusedFiles }
    if (from.length === 0 && movers.length === 0) return { ok: false, reason: 'no-file', refusedFiles }
    const fresh = await this.#notHeld(texts, self, known)
    const checked = await checkTexts(
      fresh,
      {
        self,
        directory,
        counter: Number((await readMeta(store, COUNTER_KEY)) ?? 0),
      },
      (done) => onProgress({ step: 'checking', done, of: fresh.length }),
    )
    const preview = await previewOf(store, checked, { from, refusedFiles, knownEntries: texts.size - fresh.length })
    const arrived = await Promise.all(
      movers.map(({ about, texts }) => readArrivals(this.#phone.ports, self, about, texts)),
    )
    this.#waiting.set(++this.#tickets, { brought: checked.good, arrived: arrived.flat(), posyandu: self.posyandu })
    return { ok: true, ticket: this.#tickets, preview, arrivals: arrived.flat().map(({ preview }) => preview) }
  }

  /** What makes these people of `from` people of `to`, with all that was written about them. Writes nothing. */
  moveWithin(move: Move): Promise<readonly Write[]> {
    return writesToMove(this.#phone.ports, move)
  }

  /** Takes what was shown: on this phone's disk when it resolves. What was taken before the disk was full stays. */
  async take(ticket: number, onProgress: OnProgress): Promise<TakeResult> {
    const waiting = this.#waiting.get(ticket)
    if (!waiting) return { ok: false, reason: 'gone' }
    const { brought } = waiting
    let saved: readonly Saved[] = []
    try {
      const settled = await this.#settle(waiting)
      if (!settled.ok) return settled
      saved = settled.saved.map(withoutTexts)
      await this.#phone.takeIn(brought, (done) => onProgress({ step: 'taking', done, of: brought.length }))
    } catch (error) {
      return { ok: false, reason: storageProblemOf(error) }
    }
    this.#waiting.delete(ticket)
    return { ok: true, entries: brought.length, ...(saved.length > 0 && { saved }) }
  }

  /** Who moves here is written down here, all of it or nothing. */
  async #settle({ arrived, posyandu }: Waiting): Promise<SaveResult> {
    const { clock } = this.#phone.ports
    const arrivals = arrived.map(({ arrival }) => arrival)
    const writes = await writesFor(this.#phone.ports, posyandu, arrivals, calendarDateOf(clock()))
    return writes.length === 0 ? { ok: true, saved: [] } : this.#phone.append(writes)
  }

  forget(ticket: number): void {
    this.#waiting.delete(ticket)
  }

  async #notHeld(texts: ReadonlySet<string>, self: Self, directory: Directory): Promise<string[]> {
    const held = new Map<string, ReadonlySet<string>>()
    const fresh: string[] = []
    for (const text of texts) {
      const document = readEntry(text)?.in
      const isOurs = document !== undefined && isOurDocument(document, self, directory)
      // What this phone may not read it does not even name: it reaches others from where it was written.
      if (document !== undefined && !isOurs && isConfidential(document)) continue
      if (isOurs) {
        const known = held.get(document) ?? (await readTexts(this.#phone.ports, document))
        held.set(document, known)
        if (known.has(text)) continue
      }
      fresh.push(text)
    }
    return fresh
  }
}
