import { parseDocumentName } from '../log/document-name.ts'
import { readEntry } from '../log/entry.ts'
import type { UnsentByPosyandu } from '../protocol.ts'
import type { Connection } from './ports.ts'
import { authorOf } from './places.ts'
import type { Store } from './store.ts'

/** Long enough for what was just written to be on the relay: then there is nothing to say. */
const TELL_AFTER_MS = 5_000

/** What this device wrote and has not sent, by posyandu. What a file brought is for whoever wrote it to tell. */
export async function unsentByPosyandu(store: Store, device: string): Promise<UnsentByPosyandu> {
  const documents = await store.outboxDocuments(0)
  const rows = await store.read((tx) => Promise.all(documents.map((each) => tx.outboxOf(each))))
  const unsent: Record<string, { count: number; since?: string }> = {}
  documents.forEach((document, i) => {
    const name = parseDocumentName(document)
    const own = (rows[i] ?? []).filter((row) => row.state === 0 && authorOf(row) === device)
    const oldest = own[0] && readEntry(own[0].text)?.at
    if (!name || !('posyandu' in name) || own.length === 0) return
    const { count, since } = unsent[name.posyandu] ?? { count: 0 }
    const earliest = [since, oldest].flatMap((at) => at ?? []).sort((a, b) => Date.parse(a) - Date.parse(b))[0]
    unsent[name.posyandu] = { count: count + own.length, ...(earliest !== undefined && { since: earliest }) }
  })
  return unsent
}

/** Tells the relay how much is unsent: at the beginning of a connection, and after it changed. */
export class UnsentTeller {
  readonly #store: Store
  readonly #device: string
  readonly #onError: (error: unknown) => void
  /** Absent while there is none. */
  #connection: Pick<Connection, 'tellUnsent'> | undefined
  #said = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(store: Store, device: string, onError: (error: unknown) => void) {
    this.#store = store
    this.#device = device
    this.#onError = onError
  }

  connected(connection: Pick<Connection, 'tellUnsent'>): void {
    this.#connection = connection
    this.#said = ''
    void this.#tell()
  }

  disconnected(): void {
    this.#connection = undefined
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  changed(): void {
    if (this.#connection) this.#timer ??= setTimeout(() => void this.#tell(), TELL_AFTER_MS)
  }

  async #tell(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    try {
      const unsent = await unsentByPosyandu(this.#store, this.#device)
      const text = JSON.stringify(unsent)
      if (text === this.#said) return
      this.#said = text
      this.#connection?.tellUnsent(unsent)
    } catch (error) {
      this.#onError(error)
    }
  }
}
