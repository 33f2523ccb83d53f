/** What a phone downloads and what an entry weighs. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { downloads } from '../size/downloads.ts'
import { report } from './figure.ts'
import { relayData } from './relay-data.ts'

const KB = 1000
const FIRST_SCREEN_KB = 150
const PRECACHE_KB = 450

export async function sizes(): Promise<void> {
  const gzip = downloads((bytes) => gzipSync(bytes, { level: 9 }).length)
  const brotli = downloads((bytes) => brotliCompressSync(bytes).length)
  const kB = (bytes: number): number => Math.round((bytes / KB) * 10) / 10
  const note = (bytes: number, files: number): string => `gzip, ${files} files; brotli ${kB(bytes)}`
  report({
    name: 'size: first screen, page and worker',
    value: kB(gzip.firstScreen.bytes),
    unit: 'kB',
    target: FIRST_SCREEN_KB,
    note: note(brotli.firstScreen.bytes, gzip.firstScreen.files),
  })
  report({
    name: 'size: everything kept for offline',
    value: kB(gzip.precache.bytes),
    unit: 'kB',
    target: PRECACHE_KB,
    note: note(brotli.precache.bytes, gzip.precache.files),
  })
  const { entryBytes, entries } = await relayData()
  const others = `weighing ${entryBytes.weighing}, person ${entryBytes.person}; ${entries} entries, signature included`
  report({ name: 'size: entry, median', value: entryBytes.median, unit: 'bytes', note: others })
}
