import { describe, expect, it } from 'vitest'
import { readFrame } from './frame-reader.ts'
import { step1Frame } from './frames.ts'

/** As long as a directory's: four hundred devices. */
const MANY = new Map(Array.from({ length: 400 }, (_, i) => [1_000_000 + i, i + 1] as const))

function heldIn(frame: Uint8Array): ReadonlyMap<number, number> {
  const read = readFrame(frame)
  if (read.type !== 'vector') throw new Error(`expected a vector, found ${read.type}`)
  return read.held
}

describe('what a phone says it holds', () => {
  it('is read once where many hold the same', () => {
    expect(heldIn(step1Frame(MANY))).toEqual(MANY)
    expect(heldIn(step1Frame(MANY))).toBe(heldIn(step1Frame(MANY)))
  })

  it('is read anew where one number is another, and where what was read before is written over', () => {
    const other = new Map(MANY).set(1_000_007, 9)
    expect(heldIn(step1Frame(MANY)).get(1_000_007)).toBe(8)
    expect(heldIn(step1Frame(other))).toEqual(other)
    const frame = step1Frame(MANY)
    const before = heldIn(frame)
    frame.set(step1Frame(other))
    expect(heldIn(frame)).toEqual(other)
    expect(before).toEqual(MANY)
  })

  it('is no frame when it breaks off, whatever was read before it', () => {
    const frame = step1Frame(MANY)
    expect(heldIn(frame)).toEqual(MANY)
    expect(() => readFrame(frame.subarray(0, -1))).toThrow()
    expect(heldIn(frame)).toEqual(MANY)
  })
})
