import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Answer } from '../../src/protocol.ts'

/** A phone's answer to the challenge as an app of another protocol version gives it. */
export function otherVersion(answerFrame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(answerFrame)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, decoding.readVarUint(decoder))
  const answer = JSON.parse(decoding.readVarString(decoder)) as Answer
  encoding.writeVarString(encoder, JSON.stringify({ ...answer, version: 0 }))
  return encoding.toUint8Array(encoder)
}
