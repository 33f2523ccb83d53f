/** Entries packed for good: many of a document in one compressed value, those of a client side by side. */
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'

/** An entry as it is kept: when it was received, ms, a space, and its text. */
export type Kept = string

/** So much of a client: its entries from a clock on. */
export interface Stretch {
  readonly client: number
  readonly start: number
  readonly rows: readonly Kept[]
}

/** Where a client's entries are: from a clock up to, not including, another, in the pack of this name. */
export type Place = readonly [start: number, end: number, pack: string]

/** A pack is read whole, so it stays small. */
const PACK_CHARACTERS = 131_072

const deflated = promisify(deflateRaw)
const inflated = promisify(inflateRaw)

export async function packedBytes(stretches: readonly Stretch[]): Promise<Buffer> {
  return deflated(JSON.stringify(stretches.map(({ client, start, rows }) => [client, start, rows])))
}

export async function unpacked(bytes: Buffer): Promise<Map<number, Stretch>> {
  const text = (await inflated(bytes)).toString()
  const stretches = JSON.parse(text) as [client: number, start: number, rows: Kept[]][]
  return new Map(stretches.map(([client, start, rows]) => [client, { client, start, rows }]))
}

/** The stretches cut into packs of bounded size, each client's in its order; an entry stays whole. */
export function packsOf(stretches: readonly Stretch[]): Stretch[][] {
  const packs: Stretch[][] = [[]]
  let characters = 0
  for (const { client, start, rows } of stretches) {
    let from = 0
    for (const [i, { length }] of rows.entries()) {
      const isFull = characters > 0 && characters + length > PACK_CHARACTERS
      if (isFull) {
        if (i > from) packs.at(-1)?.push({ client, start: start + from, rows: rows.slice(from, i) })
        packs.push([])
        from = i
        characters = 0
      }
      characters += length
    }
    if (from < rows.length) packs.at(-1)?.push({ client, start: start + from, rows: rows.slice(from) })
  }
  return packs.filter((pack) => pack.length > 0)
}

export function kept(text: string, receivedAt: number): Kept {
  return `${receivedAt} ${text}`
}

export function textOf(row: Kept): string {
  return row.slice(row.indexOf(' ') + 1)
}

/** When it was received, ms. */
export function timeOf(row: Kept): number {
  return Number(row.slice(0, row.indexOf(' ')))
}
