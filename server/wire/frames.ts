/** Bytes out. */
import * as encoding from 'lib0/encoding'
import { runsToUpdate, type Run } from '../../src/log/update.ts'
import { message, type Challenge, type OfficeAnswer, type Refusal } from '../../src/protocol.ts'

/** y-protocols' sync messages, after the message number. */
export const sync = { step1: 0, step2: 1, update: 2 } as const

export function updateFrame(runs: readonly Run[]): Uint8Array {
  return syncFrame(sync.update, runsToUpdate(runs))
}

/** The answer to a phone's SyncStep1: with it the phone calls itself synced, so it comes last. */
export function step2Frame(runs: readonly Run[]): Uint8Array {
  return syncFrame(sync.step2, runsToUpdate(runs))
}

/** Asks for everything past what is on disk. */
export function step1Frame(held: Iterable<readonly [client: number, clock: number]>): Uint8Array {
  const pairs = [...held].sort(([a], [b]) => b - a)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, pairs.length)
  writePairs(encoder, pairs)
  return syncFrame(sync.step1, encoding.toUint8Array(encoder))
}

export function isStep1([type, part]: Uint8Array): boolean {
  return type === message.sync && part === sync.step1
}

/** Entries of these clients below these clocks are on disk. */
export function ackFrame(pairs: readonly (readonly [client: number, clock: number])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, message.ack)
  encoding.writeVarUint(encoder, pairs.length)
  writePairs(encoder, pairs)
  return encoding.toUint8Array(encoder)
}

export function challengeFrame(challenge: Challenge): Uint8Array {
  return jsonFrame(message.challenge, challenge)
}

export function refusalFrame(refusals: readonly Refusal[]): Uint8Array {
  return jsonFrame(message.refusal, refusals)
}

export function digestsFrame(digests: readonly (readonly [document: string, digest: string])[]): Uint8Array {
  return jsonFrame(message.digests, digests)
}

export function officeFrame(answer: OfficeAnswer): Uint8Array {
  return jsonFrame(message.office, answer)
}

export const HEARTBEAT_FRAME = emptyFrame(message.heartbeat)

export interface PresenceState {
  readonly client: number
  readonly clock: number
  /** JSON; `null` when it is gone. */
  readonly state: string
}

export function presenceFrame(states: readonly PresenceState[]): Uint8Array {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, states.length)
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(update, client)
    encoding.writeVarUint(update, clock)
    encoding.writeVarString(update, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, message.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
  return encoding.toUint8Array(encoder)
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, message.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function jsonFrame(type: number, value: unknown): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarString(encoder, JSON.stringify(value))
  return encoding.toUint8Array(encoder)
}

function emptyFrame(type: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  return encoding.toUint8Array(encoder)
}

function writePairs(encoder: encoding.Encoder, pairs: readonly (readonly [number, number])[]): void {
  for (const [client, clock] of pairs) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
}
