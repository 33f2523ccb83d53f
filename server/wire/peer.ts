/** A phone's connection to one document, as rooms see it. */
export interface Peer {
  readonly device: string
  /** The client id it signed for when it connected. */
  readonly client: number
  /** False while its device is still to be let in by the directory. */
  readonly isAdmitted: boolean
  /** False for who may only bring entries: to a document it must not read, or because it was revoked. */
  readonly mayRead: boolean
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  /** Resolves when little of what was sent still waits to leave; false when the connection is gone. */
  drained(): Promise<boolean>
}
