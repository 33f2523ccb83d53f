/** How bad things are. While the simulation heals, nothing goes wrong any more. */
export interface Luck {
  /** A phone dies right before, or right after, a transaction is on its disk. */
  readonly dieAtCommit: number
  /** A phone's storage refuses a transaction. */
  readonly phoneDiskFails: number
  /** A transaction takes this long now and then. */
  readonly slowCommit: number
  /** A phone dies when it has just put a frame on the wire. */
  readonly dieAfterSend: number
  /** The relay's disk refuses a batch. */
  readonly relayDiskFails: number
  /** The relay dies between writing a batch and having it on disk, or between that and its acknowledgement. */
  readonly relayDiesAtAppend: number
  /** Of several relays: one does not hear what became of its append. */
  readonly engineSilent: number
  /** A frame sits in a buffer on its way. */
  readonly stalls: number
  /** A wire is slow from its beginning to its end. */
  readonly slowWire: number
}

export const ordinaryLuck: Luck = {
  dieAtCommit: 0.003,
  phoneDiskFails: 0.003,
  slowCommit: 0.2,
  dieAfterSend: 0.001,
  relayDiskFails: 0.005,
  relayDiesAtAppend: 0.004,
  engineSilent: 0.02,
  stalls: 0.01,
  slowWire: 0.3,
}

export const noTrouble: Luck = {
  dieAtCommit: 0,
  phoneDiskFails: 0,
  slowCommit: 0.2,
  dieAfterSend: 0,
  relayDiskFails: 0,
  relayDiesAtAppend: 0,
  engineSilent: 0,
  stalls: 0,
  slowWire: 0,
}
