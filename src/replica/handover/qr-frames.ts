/**
 * A file as a row of QR codes, shown one after the other for as long as it takes. The first are the file's blocks; each
 * after that is several blocks laid over each other (XOR), so that whoever misses some needs only as many others: a
 * random linear fountain. Any frames do, in any order, a few more than there are blocks.
 *
 * A frame: `L5A`, then in base 45 the file's CRC-32, its length, the frame's number, the block.
 */
import { fromBase45, toBase45 } from './base45.ts'
import { crc32 } from './crc32.ts'

/** A QR code of version 11 (61 modules) holds 468 characters: still read from the screen of a cheap phone. */
const MOST_BLOCK_BYTES = 300
/** A hundred blocks take some fifteen seconds; what is larger goes as a file. */
export const MOST_QR_BYTES = 100 * MOST_BLOCK_BYTES
const HEAD_BYTES = 4 + 3 + 2
const MOST_FRAMES = 0xffff
const PREFIX = 'L5'
const VERSION = 'A'

/** How many blocks a file of this length is cut into. */
export function blocksIn(length: number): number {
  return Math.max(1, Math.ceil(length / MOST_BLOCK_BYTES))
}

/** The frame with this number, from 0; after the last it begins again. */
export function frameOf(bytes: Uint8Array, number: number, crc = crc32(bytes)): string {
  const count = blocksIn(bytes.length)
  const size = Math.ceil(bytes.length / count)
  // One block needs no others laid over it, and its code stays the same.
  const n = count === 1 ? 0 : number % MOST_FRAMES
  const frame = new Uint8Array(HEAD_BYTES + size)
  const view = new DataView(frame.buffer)
  view.setUint32(0, crc)
  view.setUint8(4, bytes.length >>> 16)
  view.setUint16(5, bytes.length & 0xffff)
  view.setUint16(7, n)
  for (const block of blocksOf(n, count, crc))
    lay(frame.subarray(HEAD_BYTES), bytes.subarray(block * size, (block + 1) * size))
  return PREFIX + VERSION + toBase45(frame)
}

export type FrameVerdict = 'not-ours' | 'newer' | 'new' | 'known'

interface Row {
  readonly blocks: bigint
  readonly bytes: Uint8Array
}

/** Collects frames until the file is whole. A frame of another file begins that one. */
export class FrameCollector {
  #crc: number | undefined
  #length = 0
  /** By the smallest block each holds; together they can be solved for every block. */
  #rows = new Map<number, Row>()
  #seen = new Set<number>()

  get count(): number {
    return blocksIn(this.#length)
  }

  /** How many of the blocks are as good as here. */
  get done(): number {
    return this.#rows.size
  }

  add(text: string): FrameVerdict {
    if (!text.startsWith(PREFIX)) return 'not-ours'
    if (text[PREFIX.length] !== VERSION) return 'newer'
    const frame = fromBase45(text.slice(PREFIX.length + 1))
    if (!frame || frame.length <= HEAD_BYTES) return 'not-ours'
    const view = new DataView(frame.buffer)
    const crc = view.getUint32(0)
    const length = view.getUint8(4) * 65_536 + view.getUint16(5)
    const size = Math.ceil(length / blocksIn(length))
    if (length > MOST_QR_BYTES || frame.length !== HEAD_BYTES + size) return 'not-ours'
    if (crc !== this.#crc || length !== this.#length) this.#begin(crc, length)
    const number = view.getUint16(7)
    if (this.#seen.has(number)) return 'known'
    this.#seen.add(number)
    const blocks = blocksOf(number, this.count, crc).reduce((mask, block) => mask | (1n << BigInt(block)), 0n)
    return this.#solve({ blocks, bytes: frame.slice(HEAD_BYTES) }) ? 'new' : 'known'
  }

  /** The file, once enough was seen; undefined before that, and when what was put together is not what was sent. */
  take(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#crc === undefined || this.#rows.size < this.count) return undefined
    const size = Math.ceil(this.#length / this.count)
    const bytes = new Uint8Array(size * this.count)
    for (let block = this.count - 1; block >= 0; block--) {
      const row = this.#rows.get(block)!
      const target = bytes.subarray(block * size, (block + 1) * size)
      target.set(row.bytes)
      for (const other of bits(row.blocks))
        if (other !== block) lay(target, bytes.subarray(other * size, (other + 1) * size))
    }
    const whole = bytes.slice(0, this.#length)
    if (crc32(whole) === this.#crc) return whole
    this.#begin(this.#crc, this.#length)
    return undefined
  }

  #begin(crc: number, length: number): void {
    this.#crc = crc
    this.#length = length
    this.#rows = new Map()
    this.#seen = new Set()
  }

  /** False when it says nothing that was not known. */
  #solve({ blocks, bytes }: Row): boolean {
    let left = blocks
    while (left !== 0n) {
      const first = firstBit(left)
      const row = this.#rows.get(first)
      if (!row) {
        this.#rows.set(first, { blocks: left, bytes })
        return true
      }
      left ^= row.blocks
      lay(bytes, row.bytes)
    }
    return false
  }
}

/** Which blocks a frame lays over each other: both sides draw them from the same seed. */
function blocksOf(number: number, count: number, crc: number): number[] {
  if (number < count) return [number]
  let seed = (crc ^ Math.imul(number, 0x9e3779b1)) >>> 0
  const chosen: number[] = []
  for (let block = 0; block < count; block++) {
    // Marsaglia's xorshift32.
    seed = (seed || 1) >>> 0
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    if ((seed >>> 0) % 2 === 1) chosen.push(block)
  }
  return chosen.length > 0 ? chosen : [number % count]
}

function lay(target: Uint8Array, over: Uint8Array): void {
  for (let i = 0; i < over.length; i++) target[i]! ^= over[i]!
}

function bits(mask: bigint): number[] {
  const found: number[] = []
  for (let left = mask; left !== 0n; left &= left - 1n) found.push(firstBit(left))
  return found
}

function firstBit(mask: bigint): number {
  let bit = 0
  while (((mask >> BigInt(bit)) & 1n) === 0n) bit++
  return bit
}
