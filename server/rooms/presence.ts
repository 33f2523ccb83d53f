/** Who is at a document right now: one small state a connection, passed on when it changes, never stored. */
import { limit } from '../../src/protocol.ts'
import { presenceFrame, type PresenceState } from '../wire/frames.ts'
import type { Peer } from '../wire/peer.ts'

const GONE = 'null'
/** A phone has one connection to a document. More are its dead ones, or a device that wants to fill the others' screens. */
const MOST_OF_A_DEVICE = 4

/** What others have to hear, by whom it is about. */
export type PresenceChanges = ReadonlyMap<Peer, PresenceState>

const NOTHING: PresenceChanges = new Map()

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
   * What the others have to hear. Only the client id the peer signed for counts: a stock provider repeats what it hears
   * about others.
   */
  change(peer: Peer, states: readonly PresenceState[]): PresenceChanges {
    const own = states.find(({ client }) => client === peer.client)
    if (!own || own.state === (this.#states.get(peer)?.state ?? GONE)) return NOTHING
    if (own.state === GONE) return this.leave(peer)
    if (Buffer.byteLength(own.state) > limit.awarenessBytes || !isJson(own.state)) return NOTHING
    const outdone = this.#states.has(peer) ? NOTHING : this.#makeRoomFor(peer.device)
    const state = { client: peer.client, clock: this.#tick(), state: own.state }
    this.#states.set(peer, state)
    return new Map([...outdone, [peer, state]])
  }

  leave(peer: Peer): PresenceChanges {
    if (!this.#states.delete(peer)) return NOTHING
    return new Map([[peer, { client: peer.client, clock: this.#tick(), state: GONE }]])
  }

  /** The oldest connection of a device that has as many as may be seen is seen no more. */
  #makeRoomFor(device: string): PresenceChanges {
    const own = [...this.#states.keys()].filter((peer) => peer.device === device)
    return own.length < MOST_OF_A_DEVICE ? NOTHING : this.leave(own[0]!)
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
