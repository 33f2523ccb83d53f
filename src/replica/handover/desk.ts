/** Where things are handed over: what goes out, what came and waits for a yes. Runs in the worker. */
import type { Directory } from '../../log/directory.ts'
import { directoryOf, registryOf } from '../../log/document-name.ts'
import { readEntry } from '../../log/entry.ts'
import type { Brought } from '../brought.ts'
import type { Self } from '../database.ts'
import type { Phone } from '../phone.ts'
import { COUNTER_KEY } from '../projection.ts'
import { readEntries, readTexts } from '../read-entries.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { readMeta } from '../store.ts'
import { isConfidential } from '../unread.ts'
import { checkTexts, directoryFrom, isOurDocument } from './check.ts'
import { handOver } from './export.ts'
import { unpackFile, type About } from './file-format.ts'
import { previewOf } from './preview.ts'
import type { HandoverProgress, HandOverResult, ReadResult, RefusedFile, TakeResult } from './result.ts'
import type { Scope } from './scope.ts'

export interface BroughtFile {
  readonly name: string
  readonly bytes: Uint8Array
}

type OnProgress = (progress: HandoverProgress) => void

export class Desk {
  readonly #phone: Phone
  readonly #waiting = new Map<number, readonly Brought[]>()
  #tickets = 0

  constructor(phone: Phone) {
    this.#phone = phone
  }

  handOver(scope: Scope): Promise<HandOverResult> {
    return handOver(this.#phone.ports, scope)
  }

  /** Looks into files of any number, in any order: what in them is new here, and may be taken. Takes nothing. */
  async read(files: readonly BroughtFile[], onProgress: OnProgress): Promise<ReadResult> {
    onProgress({ step: 'reading' })
    const { store } = this.#phone.ports
    const [self] = await store.transaction((tx) => tx.get('self', ['self']))
    if (!self) return { ok: false, reason: 'not-joined', refusedFiles: [] }
    const directory = await readEntries(this.#phone.ports, directoryOf(self.puskesmas))
    const known = directoryFrom(directory, self)
    const { from, texts, refusedFiles } = open(
      files,
      (posyandu) => posyandu === self.posyandu || isOurDocument(registryOf(posyandu), self, known),
    )
    if (from.length === 0) return { ok: false, reason: 'no-file', refusedFiles }
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
    this.#waiting.set(++this.#tickets, checked.good)
    return { ok: true, ticket: this.#tickets, preview }
  }

  /** Takes what was shown: on this phone's disk when it resolves. What was taken before the disk was full stays. */
  async take(ticket: number, onProgress: OnProgress): Promise<TakeResult> {
    const brought = this.#waiting.get(ticket)
    if (!brought) return { ok: false, reason: 'gone' }
    try {
      await this.#phone.takeIn(brought, (done) => onProgress({ step: 'taking', done, of: brought.length }))
    } catch (error) {
      return { ok: false, reason: storageProblemOf(error) }
    }
    this.#waiting.delete(ticket)
    return { ok: true, entries: brought.length }
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

function open(
  files: readonly BroughtFile[],
  isOurs: (posyandu: string) => boolean,
): { from: About[]; texts: Set<string>; refusedFiles: RefusedFile[] } {
  const from: About[] = []
  const texts = new Set<string>()
  const refusedFiles: RefusedFile[] = []
  for (const { name, bytes } of files) {
    const file = unpackFile(bytes)
    if (!file.ok) refusedFiles.push({ name, reason: file.reason })
    else if (!isOurs(file.about.posyandu)) refusedFiles.push({ name, reason: 'other-posyandu' })
    else {
      from.push(file.about)
      for (const text of file.texts) texts.add(text)
    }
  }
  return { from, texts, refusedFiles }
}
