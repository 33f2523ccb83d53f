import type { Peer } from '../wire/peer.ts'

/** The relay itself, when it takes into a document what waited in quarantine. */
export class OwnPeer implements Peer {
  readonly device = 'relay'
  readonly client: number
  readonly isAdmitted = true
  readonly mayRead = false
  /** Why something could not be written; undefined while all went well. */
  failure: string | undefined
  /** Another relay wrote to the document meanwhile, and nothing was taken in: it may have taken in the same. */
  hasMoved = false

  constructor(client: number) {
    this.client = client
  }

  send(): void {
    // whoever asks it to take something in sees in the document what came of it
  }

  moved(): void {
    this.hasMoved = true
  }

  close(_code: number, reason: string): void {
    this.failure = reason
  }

  drained(): Promise<boolean> {
    return Promise.resolve(true)
  }
}
