/** What every `.langkah` file begins with: whose it is, which version, and whether it came whole. */
import { strToU8 } from 'fflate'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { crc32 } from './crc32.ts'

const MAGIC = strToU8('LANGKAH')
const HEAD_BYTES = MAGIC.length + 1 + 4

export interface Frame {
  readonly version: number
  /** False when what follows is not what was written. */
  readonly isWhole: boolean
  readonly rest: Uint8Array
}

export function writeFrame(version: number, rest: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = encoding.createEncoder()
  encoding.writeUint8Array(file, MAGIC)
  encoding.writeUint8(file, version)
  encoding.writeUint32(file, crc32(rest))
  encoding.writeUint8Array(file, rest)
  return new Uint8Array(encoding.toUint8Array(file))
}

/** Undefined when it is no file of this app. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  if (bytes.length < HEAD_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return undefined
  const head = decoding.createDecoder(bytes.subarray(MAGIC.length + 1, HEAD_BYTES))
  const rest = bytes.subarray(HEAD_BYTES)
  return { version: bytes[MAGIC.length]!, isWhole: decoding.readUint32(head) === crc32(rest), rest }
}
