/**
 * What phones and the relay say to each other: the y-websocket protocol (sync 0, awareness 1) and a few messages of our
 * own. Numbers, close codes and limits; no behaviour beyond the digest both sides must compute alike.
 */

export const PROTOCOL_VERSION = 1

/** Documents are opened at this path followed by their name. */
export const SYNC_PATH = '/sync/'

/**
 * Where documents are pulled in batches over HTTP. A POST without anything is answered with a `PullChallenge` (401); one
 * that is signed, with frames (`log/pull.ts`).
 */
export const PULL_PATH = '/pull'
export const PULL_SCHEME = 'Langkah'

export const message = {
  sync: 0,
  awareness: 1,
  /** relay → phone, first on every connection. JSON `Challenge`. */
  challenge: 100,
  /** phone → relay: who is connecting. JSON `Answer`. */
  answer: 101,
  /** relay → phone: varuint count, then for each (clientID, clock): entries below that clock are on the relay's disk. */
  ack: 102,
  /** relay → phone. JSON `Refusal[]`: these entries were not taken; the others were. */
  refusal: 103,
  /** phone → relay: tell me, on this connection, when any document I may read changes. Empty. */
  watch: 104,
  /** relay → phone: JSON `[document, digest][]`, all of them first, then those that changed. */
  digests: 105,
  /** relay → phone: I am here (y-websocket drops a connection on which it hears nothing for 30 s). Empty. */
  heartbeat: 106,
  /** phone → relay, on the directory's connection, from devices of the puskesmas. JSON `OfficeQuestion`. */
  askOffice: 107,
  /** relay → phone, in answer. JSON `OfficeAnswer`. */
  office: 108,
  /** phone → relay, on the directory's connection: what it has not sent yet. JSON `UnsentByPosyandu`. */
  unsent: 109,
} as const

export interface Challenge {
  readonly version: number
  /** Random for every connection. */
  readonly nonce: string
  /** The journal's own random id: when it changes, what was acknowledged counts again. */
  readonly journal: string
}

export interface Answer {
  readonly version: number
  readonly device: string
  readonly publicKey: string
  /** The Y.Doc client id this connection will write under. */
  readonly client: number
  /** Over `challengeText`. */
  readonly signature: string
}

/** What a device signs to connect: bound to this relay, this connection, this document and this client id. */
export function challengeText(challenge: Challenge, document: string, client: number): string {
  return [challenge.journal, challenge.nonce, document, client].join('\n')
}

/** Good for one question within half a minute. */
export interface PullChallenge {
  readonly version: number
  readonly nonce: string
  readonly journal: string
}

/** What a device signs to pull: bound to this relay, this moment, this device and these bytes (their SHA-256, base64url). */
export function pullText({ journal, nonce }: PullChallenge, device: string, bodyHash: string): string {
  return [journal, nonce, device, bodyHash].join('\n')
}

export type RefusalReason =
  | 'malformed'
  | 'wrong-document'
  | 'bad-signature'
  | 'other-author'
  | 'count-not-rising'
  | 'counter-too-far'
  | 'not-allowed'
  | 'not-invited'
  | 'invitation-used'
  | 'invitation-over'
  | 'revoked'
  | 'too-large'
  | 'not-an-append'

export interface Refusal {
  readonly client: number
  readonly clock: number
  /** Absent when what came cannot be read as an entry. */
  readonly id?: string
  readonly reason: RefusalReason
}

/** What an admin asks that only the relay knows. */
export interface OfficeQuestion {
  readonly ask: 'devices' | 'quarantine'
}

export type OfficeAnswer =
  | { readonly tells: 'devices'; readonly devices: readonly DeviceContact[] }
  /** Newest first, at most 500. */
  | { readonly tells: 'quarantine'; readonly refused: readonly RefusedEntry[] }

export interface DeviceContact {
  readonly device: string
  /** ISO time by the relay's clock; absent when the relay has not heard of it since it started. */
  readonly lastSeenAt?: string
  /** For each document, the device's greatest count that stands. */
  readonly accepted: Readonly<Record<string, number>>
  /** As it said when it was last heard; absent when it never said. */
  readonly unsent?: UnsentByPosyandu
}

/** Of its own entries; a posyandu that is not named has none. Told after connecting, and when it changes. */
export type UnsentByPosyandu = Readonly<Record<string, UnsentEntries>>

export interface UnsentEntries {
  readonly count: number
  /** When the oldest of them was written, ISO, as the phone claims. */
  readonly since?: string
}

export interface RefusedEntry {
  /** Absent when what came cannot be read as an entry. */
  readonly id?: string
  /** Who sent it. */
  readonly device: string
  readonly document: string
  readonly reason: RefusalReason
  /** ISO time by the relay's clock. */
  readonly receivedAt: string
  readonly text?: string
}

/** Codes 4400 to 4499 are final: y-websocket stops reconnecting. All others are tried again. */
export const closeCode = {
  notAllowed: 4403,
  badProtocol: 4400,
  updateNeeded: 4426,
  goingAway: 1001,
  tooLarge: 1009,
  unknownDevice: 4503,
  /** Not yet, perhaps: a posyandu and its first family may be written on one phone before either is sent. */
  noSuchDocument: 4504,
  /** What it may do has changed: it comes again, and finds out. */
  grantChanged: 4510,
  tooSlow: 4508,
  tooMany: 4529,
  storage: 4507,
} as const

export const limit = {
  messageBytes: 1024 * 1024,
  /** Held until the challenge is answered. */
  heldBytes: 256 * 1024,
  answerWithinMs: 10_000,
  heartbeatEveryMs: 15_000,
  messagesPerSecond: 200,
  /** Over a longer time: a burst of a few seconds' worth may come at once. */
  bytesPerSecond: 1024 * 1024,
  connections: 5_000,
  connectionsPerDevice: 80,
  awarenessBytes: 512,
  /** Of a question of which documents to pull. */
  pullBytes: 512 * 1024,
  /** An entry's counter may be this far above the greatest the relay has accepted. */
  counterJump: 1_000_000,
} as const

/**
 * A document's digest: equal when both sides hold the same entries. Takes, for every client id, how many entries are
 * held; the order does not matter. 53 bits (cyrb53), base 36.
 */
export function digestOf(held: Iterable<readonly [client: number, clock: number]>): string {
  const text = [...held]
    .filter(([, clock]) => clock > 0)
    .sort(([a], [b]) => a - b)
    .map((pair) => pair.join(':'))
    .join(' ')
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
