/** A device of the area and what it writes: real keys, real signatures, its own counts. */
import { createECDH, createHash } from 'node:crypto'
import { counterOf, entryId } from '../../src/log/id.ts'
import type { Entry, Json } from '../../src/log/entry.ts'
import { deviceIdOf, signEntry, toBase64url, type DeviceKeys } from '../../src/log/signature.ts'
import type { Row } from '../../server/journal/journal.ts'

export interface Act {
  readonly document: string
  readonly kind: string
  readonly record: string
  readonly set: Readonly<Record<string, Json>>
  readonly who: string
  /** ISO time with its zone, as the phone claims. */
  readonly at: string
  /** Written without having seen what others wrote: it replaces nothing. */
  readonly isBlind?: boolean
}

/** The Lamport counter that all devices of the area have in common, as if each had always heard of all the others. */
export interface Counter {
  last: number
}

/** Heads of fields, by record and field, of the documents at hand. */
export type Heads = Map<string, string[]>

export class Pen {
  readonly device: string
  readonly publicKey: string
  readonly #key: CryptoKey
  readonly #counter: Counter
  readonly #counts = new Map<string, number>()
  readonly #clocks = new Map<string, number>()

  static async make(label: string, counter: Counter): Promise<Pen> {
    const ecdh = createECDH('prime256v1')
    ecdh.setPrivateKey(createHash('sha256').update(`limalangkah/seed/1\n${label}`).digest())
    const point = ecdh.getPublicKey()
    const [d, x, y] = [ecdh.getPrivateKey(), point.subarray(1, 33), point.subarray(33)].map((part) =>
      part.toString('base64url'),
    )
    const type = { name: 'ECDSA', namedCurve: 'P-256' }
    const jwk = { kty: 'EC', crv: 'P-256', d: d!, x: x!, y: y! }
    const key = await crypto.subtle.importKey('jwk', jwk, type, false, ['sign'])
    const publicKey = toBase64url(point)
    return new Pen(await deviceIdOf(publicKey), publicKey, key, counter)
  }

  private constructor(device: string, publicKey: string, key: CryptoKey, counter: Counter) {
    this.device = device
    this.publicKey = publicKey
    this.#key = key
    this.#counter = counter
  }

  get keys(): DeviceKeys {
    return { device: this.device, publicKey: this.publicKey, privateKey: this.#key }
  }

  /** The entry, unsigned: signing is what takes the time. */
  entry(act: Act, heads: Heads): Entry {
    const { document, kind, record, set, who, at, isBlind = false } = act
    const id = entryId(++this.#counter.last, this.device)
    const over = new Set<string>()
    for (const field of Object.keys(set)) {
      const key = `${document} ${kind} ${record} ${field}`
      const known = heads.get(key) ?? []
      if (!isBlind) for (const head of known) over.add(head)
      heads.set(key, isBlind ? [...known, id] : [id])
    }
    const n = (this.#counts.get(document) ?? 0) + 1
    this.#counts.set(document, n)
    return { v: 1, id, in: document, kind, record, set, over: [...over].sort(), who, by: this.device, n, at }
  }

  /** The row of the journal; a device has one client id in a document and opening (`opening`: a new one each time). */
  async row(entry: Entry, opening: string): Promise<Row> {
    const client = clientOf(`${this.device} ${entry.in} ${opening}`)
    const place = `${entry.in} ${client}`
    const clock = this.#clocks.get(place) ?? 0
    this.#clocks.set(place, clock + 1)
    const text = await signEntry(entry, this.#key)
    const counter = counterOf(entry.id)
    return { document: entry.in, client, clock, text, by: this.device, n: entry.n, counter }
  }
}

function clientOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0)
}
