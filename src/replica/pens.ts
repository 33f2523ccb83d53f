/** Client ids under which this phone puts in other devices' entries: one an author, a fresh one when a count falls back. */
interface Pen {
  readonly client: number
  length: number
  lastN: number
}

export class Pens {
  readonly #pens = new Map<string, Pen>()

  /** Where the author's entry with this count goes. */
  next(author: string, n: number): { client: number; clock: number } {
    const known = this.#pens.get(author)
    const pen = known && n > known.lastN ? known : { client: freshClient(), length: 0, lastN: 0 }
    this.#pens.set(author, pen)
    pen.lastN = n
    return { client: pen.client, clock: pen.length++ }
  }

  /** The relay did not take what went there: the author's next entries go elsewhere. */
  drop(author: string): void {
    this.#pens.delete(author)
  }
}

function freshClient(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!
}
