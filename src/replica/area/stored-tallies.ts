/**
 * Counted months and folded records on this computer's disk, each sealed whole. A database of their own: the worker that counts must not
 * hold up the one that saves.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import { STORAGE } from '../practice/mode.ts'
import type { DataKey } from '../seal/data-key.ts'
import type { KeyPlace } from '../seal/key-place.ts'
import type { TallyQuestion } from './area.ts'
import { tallyKey, type KeptRecords, type KeptTallies, type KeptTally, type RecordsPart } from './kept-tallies.ts'
import { packTally, unpackTally } from './tally-bytes.ts'

interface Row {
  readonly key: string
  readonly sealed: Uint8Array
}

interface Schema extends DBSchema {
  /** By hidden posyandu and month: what was counted. */
  readonly areaTally: { readonly key: string; readonly value: Row }
  /** By the same: what it was made of, so that this can be told without opening any tally. */
  readonly madeOf: { readonly key: string; readonly value: Row }
  /** By hidden posyandu: what of its entries is here. */
  readonly held: { readonly key: string; readonly value: Row }
  /** By the same: everything of it, as it was folded. */
  readonly records: { readonly key: string; readonly value: Row }
  /** By the same: who is there, for lists over the area. */
  readonly register: { readonly key: string; readonly value: Row }
}

const STORES = ['areaTally', 'madeOf', 'held', 'records', 'register'] as const
const VERSION = 4
/** Tallies written before this version are in another form: they are counted again. */
const TALLIES_SINCE = 4

export class StoredTallies implements KeptTallies {
  readonly #keys: KeyPlace
  readonly #build: string
  #opening: Promise<IDBPDatabase<Schema>> | undefined

  /** `build`: another text for another build of the app, which may fold the same entries into something else. */
  constructor(keys: KeyPlace, build: string) {
    this.#keys = keys
    this.#build = build
  }

  async marks(): Promise<ReadonlyMap<string, string>> {
    const [key, rows] = await Promise.all([this.#keys.get(), this.#with((db) => db.getAll('madeOf'))])
    return new Map(
      rows.flatMap((row) => {
        const text = opened(key, 'madeOf', row)
        const end = text?.indexOf(' ') ?? -1
        return text === undefined || end < 0 ? [] : [[text.slice(0, end), text.slice(end + 1)] as const]
      }),
    )
  }

  async get(keys: readonly string[], question: TallyQuestion = {}): Promise<readonly (KeptTally | undefined)[]> {
    const key = await this.#keys.get()
    const rows = await this.#with((db) => {
      const store = db.transaction('areaTally').store
      return Promise.all(keys.map((name) => store.get(key.hide(name))))
    })
    return rows.map((row) => row && unsealed(key, row, question))
  }

