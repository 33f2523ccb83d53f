import type { Digests } from '../rooms/digests.ts'
import type { PhoneFrame } from './frame-reader.ts'
import type { Office } from '../office.ts'
import type { Peer } from './peer.ts'
import type { Room } from '../rooms/room.ts'

export interface Correspondents {
  readonly digests: Digests
  /** Absent where nobody asks. */
  readonly office?: Office
}

/** Deals with what a phone said; resolves when that is done, so that it can be heard at the pace it is dealt with. */
export async function dealWith(
  frame: PhoneFrame,
  peer: Peer,
  room: Room,
  { digests, office }: Correspondents,
): Promise<void> {
  switch (frame.type) {
    case 'vector':
      return room.answer(peer, frame.held)
    case 'update':
      return room.receive(peer, frame.update)
    case 'presence':
      return room.changePresence(peer, frame.states)
    case 'watch':
      return digests.watch(peer)
    case 'office':
      return office?.answer(peer, room.document, frame.question)
    case 'unsent':
      return office?.hear(peer, room.document, frame.unsent)
    case 'answer': // it has answered already
    case 'unknown':
      return
  }
}
