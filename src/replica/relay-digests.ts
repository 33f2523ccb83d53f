/** The relay's word on what it holds of each document, and which documents wait for their turn to be compared with it. */
import type { Digest } from './ports.ts'

export class RelayDigests {
  /** The relay's last word on each document. */
  readonly #said = new Map<string, string>()
  readonly #waiting = new Map<string, string>()
  /** Digests that a full exchange did not bring into agreement (we hold what it refuses). */
  readonly #different = new Map<string, string>()

  take(digests: readonly Digest[]): void {
    for (const [name, digest] of digests) this.#said.set(name, digest)
  }

  /** False when a full exchange did not bring this very digest into agreement. */
  isWorthATurn(name: string, digest: string): boolean {
    return this.#different.get(name) !== digest
  }

  /** After a full exchange it is still not what we hold. */
  stayedDifferent(name: string, digest: string): void {
    this.#different.set(name, digest)
  }

  /** What the relay said that is not what we hold (`own`), if an exchange may change that. */
  unreached(name: string, own: string): string | undefined {
    const said = this.#said.get(name)
    return said !== undefined && said !== own && this.isWorthATurn(name, said) ? said : undefined
  }

  wait(name: string, digest: string): void {
    this.#waiting.set(name, digest)
  }

  /** It had its turn: what came in the meantime goes before. */
  waitAgain(name: string, digest: string): void {
    if (!this.#waiting.has(name)) this.#waiting.set(name, digest)
  }

  /** Takes the next from those that wait. */
  next(): Digest | undefined {
    const [next] = this.#waiting
    if (next) this.#waiting.delete(next[0])
    return next
  }
}