  async put(tallies: readonly KeptTally[]): Promise<void> {
    const key = await this.#keys.get()
    const rows = tallies.map((kept) => {
      const name = tallyKey(kept)
      const hidden = key.hide(name)
      return {
        tally: { key: hidden, sealed: key.seal(placeOf('areaTally', hidden), bytesOf(kept)) },
        mark: { key: hidden, sealed: key.seal(placeOf('madeOf', hidden), utf8(`${name} ${kept.madeOf}`)) },
      }
    })
    await this.#with(async (db) => {
      // It can be made again: it need not be on the disk when this resolves.
      const tx = db.transaction(['areaTally', 'madeOf'], 'readwrite', { durability: 'relaxed' })
      const [tallyStore, markStore] = [tx.objectStore('areaTally'), tx.objectStore('madeOf')]
      await Promise.all([...rows.flatMap(({ tally, mark }) => [tallyStore.put(tally), markStore.put(mark)]), tx.done])
    })
  }

  async held(): Promise<readonly PosyanduHeld[]> {
    const [key, rows] = await Promise.all([this.#keys.get(), this.#with((db) => db.getAll('held'))])
    return rows.flatMap((row) => {
      const text = opened(key, 'held', row)
      return text === undefined ? [] : [JSON.parse(text) as PosyanduHeld]
    })
  }

  async putHeld(held: PosyanduHeld): Promise<void> {
    const key = await this.#keys.get()
    const hidden = key.hide(held.posyandu)
    const row = { key: hidden, sealed: key.seal(placeOf('held', hidden), utf8(JSON.stringify(held))) }
    await this.#with((db) => db.put('held', row))
  }

  async records(posyandu: string, madeOf: string, part: RecordsPart): Promise<KeptRecords | undefined> {
    const key = await this.#keys.get()
    const hidden = key.hide(posyandu)
    const row = await this.#with((db) => db.get(part, hidden))
    const [head, packed] = (row && withHead(key, part, row)) ?? []
    if (!packed || head !== this.#headOf(madeOf)) return undefined
    return JSON.parse(decoder.decode(await through(packed, new DecompressionStream('deflate-raw')))) as KeptRecords
  }

  async putRecords(records: KeptRecords, part: RecordsPart): Promise<void> {
    const key = await this.#keys.get()
    const packed = await through(utf8(JSON.stringify(records)), new CompressionStream('deflate-raw'))
    const hidden = key.hide(records.posyandu)
    const bytes = joined(this.#headOf(records.madeOf), packed)
    const row = { key: hidden, sealed: key.seal(placeOf(part, hidden), bytes) }
    await this.#with((db) => db.put(part, row))
  }

  #headOf(madeOf: string): string {
    return `${this.#build} ${madeOf}`
  }

  async #with<Value>(work: (db: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> {
    try {
      return await work(await this.#database())
    } catch (error) {
      // The browser closed the connection before telling us: once more, on a fresh one.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      this.#opening = undefined
      return work(await this.#database())
    }
  }

  #database(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= openDB<Schema>(`${STORAGE}/area`, VERSION, {
      upgrade: (db, before) => {
        for (const name of ['areaTally', 'madeOf'] as const) {
          if (before < TALLIES_SINCE && db.objectStoreNames.contains(name)) db.deleteObjectStore(name)
        }
        for (const name of STORES) {
          if (!db.objectStoreNames.contains(name)) db.createObjectStore(name, { keyPath: 'key' })
        }
      },
      blocking: (_, __, event) => {
        this.#opening = undefined
        ;(event.target as IDBDatabase).close()
      },
      terminated: () => (this.#opening = undefined),
    }).catch((error: unknown) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }
}

/** A line of JSON, then the packed tally; nothing where there is none. */
function bytesOf({ tally, ...about }: KeptTally): Uint8Array {
  return joined(JSON.stringify(about), tally ? packTally(tally) : new Uint8Array(0))
}

/** Undefined when it does not open: it is counted again. */
function unsealed(key: DataKey, row: Row, question: TallyQuestion): KeptTally | undefined {
  const [head, packed] = withHead(key, 'areaTally', row) ?? []
  if (head === undefined || !packed) return undefined
  const about = JSON.parse(head) as Omit<KeptTally, 'tally'>
  return { ...about, tally: packed.length > 0 ? unpackTally(packed, question) : undefined }
}

/** A line of text, then bytes. */
function joined(head: string, packed: Uint8Array): Uint8Array {
  const line = utf8(`${head}\n`)
  const bytes = new Uint8Array(line.length + packed.length)
  bytes.set(line)
  bytes.set(packed, line.length)
  return bytes
}

function withHead(key: DataKey, store: keyof Schema & string, row: Row): [string, Uint8Array] | undefined {
  try {
    const bytes = key.open(placeOf(store, row.key), row.sealed)
    const end = bytes.indexOf(LINE_END)
    return [decoder.decode(bytes.subarray(0, end)), bytes.subarray(end + 1)]
  } catch {
    return undefined
  }
}

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const body = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(body).arrayBuffer())
}

function opened(key: DataKey, store: keyof Schema & string, row: Row): string | undefined {
  try {
    return decoder.decode(key.open(placeOf(store, row.key), row.sealed))
  } catch {
    return undefined
  }
}

function placeOf(store: string, hidden: string): string {
  return `area ${store} ${hidden}`
}

const LINE_END = 10
const decoder = new TextDecoder()

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
