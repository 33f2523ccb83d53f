import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const app = join(import.meta.dirname, '../../build/app')
const KB = 1000

/** What the first screen loads before anybody taps: the page, what it imports at once, its styles, and the worker. */
const FIRST_SCREEN_KB = 150
/** Everything a phone keeps for offline use, the spreadsheet reader included. */
const PRECACHE_KB = 450

const gzipped = new Map(files(app).map((file) => [file, gzipSync(readFileSync(join(app, file)), { level: 9 }).length]))

describe('what a phone downloads (gzip)', () => {
  it(`is at most ${FIRST_SCREEN_KB} kB of JavaScript and CSS for the first screen, page and worker together`, () => {
    const loaded = closure(firstScreen())
    report('first screen', loaded)
    expect(sum(loaded)).toBeLessThanOrEqual(FIRST_SCREEN_KB * KB)
  })

  it(`is at most ${PRECACHE_KB} kB in all`, () => {
    const all = [...gzipped.keys()].filter((file) => file !== 'service-worker.js')
    report('precache', all)
    expect(sum(all)).toBeLessThanOrEqual(PRECACHE_KB * KB)
  })
})

/** The entry points: what the fallback page starts, the layout and the first route, and the worker. */
function firstScreen(): string[] {
  const html = readFileSync(join(app, 'app.html'), 'utf8')
  const named = [...html.matchAll(/_app\/immutable\/[\w./-]+\.(?:js|css)/g)].map(([file]) => file)
  const start = [...gzipped.keys()].filter(
    (file) => /\/nodes\/[012]\.[\w-]+\.js$/.test(file) || /\/workers\/[\w.-]+\.js$/.test(file),
  )
  const main = start.filter((file) => !file.includes('/workers/') || /\/worker-/.test(file))
  return [...new Set([...named, ...main])]
}

/** With everything imported statically from there, styles included. */
function closure(entries: readonly string[]): string[] {
  const seen = new Set<string>()
  const queue = [...entries]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !gzipped.has(file)) continue
    seen.add(file)
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(app, file), 'utf8')
    for (const match of text.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      queue.push(join(file, '..', match[1]!))
    }
  }
  return [...seen]
}

function sum(list: readonly string[]): number {
  return list.reduce((total, file) => total + gzipped.get(file)!, 0)
}

function report(what: string, list: readonly string[]): void {
  process.stdout.write(`${what}: ${(sum(list) / KB).toFixed(1)} kB gzip in ${list.length} files\n`)
}

function files(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = join(prefix, entry.name)
    return entry.isDirectory() ? files(folder, path) : [path]
  })
}
