import { PRESENCE_CHANNEL, type Presence, type PresenceMessage } from './presence.ts'

/** In the worker that holds the connection: collects what this phone's pages say, and tells them of the others. */
export class PresenceDesk {
  readonly #channel = new BroadcastChannel(PRESENCE_CHANNEL)
  readonly #tell: (state: Presence | undefined) => void
  /** By page, the latest last. */
  readonly #pages = new Map<string, Presence>()
  #others: readonly Presence[] = []

  /** `tell` passes on what this phone is at: one state, that of the page that spoke last. */
  constructor(tell: (state: Presence | undefined) => void) {
    this.#tell = tell
    this.#channel.onmessage = ({ data }: MessageEvent<PresenceMessage>) => this.#hear(data)
    this.#post({ type: 'again' })
  }

  setOthers(others: readonly Presence[]): void {
    this.#others = others
    this.#sayAll()
  }

  #hear(message: PresenceMessage): void {
    if (message.type === 'here') {
      this.#pages.delete(message.page)
      if (message.state) this.#pages.set(message.page, message.state)
      this.#tell([...this.#pages.values()].at(-1))
      this.#sayAll()
    } else if (message.type === 'ask') this.#sayAll()
  }

  #sayAll(): void {
    this.#post({ type: 'all', others: this.#others, pages: [...this.#pages] })
  }

  #post(message: PresenceMessage): void {
    this.#channel.postMessage(message)
  }
}
