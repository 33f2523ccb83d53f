import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { downloads, type Download } from './downloads.ts'

const KB = 1000
const FIRST_SCREEN_KB = 150
const PRECACHE_KB = 450
const IN_THE_END_KB = 580

const { firstScreen, precache, inTheEnd } = downloads((bytes) => gzipSync(bytes, { level: 9 }).length)

describe('what a phone downloads (gzip)', () => {
  it(`is at most ${FIRST_SCREEN_KB} kB of JavaScript and CSS for the first screen, page and worker together`, () => {
    say('first screen', firstScreen)
    expect(firstScreen.bytes).toBeLessThanOrEqual(FIRST_SCREEN_KB * KB)
  })

  it(`is at most ${PRECACHE_KB} kB until it is installed`, () => {
    say('precache', precache)
    expect(precache.bytes).toBeLessThanOrEqual(PRECACHE_KB * KB)
  })

  it(`is at most ${IN_THE_END_KB} kB with all that a kader's phone fetches afterwards`, () => {
    say('in the end', inTheEnd)
    expect(inTheEnd.bytes).toBeLessThanOrEqual(IN_THE_END_KB * KB)
  })
})

function say(what: string, { bytes, files }: Download): void {
  process.stdout.write(`${what}: ${(bytes / KB).toFixed(1)} kB gzip in ${files} files\n`)
}
