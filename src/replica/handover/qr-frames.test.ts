import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode } from 'uqr'
import { fromBase45, toBase45 } from './base45.ts'
import { crc32 } from './crc32.ts'
import { blocksIn, FrameCollector, frameOf, MOST_QR_BYTES } from './qr-frames.ts'

const aFile = (length: number, seed = 7): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (Math.imul(i + seed, 2654435761) >>> 13) & 0xff)

describe('bytes in a QR code', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes)
      }),
    )
  })

  it('are checked like RFC 9285 says', () => {
    expect(toBase45(new TextEncoder().encode('Hello!!'))).toBe('%69 VD92EX0')
    expect(toBase45(new TextEncoder().encode('base-45'))).toBe('UJCLQE7W581')
    for (const wrong of ['GGW', 'a', ':::', '::']) expect(fromBase45(wrong)).toBeUndefined()
  })

  it('have the checksum everybody has', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  })

  it('fit a code of version 11, whatever the file', () => {
    for (const length of [1, 299, 300, 301, 2500, MOST_QR_BYTES]) {
      const { version } = encode(frameOf(aFile(length), 0), { ecc: 'L' })
      expect(version).toBeLessThanOrEqual(11)
    }
  })
})

describe('frames', () => {
  it('put the file together again whichever are missed, in any order', () => {
    const length = fc.integer({ min: 1, max: 6000 })
    fc.assert(
      fc.property(length, fc.integer({ min: 0, max: 60_000 }), fc.func(fc.boolean()), (bytes, from, isMissed) => {
        const file = aFile(bytes)
        const collector = new FrameCollector()
        let shown = 0
        for (; !collector.take(); shown++) {
          if (shown > 20 * blocksIn(bytes) + 200) throw new Error('shown in vain')
          if (isMissed(shown) && shown % 3 !== 0) continue
          collector.add(frameOf(file, from + shown))
        }
        expect(collector.take()).toEqual(file)
      }),
    )
  })

  it('take few more than there are blocks when a third is missed', () => {
    let worst = 0
    for (let run = 0; run < 200; run++) {
      const file = aFile(2500, run)
      const collector = new FrameCollector()
      let shown = 0
      for (; !collector.take(); shown++) if ((shown * 7 + run) % 3 !== 0) collector.add(frameOf(file, shown + run))
      worst = Math.max(worst, shown)
    }
    // Nine blocks, of which two thirds are seen at eight a second: under five seconds even then.
    expect(worst).toBeLessThan(40)
  })

  it('begin again when another visitor is shown', () => {
    const [one, other] = [aFile(900, 1), aFile(900, 2)]
    const collector = new FrameCollector()
    collector.add(frameOf(one, 0))
    for (let i = 0; i < 3; i++) expect(collector.add(frameOf(other, i))).toBe('new')
    expect(collector.take()).toEqual(other)
  })

  it('are told from other QR codes, and from those of a newer app', () => {
    const collector = new FrameCollector()
    expect(collector.add('https://example.org/')).toBe('not-ours')
    expect(collector.add('L5A%%%')).toBe('not-ours')
    expect(collector.add('L5B0000')).toBe('newer')
    expect(collector.add(frameOf(aFile(10), 0))).toBe('new')
    expect(collector.add(frameOf(aFile(10), 1))).toBe('known')
  })

  it('of a file that was not what it said give nothing', () => {
    const collector = new FrameCollector()
    const wrongSum = 5
    collector.add(frameOf(aFile(10), 0, wrongSum))
    expect(collector.take()).toBeUndefined()
    expect(collector.done).toBe(0)
  })
})
