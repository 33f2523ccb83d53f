/** What changed about who is here: told at once, and then gathered, so that however often it changes few messages leave. */
import { presenceFrame } from '../wire/frames.ts'
import type { Peer } from '../wire/peer.ts'
import type { PresenceChanges } from './presence.ts'

/** Changes of this long travel together. */
const GATHER_MS = 100

export class PresenceNews {
  readonly #members: { keys(): Iterable<Peer> }
  #news: PresenceChanges = new Map()
  #timer: NodeJS.Timeout | undefined

  /** `members`: who has to hear of it, each but of himself. */
  constructor(members: { keys(): Iterable<Peer> }) {
    this.#members = members
  }

  tell(changes: PresenceChanges): void {
    if (changes.size === 0) return
    this.#news = new Map([...this.#news, ...changes])
    if (!this.#timer) this.#send()
  }

  #send(): void {
    this.#timer = undefined
    if (this.#news.size === 0) return
    const news = this.#news
    this.#news = new Map()
    this.#timer = setTimeout(() => this.#send(), GATHER_MS)
    const forAll = presenceFrame([...news.values()])
    for (const peer of this.#members.keys()) {
      if (!peer.mayRead) continue
      if (!news.has(peer)) peer.send(forAll)
      else if (news.size > 1)
        peer.send(presenceFrame([...news].filter(([about]) => about !== peer).map(([, state]) => state)))
    }
  }
}
