import { digestOf } from '../protocol.ts'
import { clocksOf } from './doc-rows.ts'
import { isFolded } from './fold-document.ts'
import type { Ports } from './ports.ts'

/** Equals no digest: the document must be opened, whatever the relay holds. */
const NOT_FOLDED = 'not folded'

/** Digests of documents that are closed, each read back from disk once a session. */
export class OwnDigests {
  readonly #ports: Pick<Ports, 'store' | 'readBack'>
  readonly #known = new Map<string, string>()

  constructor(ports: Pick<Ports, 'store' | 'readBack'>) {
    this.#ports = ports
  }

  async of(name: string): Promise<string> {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const doc = await this.#ports.readBack(name)
    const digest = (await isFolded(this.#ports.store, name, doc)) ? digestOf(clocksOf(doc)) : NOT_FOLDED
    doc.destroy()
    this.#known.set(name, digest)
    return digest
  }

  /** It is opened, and will be another when it is closed. */
  forget(name: string): void {
    this.#known.delete(name)
  }
}
