/** Who is at a document right now: one small state a connection, passed on when it changes, never stored. */
import { limit } from '../src/protocol.ts'
import { presenceFrame, type PresenceState } from './frames.ts'
import type { Peer } from './peer.ts'

const GONE = 'null'

export class Presence {
  readonly #states = new Map<Peer, PresenceState>()
  readonly #now: () => number
  #clock = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** What a newcomer has to hear; undefined when nobody is here. */
  all(): Uint8Array | undefined {
    return this.#states.size > 0 ? presenceFrame([...this.#states.values()]) : undefined
  }

  /**
   * The frame the others have to hear; undefined when nothing changed. Only the client id the peer signed for counts:
   * a stock provider repeats what it hears about others.
   */
  change(peer: Peer, states: readonly PresenceState[]): Uint8Array | undefined {
    const own = states.find(({ client }) => client === peer.client)
    if (!own || own.state === (this.#states.get(peer)?.state ?? GONE)) return undefined
    if (own.state === GONE) return this.leave(peer)
    if (Buffer.byteLength(own.state) > limit.awarenessBytes || !isJson(own.state)) return undefined
    const state = { client: peer.client, clock: this.#tick(), state: own.state }
    this.#states.set(peer, state)
    return presenceFrame([state])
  }

  leave(peer: Peer): Uint8Array | undefined {
    if (!this.#states.delete(peer)) return undefined
    return presenceFrame([{ client: peer.client, clock: this.#tick(), state: GONE }])
  }

  /** Rises over restarts and reconnects too: a phone ignores a state whose clock it has seen. */
  #tick(): number {
    this.#clock = Math.max(this.#clock + 1, this.#now())
    return this.#clock
  }
}

/** What is passed on is parsed by every phone that hears it. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
