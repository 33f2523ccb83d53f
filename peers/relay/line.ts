/** A phone's connection to a relay, as every contender has it, and the relay itself. */
export interface Line {
  readonly opened: Promise<void>
  /** Updates of others that arrived. */
  readonly delivered: number
  /** Told how many of its updates the relay has acknowledged by now: the best word the relay gives. */
  onAck: (count: number) => void
  /** So many weighings, each an update of its own, ready to be sent in this order. */
  prepare(count: number): Promise<Uint8Array[]>
  send(frame: Uint8Array): void
  /**
   * Asks for the whole document: how many weighings of this client it holds. Waits a while for them where the relay
   * answers before it has read its disk.
   */
  held(client: number, atLeast: number): Promise<number>
  close(): void
}

export interface RunningPeer {
  /** `client`: never used twice in a document. */
  line(document: string, client: number): Promise<Line>
  memoryMb(): Promise<number>
  /** Of processor time so far, of all its threads. */
  cpuSeconds(): Promise<number>
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface RelayPeer {
  readonly name: string
  /** Whether documents are still there after a restart, at least now and then. */
  readonly hasDisk: boolean
  /** Over what this folder holds from before. */
  start(folder: string): Promise<RunningPeer>
}

export const FIELDS = { came: true, weightKg: 9.4, heightCm: 74.5, posture: 'terlentang', armCm: 14.2, oedema: false }
