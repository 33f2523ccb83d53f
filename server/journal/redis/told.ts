/** What a document's stream tells of each append: which rows, without their texts. */
import type { Head, Row } from '../journal.ts'

/** A row without its text and its document. */
export type Told = readonly [client: number, clock: number, by: string, n: number, counter: number]

export function writtenTold(rows: readonly Row[]): string {
  return JSON.stringify(rows.map(({ client, clock, by, n, counter }): Told => [client, clock, by, n, counter]))
}

interface Append {
  /** Where the document stood after it. */
  readonly head: Head
  readonly told: readonly Told[]
}

/** As the engine answers when it is asked for a stretch of the stream. */
export function readAppends(found: unknown): Append[] {
  return (found as [id: string, fields: string[]][]).map(([id, [, nonce, , told = '']]) => ({
    head: `${id.split('-')[0]} ${nonce}`,
    told: JSON.parse(told) as Told[],
  }))
}
