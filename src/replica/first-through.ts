/**
 * After an outage each connection waits some seconds between its attempts. The first that gets through says that there is
 * a relay: the phone's others need not sit out their waits, or the screen would be as late as the unluckiest of them. Only
 * the first says so, lest a relay that closes what it has opened be asked again at once, by one after the other.
 */
import type { ConnectionStatus } from './ports.ts'

export class FirstThrough {
  readonly #through = new Set<string>()

  /** True when this document's connection has exchanged with the relay and no other stands. */
  isFirst(document: string, status: ConnectionStatus): boolean {
    if (status !== 'synced') {
      this.#through.delete(document)
      return false
    }
    const isFirst = this.#through.size === 0
    this.#through.add(document)
    return isFirst
  }

  closed(document: string): void {
    this.#through.delete(document)
  }
}
