import { createSubscriber } from 'svelte/reactivity'
import { PRESENCE_CHANNEL, type Presence, type PresenceMessage } from './presence.ts'

/** The page's side: says what is open here, and knows what is open on other phones and in other tabs. */
export class PresenceLine {
  readonly #page = crypto.randomUUID()
  readonly #channel = new BroadcastChannel(PRESENCE_CHANNEL)
  #state: Presence | undefined
  #others: readonly Presence[] = $state.raw([])
  readonly #subscribe = createSubscriber(() => this.#post({ type: 'ask' }))

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<PresenceMessage>) => this.#hear(data)
    addEventListener('pagehide', () => this.#post({ type: 'here', page: this.#page, state: undefined }))
    addEventListener('pageshow', () => this.#state && this.be(this.#state))
  }

  /** Undefined: nobody is served on this screen. */
  be(state: Presence | undefined): void {
    this.#state = state
    this.#post({ type: 'here', page: this.#page, state })
  }

  /** Empty while this phone is offline. */
  get others(): readonly Presence[] {
    this.#subscribe()
    return this.#others
  }

  #hear(message: PresenceMessage): void {
    if (message.type === 'all') {
      const inTabs = message.pages.filter(([page]) => page !== this.#page).map(([, state]) => state)
      this.#others = [...inTabs, ...message.others]
    } else if (message.type === 'again' && this.#state) this.be(this.#state)
  }

  #post(message: PresenceMessage): void {
    this.#channel.postMessage(message)
  }
}
