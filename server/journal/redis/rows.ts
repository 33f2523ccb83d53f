/** The entries of a document as the engine holds them: each for itself as it came, or in packs. */
import { answersOf, type Commander } from './engine.ts'
import type { Keys } from './keys.ts'
import { unpacked, type Kept, type Place, type Stretch } from './packs.ts'

const AT_ONCE = 500
/** Whoever reads a document reads client by client, and a pack holds many of them. */
const PACKS_KEPT = 32

export class Rows {
  readonly #engine: Commander
  readonly #keys: Keys
  /** Packs never change. */
  readonly #packs = new Map<string, Promise<Map<number, Stretch>>>()

  constructor(engine: Commander, keys: Keys) {
    this.#engine = engine
    this.#keys = keys
  }

  async read(document: string, client: number, from: number, to: number): Promise<Kept[]> {
    const rows: Kept[] = []
    while (from + rows.length < to) {
      const start = from + rows.length
      const end = Math.min(to, start + AT_ONCE)
      const part = await this.#readSome(document, client, start, end)
      rows.push(...part)
      if (part.length < end - start) break
    }
    return rows
  }

  /** Where all clients' packed entries are. */
  async places(document: string): Promise<Map<number, Place[]>> {
    const found = await this.#engine.hgetall(this.#keys.of(document, 'packed'))
    return new Map(Object.entries(found).map(([client, places]) => [Number(client), JSON.parse(places) as Place[]]))
  }

  /** A pack as it is there now. Throws when it is not. */
  async pack(document: string, name: string): Promise<Map<number, Stretch>> {
    const bytes = await this.#engine.hgetBuffer(this.#keys.of(document, 'packs'), name)
    if (!bytes) throw new Error(`expected ${document} to have the pack ${name}`)
    return unpacked(bytes)
  }

  /** First those that stand for themselves: what is not among them by then is in a pack by then. */
  async #readSome(document: string, client: number, from: number, to: number): Promise<Kept[]> {
    const fields = Array.from({ length: to - from }, (_, i) => `${client}:${from + i}`)
    const pipeline = this.#engine.pipeline()
    pipeline.hmget(this.#keys.of(document, 'rows'), ...fields).hget(this.#keys.of(document, 'packed'), String(client))
    const [singles, found] = (await answersOf(pipeline)) as [(Kept | null)[], string | null]
    const places = JSON.parse(found ?? '[]') as Place[]
    const rows: Kept[] = []
    for (const [i, single] of singles.entries()) {
      const row = single ?? (await this.#packedRow(document, client, from + i, places))
      if (row === undefined) break
      rows.push(row)
    }
    return rows
  }

  async #packedRow(
    document: string,
    client: number,
    clock: number,
    places: readonly Place[],
  ): Promise<Kept | undefined> {
    const place = places.find(([start, end]) => start <= clock && clock < end)
    if (!place) return undefined
    const stretch = (await this.#known(document, place[2])).get(client)
    return stretch?.rows[clock - stretch.start]
  }

  #known(document: string, name: string): Promise<Map<number, Stretch>> {
    const key = `${name} ${document}`
    const pack = this.#packs.get(key) ?? this.pack(document, name)
    this.#packs.delete(key)
    this.#packs.set(key, pack)
    pack.catch(() => this.#packs.delete(key))
    if (this.#packs.size > PACKS_KEPT) this.#packs.delete(this.#packs.keys().next().value as string)
    return pack
  }
}
