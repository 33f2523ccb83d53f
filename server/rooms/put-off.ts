/** What was neither taken nor refused: entries of devices that are still unknown, and what stands behind a gap. */
import { invitation as invitationType } from '../../src/log/records/invitation.ts'
import type { Access } from '../access.ts'
import type { Entry } from '../../src/log/entry.ts'
import type { Outcome } from './batch.ts'
import type { Peer } from '../wire/peer.ts'

/** A hostile phone can name any number of devices and client ids. */
const MOST_REMEMBERED = 1000
/** Of one phone. What is asked is long, and what makes the relay ask is short. */
const MOST_QUESTIONS = 50

/** What was accepted here, or written by another relay; and what was refused. */
interface News {
  readonly accepted: readonly { readonly entry: Entry }[]
  readonly refused: Outcome['refused']
}

export class PutOff {
  readonly #waitedFor = new Set<string>()
  /** More devices are waited for than are remembered. */
  #isAnybodyWaitedFor = false
  /** Phones of the puskesmas that brought devices whose invitation is not known. */
  readonly #turnedAwayFrom = new Set<Peer>()
  readonly #askedAgain = new WeakMap<Peer, Set<number>>()
  readonly #questions = new WeakMap<Peer, number>()

  /** Remembers what was put off; returns the phones to ask again. A phone with a gap is honest: it is asked once. */
  note({ waiting, gaps, durable }: Outcome): Set<Peer> {
    for (const device of waiting) {
      if (this.#waitedFor.size < MOST_REMEMBERED) this.#waitedFor.add(device)
      else this.#isAnybodyWaitedFor = true
    }
    const toAsk = new Set<Peer>()
    for (const { from, client } of gaps) {
      const asked = this.#askedAgain.get(from) ?? new Set()
      this.#askedAgain.set(from, asked)
      if (asked.has(client) || asked.size >= MOST_REMEMBERED) continue
      asked.add(client)
      if (from.isAdmitted) toAsk.add(from)
    }
    for (const peer of toAsk) {
      const count = (this.#questions.get(peer) ?? 0) + 1
      if (count > MOST_QUESTIONS) toAsk.delete(peer)
      else this.#questions.set(peer, count)
    }
    for (const { from, client } of durable) {
      const isStuck = gaps.some((gap) => gap.from === from && gap.client === client)
      if (!isStuck) this.#askedAgain.get(from)?.delete(client)
    }
    return toAsk
  }

  /**
   * A relay that lost its journal gets the directory back from somebody of the puskesmas, in whatever order: a device may
   * stand in it before its invitation. Returns the phones to ask again now that there are more invitations.
   */
  mayComeInNow({ accepted, refused }: News, access: Access): Peer[] {
    for (const { from, refusal } of refused) {
      if (refusal.reason === 'not-invited' && access.isAdmin(from.device)) this.#turnedAwayFrom.add(from)
    }
    if (!accepted.some(({ entry }) => entry.kind === invitationType.kind)) return []
    const toAsk = [...this.#turnedAwayFrom]
    this.#turnedAwayFrom.clear()
    return toAsk
  }

  left(peer: Peer): void {
    this.#turnedAwayFrom.delete(peer)
  }

  /** Whether entries of this device may have been put off until now. */
  isWaitedFor(device: string): boolean {
    return this.#waitedFor.delete(device) || this.#isAnybodyWaitedFor
  }
}
