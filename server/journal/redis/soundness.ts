/** Whether the nodes that are written to keep the promise: asked of these very nodes, and again after any was lost. */
import type { Redis } from 'ioredis'
import { mastersOf, type Commander } from './engine.ts'

interface Asked {
  readonly nodes: readonly Redis[]
  readonly answer: Promise<void>
}

export class Soundness {
  readonly #commander: Commander
  readonly #ask: () => Promise<void>
  #asked: Asked | undefined

  /** Of nodes that were asked a moment ago. `ask` rejects when one that is written to does not keep the promise. */
  constructor(commander: Commander, ask: () => Promise<void>) {
    this.#commander = commander
    this.#ask = ask
    this.#asked = { nodes: mastersOf(commander), answer: Promise.resolve() }
    // Whoever is at the other end from now on may be somebody else.
    for (const event of ['close', '+node', '-node']) commander.on(event, () => (this.#asked = undefined))
  }

  /** Rejects when they do not, or when nobody can say. */
  now(): Promise<void> {
    const nodes = mastersOf(this.#commander)
    // In a cluster a replica becomes a primary on the connection it had.
    if (this.#asked && isSame(this.#asked.nodes, nodes)) return this.#asked.answer
    const asked = { nodes, answer: this.#ask() }
    this.#asked = asked
    asked.answer.catch(() => {
      if (this.#asked === asked) this.#asked = undefined
    })
    return asked.answer
  }
}

function isSame(before: readonly Redis[], now: readonly Redis[]): boolean {
  return before.length === now.length && before.every((node, i) => node === now[i])
}
